package org.allteach.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What changes is the same entry in every calendar, at the right moment on every clock; read by another library. */
@SpringBootTest
@WithDatabase
@Import(MovableClock.class)
class CalendarChangesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private Course course;

    @BeforeEach
    void a_course() {
        clock.set(Instant.parse("2027-01-10T08:00:00Z"));
        course = new Course(context);
    }

    private List<Read> mails(Viewer viewer) {
        return jdbc
                .sql("select calendar from outgoing_mail where recipient = ? and calendar is not null order by id")
                .param(viewer.email())
                .query(String.class)
                .list()
                .stream()
                .map(Read::of)
                .toList();
    }

    private Read newest(Viewer viewer) {
        return mails(viewer).getLast();
    }

    private Read feed(Viewer viewer) {
        Optional<Person> person = context.getBean(People.class).find(viewer.id());
        List<Entry> entries = context.getBean(Entries.class).of(person.orElseThrow(), new Feed.Choices(true, true));
        return Read.of(ICalendarText.feed("x", entries, clock.instant()));
    }

    /** On the wall of a place. */
    private static LocalDateTime there(Instant moment, String zone) {
        return LocalDateTime.ofInstant(moment, ZoneId.of(zone));
    }

    private static void needsNoRulesOfClocks(Read read) {
        assertThat(read.event().value("DTSTART")).matches("\\d{8}T\\d{6}Z");
        assertThat(read.event().value("DTEND")).matches("\\d{8}T\\d{6}Z");
        assertThat(read.calendar().toString()).doesNotContain("VTIMEZONE", "TZID");
        assertThat(read.calendar().validate().hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Dublin, 2027-03-16",
        "Europe/Zurich, 2027-03-16",
        "Europe/Helsinki, 2027-03-16",
        "America/New_York, 2027-03-02",
        "Europe/Dublin, 2027-10-19",
        "Europe/Zurich, 2027-10-19",
        "Europe/Helsinki, 2027-10-19",
        "America/New_York, 2027-10-26"
    })
    void one_of_a_series_is_cancelled_and_the_others_stay_where_they_are(String zone, LocalDate first) {
        UUID series = Ids.next();
        var calls = new ArrayList<Activity>();
        for (int week = 0; week < 4; week++) {
            LocalDateTime start = first.plusWeeks(week).atTime(14, 0);
            calls.add(course.call(series, new When(start, start.plusHours(1), ZoneId.of(zone))));
        }
        calls.forEach(call -> course.register(call, course.member));
        List<Read> invitations = mails(course.member);
        assertThat(invitations).hasSize(4).allSatisfy(CalendarChangesTest::needsNoRulesOfClocks);
        assertThat(invitations)
                .extracting(read -> read.event().value("UID"))
                .containsExactlyElementsOf(calls.stream().map(Activity::uid).toList());
        assertThat(invitations)
                .extracting(read -> there(read.event().start(), zone))
                .containsExactlyElementsOf(
                        calls.stream().map(call -> call.when().startsAt()).toList());

        course.inState(course.again(calls.get(1)), Activity.State.CANCELLED);
        assertThat(mails(course.member)).hasSize(5);
        Read cancelled = newest(course.member);
        needsNoRulesOfClocks(cancelled);
        assertThat(cancelled.value("METHOD")).isEqualTo("CANCEL");
        assertThat(cancelled.event().value("STATUS")).isEqualTo("CANCELLED");
        assertThat(cancelled.event().value("UID")).isEqualTo(calls.get(1).uid());
        assertThat(cancelled.event().start()).isEqualTo(calls.get(1).when().start());
        assertThat(cancelled.event().sequence())
                .isGreaterThan(invitations.get(1).event().sequence());
        for (Activity call : calls) {
            boolean isOff = call.id().equals(calls.get(1).id());
            assertThat(feed(course.member).event(call.uid()).value("STATUS"))
                    .isEqualTo(isOff ? "CANCELLED" : "CONFIRMED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Zurich, America/New_York",
        "America/New_York, Europe/Helsinki",
        "Europe/Helsinki, Europe/Dublin",
        "Europe/Dublin, Europe/Zurich"
    })
    void moved_to_another_place_it_is_at_the_same_hour_there(String from, String to) {
        // Between the changes of the clocks in America and in Europe, when the distance is another one.
        LocalDateTime start = LocalDateTime.parse("2027-03-17T14:00");
        Activity call = course.call(null, new When(start, start.plusHours(2), ZoneId.of(from)));
        course.register(call, course.member);
        int told = newest(course.member).event().sequence();
        int read = feed(course.member).event(call.uid()).sequence();

        course.at(course.again(call), new When(start, start.plusHours(2), ZoneId.of(to)));
        Read moved = newest(course.member);
        needsNoRulesOfClocks(moved);
        assertThat(moved.value("METHOD")).isEqualTo("REQUEST");
        assertThat(moved.event().value("UID")).isEqualTo(call.uid());
        assertThat(moved.event().sequence()).isGreaterThan(told);
        assertThat(there(moved.event().start(), to)).isEqualTo(start);
        assertThat(there(moved.event().end(), to)).isEqualTo(start.plusHours(2));
        assertThat(feed(course.member).event(call.uid()).sequence()).isGreaterThan(read);
        assertThat(feed(course.member).event(call.uid()).start())
                .isEqualTo(moved.event().start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Dublin", "Europe/Zurich", "Europe/Helsinki"})
    void a_session_of_several_days_is_one_entry_through_the_night_of_the_change(String zone) {
        LocalDateTime start = LocalDateTime.parse("2027-03-27T09:00");
        Activity session = course.call(null, new When(start, LocalDateTime.parse("2027-03-28T17:00"), ZoneId.of(zone)));
        course.register(session, course.member);
        Read invited = newest(course.member);
        needsNoRulesOfClocks(invited);
        assertThat(Duration.between(invited.event().start(), invited.event().end()))
                .as("an hour of the night is missing")
                .hasHours(31);
        assertThat(there(invited.event().end(), zone)).isEqualTo("2027-03-28T17:00");

        course.at(course.again(session), new When(start, LocalDateTime.parse("2027-03-29T12:30"), ZoneId.of(zone)));
        Read longer = newest(course.member);
        assertThat(longer.event().value("UID")).isEqualTo(session.uid());
        assertThat(longer.event().sequence()).isGreaterThan(invited.event().sequence());
        assertThat(there(longer.event().start(), zone)).isEqualTo(start);
        assertThat(there(longer.event().end(), zone)).isEqualTo("2027-03-29T12:30");
        assertThat(feed(course.member).events())
                .filteredOn(event -> event.value("UID").equals(session.uid()))
                .hasSize(1);
    }

    @Test
    void whole_days_that_move_stay_whole_days_of_the_same_entry() {
        Phases phases = context.getBean(Phases.class);
        LocalDate day = LocalDate.parse("2027-03-27");
        var session = new Phase(Ids.next(), Phase.Kind.LEARNING_SESSION, "Session", day, day.plusDays(1), null, 0);
        phases.add(course.collaborative, session);
        Phase saved = phases.find(course.collaborative.id(), session.id()).orElseThrow();
        Read.Event before = feed(course.member).event("phase-" + session.id() + "@allteach");
        assertThat(before.value("DTSTART")).isEqualTo("20270327");
        assertThat(before.value("DTEND")).isEqualTo("20270329");

        LocalDate later = day.plusWeeks(1);
        phases.change(
                course.collaborative,
                new Phase(saved.id(), saved.kind(), "Session", later, later, null, saved.version()));
        Read.Event after = feed(course.member).event(before.value("UID"));
        assertThat(after.value("DTSTART")).isEqualTo("20270403");
        assertThat(after.value("DTEND")).isEqualTo("20270404");
        assertThat(after.sequence()).isGreaterThan(before.sequence());
    }

    @Test
    void moved_moved_back_cancelled_and_held_after_all_each_is_a_later_version() {
        LocalDateTime start = LocalDateTime.parse("2027-02-17T14:00");
        Activity session = course.call(null, new When(start, start.plusHours(2), ZoneId.of("Europe/Zurich")));
        course.register(session, course.member);
        int first = newest(course.member).event().sequence();
        course.moved(course.again(session), start.plusDays(1));
        course.moved(course.again(session), start);
        course.inState(course.again(session), Activity.State.CANCELLED);
        course.inState(course.again(session), Activity.State.PLANNED);
        assertThat(mails(course.member))
                .extracting(read -> read.event().sequence())
                .startsWith(first)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(mails(course.member))
                .extracting(read -> read.value("METHOD"))
                .containsExactly("REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST");
        assertThat(mails(course.member))
                .extracting(read -> read.event().value("UID"))
                .containsOnly(session.uid());
    }
}
