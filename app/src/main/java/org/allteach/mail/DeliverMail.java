package org.allteach.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Delivers mail: each minute, and at once when a transaction that wrote some has been committed. Reads what comes back every
 * five minutes.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, BounceSettings.class})
class DeliverMail {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverMail.class);

    private final Delivery delivery;
    private final AtomicInteger asked = new AtomicInteger();

    DeliverMail(Delivery delivery) {
        this.delivery = delivery;
    }

    @Bean
    static JavaMailSenderImpl smtp(MailSettings settings, BounceSettings bounces) {
        JavaMailSenderImpl smtp = Smtp.of(settings);
        if (bounces.address() != null && !bounces.address().isBlank()) {
            smtp.getJavaMailProperties().setProperty("mail.smtp.from", bounces.address());
        }
        return smtp;
    }

    @Bean
    static RecurringTask<Void> readBounces(Bounces bounces) {
        return Tasks.recurring("read-bounces", FixedDelay.ofMinutes(5)).execute((instance, context) -> bounces.read());
    }

    @Bean
    static RecurringTask<Void> deliverMailEachMinute(Delivery delivery) {
        return Tasks.recurring("deliver-mail", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> delivery.deliverDue());
    }

    /** Nobody waits for it. One delivery at a time: a server that is slow to answer holds one connection to the database. */
    @TransactionalEventListener
    void queued(Outbox.MailQueued event) {
        if (asked.getAndIncrement() == 0) {
            Thread.startVirtualThread(this::deliver);
        }
    }

    private void deliver() {
        int heard = asked.get();
        try {
            delivery.deliverDue();
        } catch (RuntimeException e) {
            LOG.warn("Mail waits for the next minute", e);
        } finally {
            // What came in the meantime may have been written after the last look.
            if (!asked.compareAndSet(heard, 0)) {
                Thread.startVirtualThread(this::deliver);
            }
        }
    }
}
