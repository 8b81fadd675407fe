package org.allteach.mail;

import jakarta.mail.internet.AddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The SMTP server: how it is reached, and what its refusals mean. */
final class Smtp {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /**
     * A server may look long at a mail before it says that it took it. Who does not wait so long for it (RFC 5321, 4.5.3.2.6)
     * sends the mail a second time.
     */
    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    private static final Duration TO_READ = Duration.ofMinutes(3);

    /** Of the permanent replies to a recipient those that speak of the recipient, not of our command or our rights. */
    private static final Set<Integer> OF_THE_RECIPIENT = Set.of(550, 551, 553, 554, 556);

    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    /** A full mailbox, a mail too large, its content, security and policy (RFC 3463): not the address is wrong. */
    private static final Pattern NOT_OF_THE_ADDRESS = Pattern.compile("5\\.(2\\.[23]|3\\.4|6\\.\\d+|7\\.\\d+)");

    private Smtp() {}

    static JavaMailSenderImpl of(MailSettings settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.portInUse());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        boolean implicit = settings.tls() == MailSettings.Tls.TLS;
        boolean upgraded = settings.tls() == MailSettings.Tls.STARTTLS;
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(implicit));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(upgraded));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(upgraded));
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(TO_CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(TO_ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(TO_READ.toMillis()));
        // That a mail was taken is written down at once: who dies while they wait for the farewell would send it again.
        properties.setProperty("mail.smtp.quitwait", "false");
        return sender;
    }

    /** Whether the server has the mail all the same: only the farewell after it went wrong. */
    static boolean isTaken(Exception failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().isEmpty();
    }

    /** Whether no mail at all would have been taken. */
    static boolean isOut(Exception failure) {
        return failure instanceof MailAuthenticationException
                || failure instanceof MailSendException && failure.getCause() != null;
    }

    /** Whether the server will never take mail for this recipient. */
    static boolean isForGood(Exception failure) {
        if (isOut(failure)) {
            return false;
        }
        for (Throwable cause = first(failure); cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressException) {
                return true;
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                return OF_THE_RECIPIENT.contains(refused.getReturnCode())
                        && isOfTheAddress(status(String.valueOf(refused.getMessage())));
            }
        }
        return false;
    }

    /** The enhanced status in a reply, where a server gives one. */
    private static String status(String reply) {
        Matcher status = STATUS.matcher(reply);
        return status.find() ? status.group() : "5.0.0";
    }

    /** Whether a status says that nothing will ever reach the address. A server that does not relay for us says so of all. */
    static boolean isOfTheAddress(String status) {
        return status.startsWith("5.") && !NOT_OF_THE_ADDRESS.matcher(status).matches();
    }

    /** The first line of the innermost cause. */
    static String reason(Exception failure) {
        Throwable cause = first(failure);
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }

    private static Throwable first(Exception failure) {
        return failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure;
    }
}
