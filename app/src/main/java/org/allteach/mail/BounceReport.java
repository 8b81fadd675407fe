package org.allteach.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a mail of ours could not be delivered, as another server reports it (RFC 3464). Who it went to we know ourselves: only
 * our own Message-ID is believed.
 *
 * @param status the enhanced status code (RFC 3463): 5 for good, 4 for now, with its subject and detail
 */
record BounceReport(UUID mail, String status, String reason) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_REASON = 500;

    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSIS = Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:[\\w-]+;)?\\s*(.*)$");
    private static final Pattern OURS =
            Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");

    /** The report in a message; empty where it is none, tells of a delay or a success, or is not about a mail of ours. */
    static Optional<BounceReport> in(Message message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String recipients = "";
        String returned = "";
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                recipients = text(part);
            } else if (part.isMimeType("text/rfc822-headers")) {
                returned = text(part).split("\n\n", 2)[0];
            } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage whole) {
                returned = "Message-ID: " + whole.getMessageID();
            }
        }
        return of(recipients, returned);
    }

    private static Optional<BounceReport> of(String recipients, String returned) {
        Matcher ours = OURS.matcher(returned);
        Matcher status = STATUS.matcher(recipients);
        if (!FAILED.matcher(recipients).find() || !status.find() || !ours.find()) {
            return Optional.empty();
        }
        Matcher diagnosis = DIAGNOSIS.matcher(recipients);
        String reason = diagnosis.find() ? diagnosis.group(1).strip() : status.group(1);
        return Optional.of(new BounceReport(
                UUID.fromString(ours.group(1)),
                status.group(1),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
    }

    /** The beginning of a part, its folded lines made whole. */
    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replaceAll("\n[ \t]+", " ");
        }
    }
}
