package org.allteach.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Applications.Undecided;
import org.allteach.mail.Letter;
import org.allteach.mail.Outbox;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who read applications how many wait: in one letter a day at most, and only where one has come in since the last.
 * What each was told up to is a row, which only one of all instances can move on, in one transaction with the
 * letter.
 */
@Component
class ReviewersNews {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewersNews.class);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private final JdbcClient jdbc;
    private final Applications applications;
    private final Collaboratives collaboratives;
    private final Assignments assignments;
    private final People people;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReviewersNews(
            JdbcClient jdbc,
            Applications applications,
            Collaboratives collaboratives,
            Assignments assignments,
            People people,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.collaboratives = collaboratives;
        this.assignments = assignments;
        this.people = people;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What waits in one collaborative. */
    private record Pile(Collaborative collaborative, Undecided undecided) {}

    /** Writes every letter that is due now. */
    void tellDue() {
        waiting().forEach((person, piles) -> {
            try {
                people.find(person).filter(Person::reads).filter(this::isByDay).ifPresent(one -> tell(one, piles));
            } catch (RuntimeException e) {
                LOG.error("Somebody is told of applications later: {}", person, e);
            }
        });
    }

    private Map<UUID, List<Pile>> waiting() {
        Map<UUID, Undecided> undecided = applications.undecided().stream()
                .collect(Collectors.toMap(Undecided::collaborative, Function.identity()));
        var waiting = new LinkedHashMap<UUID, List<Pile>>();
        for (Collaborative collaborative : collaboratives.running()) {
            Undecided own = undecided.get(collaborative.id());
            if (own != null) {
                reviewers(collaborative)
                        .forEach(person -> waiting.computeIfAbsent(person, id -> new ArrayList<>())
                                .add(new Pile(collaborative, own)));
            }
        }
        return waiting;
    }

    private List<UUID> reviewers(Collaborative collaborative) {
        LocalDate today = collaborative.today(clock);
        return assignments.of(collaborative.id()).stream()
                .filter(assignment ->
                        assignment.isHeldOn(today) && assignment.role().may(Permission.REVIEW))
                .map(Assignment::person)
                .distinct()
                .toList();
    }

    private boolean isByDay(Person person) {
        LocalTime time = clock.instant().atZone(person.zone()).toLocalTime();
        return !time.isBefore(MORNING) && !time.isAfter(EVENING);
    }

    private void tell(Person person, List<Pile> piles) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), person.zone());
        Instant newest = piles.stream()
                .map(pile -> pile.undecided().newest())
                .max(Instant::compareTo)
                .orElseThrow();
        transaction.executeWithoutResult(status -> {
            int noted = jdbc.sql("""
                            insert into reviewer_told (person_id, day, up_to) values (?, ?, ?)
                            on conflict (person_id) do update set day = excluded.day, up_to = excluded.up_to
                                where reviewer_told.day < excluded.day and reviewer_told.up_to < excluded.up_to
                            """)
                    .params(person.id(), day, newest.atOffset(ZoneOffset.UTC))
                    .update();
            if (noted > 0) {
                outbox.send(Visit.speaking(person.language(), () -> letter(person, day, piles)));
            }
        });
    }

    private static Letter letter(Person person, LocalDate day, List<Pile> piles) {
        Letter letter = Letter.of(
                        Letter.Kind.ENROLMENT,
                        "applications/" + person.id() + "/" + day,
                        person.email(),
                        person.language(),
                        Visit.text("admission.mail.subject"))
                .paragraph(Visit.text("admission.mail", person.name()))
                .lines(piles.stream().map(ReviewersNews::line).toList());
        return piles.size() == 1 ? letter.button(Visit.text("admission.mail.do"), path(piles.getFirst())) : letter;
    }

    private static Letter.Line line(Pile pile) {
        String words = Visit.text(
                "admission.mail.line",
                pile.collaborative().title(),
                pile.undecided().count());
        return Letter.Line.to(words, path(pile));
    }

    private static String path(Pile pile) {
        return "/c/" + pile.collaborative().slug() + "/applications?state=submitted";
    }
}
