package org.allteach.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Parameter;
import org.allteach.activities.When;
import org.allteach.mail.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read by another library, and means the same. */
class ICalendarTextTest {

    private static final Instant STAMP = Instant.parse("2026-11-23T08:00:00Z");
    private static final String AWKWARD =
            "Grüezi, Zürich; 100 % \\ \"Übergabe\": 患者安全 🏥\nzweite Zeile,;\\n und ein langer Rest, der umbrochen wird";

    @ParameterizedTest
    @CsvSource({
        "Europe/Dublin, 2026-03-28, 14:00Z",
        "Europe/Dublin, 2026-03-30, 13:00Z",
        "Europe/Dublin, 2026-10-24, 13:00Z",
        "Europe/Dublin, 2026-10-26, 14:00Z",
        "Europe/Zurich, 2026-03-28, 13:00Z",
        "Europe/Zurich, 2026-03-30, 12:00Z",
        "Europe/Zurich, 2026-10-24, 12:00Z",
        "Europe/Zurich, 2026-10-26, 13:00Z",
        "Europe/Helsinki, 2026-03-28, 12:00Z",
        "Europe/Helsinki, 2026-03-30, 11:00Z",
        "Europe/Helsinki, 2026-10-24, 11:00Z",
        "Europe/Helsinki, 2026-10-26, 12:00Z",
        "America/New_York, 2026-03-07, 19:00Z",
        "America/New_York, 2026-03-09, 18:00Z",
        "America/New_York, 2026-10-31, 18:00Z",
        "America/New_York, 2026-11-02, 19:00Z"
    })
    void two_o_clock_stays_two_o_clock_when_the_clocks_change(String zone, LocalDate day, String utc) {
        var when = new When(day.atTime(14, 0), day.atTime(16, 30), ZoneId.of(zone));
        Read.Event read = Read.of(ICalendarText.file(entry("x", new Entry.Hours(when.start(), when.end())), STAMP))
                .event();
        assertThat(read.start()).isEqualTo(Instant.parse(day + "T" + utc.replace("Z", ":00Z")));
        assertThat(LocalDateTime.ofInstant(read.start(), ZoneId.of(zone)).toLocalTime())
                .isEqualTo(LocalTime.of(14, 0));
        assertThat(LocalDateTime.ofInstant(read.end(), ZoneId.of(zone)).toLocalTime())
                .isEqualTo(LocalTime.of(16, 30));
    }

    @Test
    void a_call_through_the_night_of_the_change_is_as_long_as_it_is() {
        var when = new When(
                LocalDateTime.parse("2026-10-25T01:00"),
                LocalDateTime.parse("2026-10-25T05:00"),
                ZoneId.of("Europe/Zurich"));
        Read.Event read = Read.of(ICalendarText.file(entry("x", new Entry.Hours(when.start(), when.end())), STAMP))
                .event();
        assertThat(java.time.Duration.between(read.start(), read.end())).hasHours(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Apia", "America/Santiago", "Asia/Kolkata"})
    void whole_days_are_the_same_days_wherever_the_machine_stands(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            var days = new Entry.Days(LocalDate.parse("2026-09-06"), LocalDate.parse("2026-09-07"));
            Read.Event read = Read.of(ICalendarText.feed("x", List.of(entry("x", days)), STAMP))
                    .event();
            assertThat(read.value("DTSTART")).isEqualTo("20260906");
            assertThat(read.value("DTEND")).as("the day after the last").isEqualTo("20260908");
            assertThat(read.date("DTSTART")).isEqualTo(LocalDate.parse("2026-09-06"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatever_is_written_is_read() {
        Read.Event read =
                Read.of(ICalendarText.file(entry(AWKWARD, hours()), STAMP)).event();
        assertThat(read.value("SUMMARY")).isEqualTo(AWKWARD);
        assertThat(read.value("DESCRIPTION")).isEqualTo(AWKWARD);
        assertThat(read.value("LOCATION")).isEqualTo(AWKWARD);
        assertThat(read.value("URL")).isEqualTo("https://learn.example.org/c/x/activities/1");
        assertThat(read.value("DTSTAMP")).isEqualTo("20261123T080000Z");
    }

    @Test
    void what_no_calendar_may_hold_is_left_out() {
        String written = ICalendarText.file(entry("one\r\ntwo\u0007\u000Bthree", hours()), STAMP);
        assertThat(Read.of(written).event().value("SUMMARY")).isEqualTo("one\ntwo three");
    }

    @Test
    void no_line_is_longer_than_the_standard_allows_and_no_character_is_cut() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            String text = random.ints(random.nextInt(300), 0, 9)
                    .mapToObj(n -> List.of("a", "ü", "患", "🏥", " ", ",", ";", "\\", "n")
                            .get(n))
                    .collect(Collectors.joining())
                    .strip();
            String written = ICalendarText.file(entry(text, hours()), STAMP);
            assertThat(written).endsWith("\r\n").doesNotContain("\uFFFD");
            assertThat(written.split("\r\n"))
                    .allSatisfy(line ->
                            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
            assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
            if (!text.isEmpty()) {
                assertThat(Read.of(written).event().value("SUMMARY")).isEqualTo(text);
            }
        }
    }

    @Test
    void an_invitation_names_who_invites_and_who_is_invited() {
        Read read = Read.of(ICalendarText.message(
                Letter.Method.REQUEST,
                entry("Session", hours()).with(3, Entry.Status.CONFIRMED),
                new ICalendarText.Party("Joy, in \"Work\"", "quality@example.org"),
                new ICalendarText.Party("Jürg Müller", "juerg@example.org"),
                true,
                STAMP));
        assertThat(read.value("METHOD")).isEqualTo("REQUEST");
        assertThat(read.value("VERSION")).isEqualTo("2.0");
        Read.Event event = read.event();
        assertThat(event.property("ORGANIZER")
                        .<Parameter>getParameter("CN")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Joy, in 'Work'");
        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.value("ORGANIZER")).isEqualTo("mailto:quality@example.org");
        assertThat(event.value("ATTENDEE")).isEqualTo("mailto:juerg@example.org");
        assertThat(event.property("ATTENDEE")
                        .<Parameter>getParameter("CN")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Jürg Müller");
        assertThat(event.property("ATTENDEE")
                        .<Parameter>getParameter("PARTSTAT")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("ACCEPTED");
        assertThat(read.calendar().validate().hasErrors()).isFalse();
    }

    @Test
    void a_cancellation_is_of_the_same_entry() {
        Read read = Read.of(ICalendarText.message(
                Letter.Method.CANCEL,
                entry("Session", hours()).with(4, Entry.Status.CANCELLED),
                new ICalendarText.Party("Joy", "quality@example.org"),
                new ICalendarText.Party("Jürg", "juerg@example.org"),
                false,
                STAMP));
        assertThat(read.value("METHOD")).isEqualTo("CANCEL");
        assertThat(read.event().value("UID")).isEqualTo("1@allteach");
        assertThat(read.event().value("STATUS")).isEqualTo("CANCELLED");
        assertThat(read.event().sequence()).isEqualTo(4);
    }

    @Test
    void a_feed_is_published_and_says_how_often_to_look() {
        String text = ICalendarText.feed("Allteach", List.of(entry("One", hours())), STAMP);
        Read read = Read.of(text);
        assertThat(read.value("METHOD")).isEqualTo("PUBLISH");
        assertThat(read.value("X-WR-CALNAME")).isEqualTo("Allteach");
        assertThat(read.value("REFRESH-INTERVAL")).isEqualTo("PT4H");
        assertThat(Read.of(ICalendarText.feed("Allteach", List.of(), STAMP)).events())
                .isEmpty();
        assertThat(ICalendarText.feed("Allteach", List.of(entry("One", hours())), STAMP))
                .isEqualTo(text);
    }

    private static Entry.Hours hours() {
        return new Entry.Hours(Instant.parse("2026-12-08T14:00:00Z"), Instant.parse("2026-12-08T16:00:00Z"));
    }

    private static Entry entry(String words, Entry.Span span) {
        return new Entry(
                "1@allteach",
                0,
                Entry.Status.CONFIRMED,
                words,
                words,
                words,
                "https://learn.example.org/c/x/activities/1",
                true,
                span);
    }
}
