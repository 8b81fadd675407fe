package org.allteach.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves, from {@code allteach.mail.*} or {@code ALLTEACH_MAIL_*}; without a host it stays in the outbox.
 *
 * @param port 0 for what is usual: 465 with {@code tls}, 587 with {@code starttls}, 25 without
 * @param tls {@code starttls}, {@code tls} or {@code none}
 */
@ConfigurationProperties("allteach.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") Tls tls) {

    enum Tls {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    int portInUse() {
        return port > 0 ? port : tls.usualPort;
    }

    String sender() {
        if (from != null && !from.isBlank()) {
            return from;
        }
        return user != null && user.contains("@") ? user : "allteach@" + host;
    }

    /** Without the password, so that it cannot reach a log. */
    @Override
    public String toString() {
        return host + ":" + portInUse() + " " + tls.name().toLowerCase(Locale.ROOT);
    }
}
