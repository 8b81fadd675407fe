package org.allteach.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox into which mail comes back, from {@code allteach.mail.bounces.*} or {@code ALLTEACH_MAIL_BOUNCES_*}; without a
 * host none is read.
 *
 * @param protocol {@code imap} or {@code pop3}
 * @param port 0 for what is usual
 * @param address where mail that could not be delivered is returned to; the sender's where it is not set
 */
@ConfigurationProperties("allteach.mail.bounces")
record BounceSettings(
        @DefaultValue("imap") Protocol protocol,
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("INBOX") String folder,
        @Nullable String address,
        @DefaultValue("tls") MailSettings.Tls tls) {

    enum Protocol {
        IMAP(143, 993),
        POP3(110, 995);

        private final int plainPort;
        private final int encryptedPort;

        Protocol(int plainPort, int encryptedPort) {
            this.plainPort = plainPort;
            this.encryptedPort = encryptedPort;
        }
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    int portInUse() {
        if (port > 0) {
            return port;
        }
        return tls == MailSettings.Tls.TLS ? protocol.encryptedPort : protocol.plainPort;
    }

    /** Without the password, so that it cannot reach a log. */
    @Override
    public String toString() {
        return user + " · " + host + ":" + portInUse();
    }
}
