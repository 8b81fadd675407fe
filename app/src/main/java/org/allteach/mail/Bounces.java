package org.allteach.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the mailbox into which mail comes back. What is about a mail of ours is written down and deleted there; everything
 * else stays, for people to read.
 */
@Component
public class Bounces {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final int MOST_AT_ONCE = 500;
    private static final String TIMEOUT_MILLIS = "10000";

    private final BounceSettings settings;
    private final Addresses addresses;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Bounces(
            BounceSettings settings,
            Addresses addresses,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The mailbox, as people may see it; empty where none is read. */
    public String mailbox() {
        return settings.isConfigured() ? settings.toString() : "";
    }

    void read() {
        if (!settings.isConfigured()) {
            return;
        }
        try (Store store = store()) {
            store.connect(settings.host(), settings.portInUse(), settings.user(), settings.password());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            try {
                read(folder);
            } finally {
                folder.close(true);
            }
        } catch (MessagingException e) {
            LOG.warn("The mailbox {} could not be read: {}", settings, Smtp.reason(e));
        }
    }

    private Store store() throws MessagingException {
        String protocol = settings.protocol().name().toLowerCase(Locale.ROOT);
        String name = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty(name + "ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.TLS));
        properties.setProperty(name + "ssl.checkserveridentity", "true");
        properties.setProperty(name + "starttls.enable", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(name + "starttls.required", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(name + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(name + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(name + "writetimeout", TIMEOUT_MILLIS);
        return Session.getInstance(properties).getStore(protocol);
    }

    /** The newest first: should what is not ours pile up, it hides nothing. */
    private void read(Folder folder) throws MessagingException {
        int count = folder.getMessageCount();
        for (int number = count; number > Math.max(0, count - MOST_AT_ONCE); number--) {
            Message message = folder.getMessage(number);
            if (isOurs(message)) {
                message.setFlag(Flags.Flag.DELETED, true);
            }
        }
    }

    /** Whether the message reports on a mail of ours; then it is written down and not needed any more. */
    private boolean isOurs(Message message) {
        try {
            Optional<BounceReport> report = BounceReport.in(message);
            return report.isPresent() && Boolean.TRUE.equals(transaction.execute(status -> written(report.get())));
        } catch (MessagingException | IOException e) {
            LOG.warn("A message in {} could not be read: {}", settings, Smtp.reason(e));
            return false;
        }
    }

    private boolean written(BounceReport report) {
        Optional<String> recipient = jdbc.sql("""
                        update outgoing_mail set bounced_at = coalesce(bounced_at, ?), last_error = ?
                        where id = ? and sent_at is not null returning recipient
                        """)
                .params(clock.instant().atOffset(ZoneOffset.UTC), report.reason(), report.mail())
                .query(String.class)
                .optional();
        if (recipient.isPresent() && Smtp.isOfTheAddress(report.status())) {
            addresses.bounced(recipient.get(), report.reason());
        }
        return recipient.isPresent();
    }
}
