package org.allteach.demonstrationprogramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.allteach.activities.Slot;
import org.allteach.demonstration.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeTest {

    private final Programme programme = Programme.read();

    @Test
    void an_agenda_has_its_points_in_order_without_overlaps_and_within_the_session() {
        for (Programme.Session session : programme.sessions()) {
            List<Slot> points = session.agenda().stream().map(Programme::point).toList();
            assertThat(points)
                    .isSortedAccordingTo(Comparator.comparing(Slot::day).thenComparing(Slot::startsAt));
            for (int i = 0; i < points.size(); i++) {
                Slot point = points.get(i);
                LocalTime end = point.startsAt().plusMinutes(point.minutes());
                boolean isLastOfDay =
                        i == points.size() - 1 || points.get(i + 1).day() > point.day();
                if (!isLastOfDay) {
                    assertThat(end).isBeforeOrEqualTo(points.get(i + 1).startsAt());
                }
                assertThat(point.day()).isBetween(1, session.days());
            }
            Slot last = points.getLast();
            assertThat(last.startsAt().plusMinutes(last.minutes())).isEqualTo(session.until());
        }
    }

    @Test
    void one_can_register_for_the_session_ahead_on_every_day_of_four_years() {
        var ahead = programme.sessions().get(2);
        LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(today -> {
            LocalDate session = Calendar.on(today).day(ahead.at());
            assertThat(session.minusDays(ahead.registerBy())).isAfter(today);
        });
    }

    @Test
    void every_step_of_its_life_comes_after_the_one_before() {
        Calendar calendar = Calendar.on(LocalDate.of(2026, 11, 23));
        var steps = programme.steps();
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).from()).isEqualTo(steps.get(i - 1).to());
            assertThat(calendar.day(steps.get(i).day()))
                    .isAfter(calendar.day(steps.get(i - 1).day()));
        }
        assertThat(steps.getLast().to()).isEqualTo("active");
    }

    @Test
    void those_who_were_refused_were_told_why_and_two_wait_in_order() {
        var script = EnrolmentScript.read();

        assertThat(script.others()).allMatch(other -> other.reason().length() > 40);
        assertThat(script.others().stream().map(EnrolmentScript.Other::state).map(Enum::name))
                .containsExactly("DECLINED", "DECLINED", "DECLINED", "WITHDRAWN", "WAITLISTED", "WAITLISTED");
        assertThat(script.agreements()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2025, 2025-04-20",
        "2026, 2026-04-05",
        "2027, 2027-03-28",
        "2028, 2028-04-16",
        "2049, 2049-04-18",
        "1954, 1954-04-18",
        "1981, 1981-04-19"
    })
    void easter_is_when_calendars_say(int year, LocalDate day) {
        assertThat(Feasts.easter(year)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "12-26, 2026-12-26",
        "easter 39, 2026-05-14",
        "-1 monday 10, 2026-10-26",
        "1 monday 6, 2026-06-01",
        "from 06-20 saturday, 2026-06-20",
        "from 10-31 saturday, 2026-10-31"
    })
    void a_holiday_is_found_by_its_rule(String rule, LocalDate day) {
        assertThat(Feasts.day(rule, 2026)).isEqualTo(day);
    }
}
