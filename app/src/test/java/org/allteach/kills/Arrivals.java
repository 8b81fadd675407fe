package org.allteach.kills;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that came. Those of one Message-ID are one, if they look the same. */
final class Arrivals {

    private static final Pattern INVITATION = Pattern.compile("calendar/([^/]+)/[^/]+/\\d+/([A-Z]+)");

    private final JdbcClient jdbc;
    private final ToIntFunction<String> session;
    private final Map<UUID, MimeMessage> messages = new HashMap<>();
    private final List<Programme.Mail> mails = new ArrayList<>();
    private final Map<Programme.Mail, Instant> digests = new HashMap<>();
    private int again;

    /** @param session the number of the session that has an id */
    Arrivals(JdbcClient jdbc, ToIntFunction<String> session) {
        this.jdbc = jdbc;
        this.session = session;
    }

    void add(String text) throws MessagingException {
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        UUID id = UUID.fromString(message.getMessageID().replaceAll("^<|@.*$", ""));
        MimeMessage before = messages.putIfAbsent(id, message);
        if (before == null) {
            read(id, message);
        } else {
            assertThat(message.getSentDate()).isEqualTo(before.getSentDate());
            assertThat(message.getSubject()).isEqualTo(before.getSubject());
            again++;
        }
    }

    private void read(UUID id, MimeMessage message) throws MessagingException {
        String email = message.getRecipients(RecipientType.TO)[0].toString();
        Instant written = message.getSentDate().toInstant();
        String key = jdbc.sql("select unique_key from outgoing_mail where id = ?")
                .param(id)
                .query(String.class)
                .single();
        var invitation = INVITATION.matcher(key);
        if (invitation.matches()) {
            String what = "session " + session.applyAsInt(invitation.group(1)) + " " + invitation.group(2);
            mails.add(new Programme.Mail(email, LocalDate.ofInstant(written, ZoneOffset.UTC), what));
        } else {
            LocalDate day = LocalDate.parse(key.replaceAll("^.*/", ""));
            var digest = new Programme.Mail(email, day, key.replaceAll("/.*", ""));
            mails.add(digest);
            digests.put(digest, written);
        }
    }

    /** What each of them is. */
    List<Programme.Mail> mails() {
        return mails;
    }

    /** When the digests among them were written. */
    Map<Programme.Mail, Instant> digests() {
        return digests;
    }

    /** How many came a second time. */
    int again() {
        return again;
    }
}
