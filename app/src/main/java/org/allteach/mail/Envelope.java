package org.allteach.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it travels. Text and HTML are alternatives; an invitation is a third one, which mail programs turn into an
 * entry, and comes as a file too for those that do not.
 *
 * @param writtenAt when it was put in the outbox (RFC 5322, 3.6.1: when it was complete, not when it travels)
 * @param unsubscribing the address where its reader says that they want no more of this kind; null where there is none
 */
record Envelope(
        UUID id,
        Instant writtenAt,
        String recipient,
        String subject,
        @Nullable String language,
        String text,
        @Nullable String html,
        @Nullable String method,
        @Nullable String calendar,
        @Nullable String unsubscribing) {

    private static final String SECRET = "{secret}";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** The same mail with its reader's secret in its links. */
    Envelope linked(String address, String secret) {
        // Only our own address: what people wrote into a mail gets nobody's secret.
        int end = address.indexOf(SECRET);
        String ours = end < 0 ? address : address.substring(0, end + SECRET.length());
        String own = ours.replace(SECRET, secret);
        return new Envelope(
                id,
                writtenAt,
                recipient,
                subject,
                language,
                text.replace(ours, own),
                html == null ? null : html.replace(ours, own),
                method,
                calendar,
                address.replace(SECRET, secret));
    }

    /**
     * Writes the mail. A mail that had to be sent again is known as the same: its Message-ID is made of its id, and its date is
     * not that of the attempt.
     */
    MimeMessage fill(MimeMessage message, String sender) throws MessagingException {
        var from = new InternetAddress(sender);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject.replaceAll("\\R+", " "), UTF_8);
        message.setSentDate(Date.from(writtenAt));
        message.setHeader("Message-ID", messageId(from.getAddress()));
        // Holiday replies stay away from mail that says this (RFC 3834); Exchange knows only its own word.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (language != null) {
            message.setHeader("Content-Language", language);
        }
        if (unsubscribing != null) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribing + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (html == null) {
            message.setText(text, UTF_8);
        } else {
            message.setContent(parts(html));
        }
        message.saveChanges();
        message.setHeader("Message-ID", messageId(from.getAddress()));
        return message;
    }

    private String messageId(String sender) {
        return "<" + id + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
    }

    private Multipart parts(String page) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text(text, "plain"));
        alternatives.addBodyPart(text(page, "html"));
        if (calendar == null) {
            return alternatives;
        }
        alternatives.addBodyPart(calendar(calendar, "text/calendar; charset=UTF-8; method=" + method));
        var whole = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body.setContent(alternatives);
        whole.addBodyPart(body);
        MimeBodyPart file = calendar(calendar, "application/ics; name=invite.ics");
        file.setFileName("invite.ics");
        whole.addBodyPart(file);
        return whole;
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, UTF_8, subtype);
        return part;
    }

    /** In base64, because the line breaks of a calendar belong to it. */
    private static MimeBodyPart calendar(String entries, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(entries.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
