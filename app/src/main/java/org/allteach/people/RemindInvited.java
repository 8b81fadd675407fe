package org.allteach.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.allteach.mail.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invites once more, a week after the first time and by day, those who have not joined; after that they are left alone. */
@Component
class RemindInvited {

    private static final Logger LOG = LoggerFactory.getLogger(RemindInvited.class);
    private static final Duration AFTER = Duration.ofDays(7);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private final JdbcClient jdbc;
    private final People people;
    private final Invitations invitations;
    private final Outbox outbox;
    private final Clock clock;

    RemindInvited(JdbcClient jdbc, People people, Invitations invitations, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        static RecurringTask<Void> remindInvitedPeople(RemindInvited reminding) {
            return Tasks.recurring("remind-invited", FixedDelay.ofHours(1))
                    .execute((instance, context) -> reminding.remindDue());
        }
    }

    private record Invited(UUID link, UUID person) {}

    /** Whose link still works; where no mail leaves, somebody passes links on by hand. */
    void remindDue() {
        if (!outbox.delivers()) {
            return;
        }
        jdbc.sql("""
                        select l.id, l.person_id from one_time_link l join person p on p.id = l.person_id
                        where l.purpose = 'INVITATION' and l.used_at is null and l.reminded_at is null
                          and l.created_at <= :then and l.expires_at > :now
                          and p.password_hash is null and p.disabled_at is null and not p.demonstration
                        order by l.id
                        """)
                .param("then", clock.instant().minus(AFTER).atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Invited(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class)))
                .list()
                .forEach(this::remind);
    }

    private void remind(Invited invited) {
        try {
            people.find(invited.person())
                    .filter(this::isByDay)
                    .ifPresent(person -> invitations.remind(person, invited.link()));
        } catch (RuntimeException e) {
            LOG.error("Somebody is invited again later: {}", invited.person(), e);
        }
    }

    private boolean isByDay(Person person) {
        LocalTime time = clock.instant().atZone(person.zone()).toLocalTime();
        return !time.isBefore(MORNING) && !time.isAfter(EVENING);
    }
}
