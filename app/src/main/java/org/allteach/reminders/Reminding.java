package org.allteach.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.mail.Outbox;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people: one digest for each person and day, in the morning of their own time zone, of all collaboratives. However
 * many instances run it, and however often, each reminder is sent once: a digest is a row that only one of them can write,
 * in one transaction with its reminders and its mail.
 */
@Component
public class Reminding {

    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);

    /** The hours of a person's day in which a digest may come; one that was missed comes later on the same day. */
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final int LONGEST_AFTER = 400;

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final Assignments assignments;
    private final People people;
    private final Rules rules;
    private final Obligations obligations;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminding(
            JdbcClient jdbc,
            Collaboratives collaboratives,
            Assignments assignments,
            People people,
            Rules rules,
            Obligations obligations,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.assignments = assignments;
        this.people = people;
        this.rules = rules;
        this.obligations = obligations;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends every digest that is due now. */
    public void remindDue() {
        Map<UUID, List<Due>> due = new LinkedHashMap<>();
        for (Collaborative collaborative : collaboratives.running()) {
            List<Rule> own = rules.of(collaborative.id());
            if (!own.isEmpty()) {
                try {
                    collect(collaborative, own, due);
                } catch (RuntimeException e) {
                    LOG.error("Nobody of {} is reminded now", collaborative.slug(), e);
                }
            }
        }
        due.forEach((person, own) -> {
            try {
                remind(person, own);
            } catch (RuntimeException e) {
                LOG.error("Somebody is reminded later: {}", person, e);
            }
        });
    }

    private void collect(Collaborative collaborative, List<Rule> own, Map<UUID, List<Due>> due) {
        LocalDate today = collaborative.today(clock);
        List<Obligation> open =
                obligations.open(collaborative, today.minusDays(LONGEST_AFTER), today.plusDays(LONGEST_AFTER));
        settle(collaborative, open, today);
        var sent = sent(collaborative);
        var roles = assignments.of(collaborative.id()).stream()
                .filter(assignment -> assignment.isHeldOn(today))
                .toList();
        for (Obligation obligation : open) {
            for (Rule rule : own) {
                if (rule.about() == obligation.about() && rule.speaks(obligation.dueOn(), today)) {
                    for (UUID person : listeners(rule, obligation, roles)) {
                        if (!sent.contains(key(person, obligation, rule.days()))) {
                            due.computeIfAbsent(person, id -> new ArrayList<>())
                                    .add(new Due(
                                            collaborative, obligation, rule.days(), other(obligation, person, roles)));
                        }
                    }
                }
            }
        }
    }

    private static Set<UUID> listeners(Rule rule, Obligation obligation, List<Assignment> roles) {
        UUID person = obligation.person();
        Set<UUID> teams = teams(obligation, roles);
        var listeners = new HashSet<UUID>();
        for (Assignment assignment : roles) {
            boolean isHere = assignment.team() == null || teams.contains(assignment.team());
            if (isHere && rule.roles().contains(assignment.role())) {
                listeners.add(assignment.person());
            }
        }
        return person != null && listeners.contains(person) ? Set.of(person) : listeners;
    }

    /** The team whose it is; of what one person is to do as a person, the teams of that person. */
    private static Set<UUID> teams(Obligation obligation, List<Assignment> roles) {
        if (obligation.team() != null) {
            return Set.of(obligation.team());
        }
        var teams = new HashSet<UUID>();
        for (Assignment assignment : roles) {
            UUID team = assignment.team();
            if (team != null && assignment.person().equals(obligation.person())) {
                teams.add(team);
            }
        }
        return teams;
    }

    /** Whose it is, where it is somebody else's than the listener's. */
    private static @Nullable String other(Obligation obligation, UUID listener, List<Assignment> roles) {
        UUID person = obligation.person();
        return person == null || person.equals(listener)
                ? null
                : roles.stream()
                        .filter(assignment -> assignment.person().equals(person))
                        .map(Assignment::name)
                        .findFirst()
                        .orElse(null);
    }

    private static String key(UUID person, Obligation obligation, int days) {
        return person + " " + obligation.about() + " " + obligation.subject() + " " + days + " " + obligation.dueOn();
    }

    private Set<String> sent(Collaborative collaborative) {
        return new HashSet<>(
                jdbc.sql("""
                        select person_id || ' ' || about || ' ' || subject || ' ' || days || ' ' || due_on from reminder
                        where collaborative_id = ?
                        """).param(collaborative.id()).query(String.class).list());
    }

    /** Of what nothing is to be done any more, that day is noted: so it can be seen what helped. */
    private void settle(Collaborative collaborative, List<Obligation> open, LocalDate today) {
        String[] still = open.stream()
                .map(obligation -> obligation.about() + " " + obligation.subject())
                .toArray(String[]::new);
        jdbc.sql("""
                        update reminder set settled_on = :today
                        where collaborative_id = :collaborative and settled_on is null
                          and not exists (
                            select 1 from unnest(cast(:still as text[])) as open (key)
                            where open.key = reminder.about || ' ' || reminder.subject)
                        """)
                .param("today", today)
                .param("collaborative", collaborative.id())
                .param("still", still)
                .update();
    }

    private void remind(UUID id, List<Due> due) {
        Person person = people.find(id).filter(Person::reads).orElse(null);
        if (person == null) {
            return;
        }
        Instant now = clock.instant();
        var local = now.atZone(person.zone());
        if (local.toLocalTime().isBefore(MORNING) || local.toLocalTime().isAfter(EVENING)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            int written = jdbc.sql("""
                            insert into digest (person_id, day, sent_at) values (?, ?, ?)
                            on conflict (person_id, day) do nothing
                            """)
                    .params(id, local.toLocalDate(), now.atOffset(ZoneOffset.UTC))
                    .update();
            if (written > 0) {
                due.forEach(one -> keep(id, one));
                outbox.send(Digest.letter(person, local.toLocalDate(), due));
            }
        });
    }

    private void keep(UUID person, Due due) {
        jdbc.sql("""
                        insert into reminder (collaborative_id, person_id, about, subject, days, team_id, due_on, sent_on)
                        values (:collaborative, :person, :about, :subject, :days, cast(:team as uuid), :dueOn, :sentOn)
                        on conflict do nothing
                        """)
                .param("collaborative", due.collaborative().id())
                .param("person", person)
                .param("about", due.obligation().about().name())
                .param("subject", due.obligation().subject())
                .param("days", due.days())
                .param("team", due.obligation().team())
                .param("dueOn", due.obligation().dueOn())
                .param("sentOn", due.collaborative().today(clock))
                .update();
    }

    /**
     * Something that a person is to be reminded of now, and the rule that says so.
     *
     * @param other whose it is, where it is somebody else's
     */
    record Due(
            Collaborative collaborative,
            Obligation obligation,
            int days,
            @Nullable String other) {}

    /** Digests of the past are only there so that none comes twice. */
    void forget() {
        jdbc.sql("delete from digest where sent_at < ?")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(30))
                .update();
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("reminder", "reminder_rule")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}
