package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that was taken and comes back later. */
class BouncesTest {

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", "smtp"),
        new ServerSetup(0, "127.0.0.1", "imap"),
        new ServerSetup(0, "127.0.0.1", "pop3")
    });

    private final MailRoom room = new MailRoom();
    private GreenMailUser mailbox;

    @BeforeEach
    void a_mail_was_sent() {
        mailbox = POST.setUser("bounces@example.org", "bounces", "secret");
        room.send("1", "Ann@example.org", "One", "x");
        room.delivery(MailRoom.settings("127.0.0.1", POST.getSmtp().getPort())).deliverDue();
    }

    @ParameterizedTest
    @EnumSource
    void mail_that_comes_back_for_good_closes_its_address(BounceSettings.Protocol protocol) throws Exception {
        receive(report("failed", "5.1.1", messageId(), "text/rfc822-headers"));
        receive("From: ann@example.org\r\nSubject: a question\r\n\r\nWhen is the session?\r\n");
        receive(report("failed", "5.1.1", "<of.somebody@else.example>", "message/rfc822"));
        room.bounces(settings(protocol)).read();
        assertThat(room.addresses().bounced(10)).singleElement().satisfies(bounced -> {
            assertThat(bounced.address()).isEqualTo("ann@example.org");
            assertThat(bounced.reason()).isEqualTo("550 5.1.1 <x@elsewhere.example> User unknown in table");
        });
        assertThat(remaining())
                .as("what is not ours stays")
                .hasSize(2)
                .noneMatch(subject -> subject.equals("Returned"));
        room.send("2", "ann@example.org", "Two", "x");
        assertThat(room.state("2")).isEqualTo("bounced");
        room.bounces(settings(protocol)).read();
        assertThat(room.state("1")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4.7", "5.2.2", "5.7.1"})
    void a_mail_that_comes_back_for_another_reason_is_noted_and_its_address_stays_open(String status) throws Exception {
        receive(report("failed", status, messageId(), "message/rfc822"));
        room.bounces(settings(BounceSettings.Protocol.IMAP)).read();
        assertThat(room.addresses().bounced(10)).isEmpty();
        assertThat(room.column("bounced_at is not null", Boolean.class)).isTrue();
        assertThat(remaining()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed"})
    void delays_and_receipts_are_none(String action) throws Exception {
        receive(report(action, "5.1.1", messageId(), "message/rfc822"));
        room.bounces(settings(BounceSettings.Protocol.IMAP)).read();
        assertThat(room.column("bounced_at is null", Boolean.class)).isTrue();
    }

    @Test
    void a_message_id_in_the_text_of_what_was_returned_is_not_believed() throws Exception {
        receive(report("failed", "5.1.1", "<x@y>\r\n\r\nMessage-ID: " + messageId(), "message/rfc822"));
        room.bounces(settings(BounceSettings.Protocol.IMAP)).read();
        assertThat(room.addresses().bounced(10)).isEmpty();
    }

    @Test
    void a_mailbox_that_does_not_answer_is_asked_again_later() {
        var gone = new BounceSettings(
                BounceSettings.Protocol.IMAP, "127.0.0.1", 1, "bounces", "wrong", "INBOX", null, MailSettings.Tls.NONE);
        room.bounces(gone).read();
        assertThat(gone.toString()).isEqualTo("bounces · 127.0.0.1:1");
    }

    private String messageId() {
        return "<" + room.column("cast(id as text)", String.class) + "@example.org>";
    }

    private void receive(String mail) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private List<String> remaining() throws Exception {
        return POST.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                .map(stored -> subject(stored.getMimeMessage()))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Postfix writes them. */
    private static String report(String action, String status, String messageId, String returnedType) {
        String subject = messageId.endsWith("@example.org>") && returnedType.startsWith("text") ? "Returned" : "Other";
        return """
                From: MAILER-DAEMON@relay.example
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry to have to inform you.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example
                Arrival-Date: Sun, 29 Mar 2026 00:30:01 +0000

                Final-Recipient: rfc822; x@elsewhere.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 <x@elsewhere.example> User unknown
                    in table

                --b
                Content-Type: %s

                Subject: One
                Message-ID: %s

                --b--
                """.formatted(subject, action, status, returnedType, messageId).replaceAll("\r?\n", "\r\n");
    }

    private BounceSettings settings(BounceSettings.Protocol protocol) {
        int port = protocol == BounceSettings.Protocol.IMAP
                ? POST.getImap().getPort()
                : POST.getPop3().getPort();
        return new BounceSettings(
                protocol, "127.0.0.1", port, "bounces", "secret", "INBOX", null, MailSettings.Tls.NONE);
    }
}
