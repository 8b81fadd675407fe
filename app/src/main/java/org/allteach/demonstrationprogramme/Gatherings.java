package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstrationprogramme.Programme.Cancelled;
import org.allteach.demonstrationprogramme.Programme.Series;
import org.allteach.demonstrationprogramme.Programme.Session;
import org.allteach.demonstrationprogramme.Programme.Visit;

/** All that the demonstration does together, behind and ahead. */
final class Gatherings {

    private static final String MEETING = "https://meet.example.org/joy-in-work";
    private static final List<Role> ALL = List.of(
            Role.LEADER,
            Role.TEAM_SPONSOR,
            Role.CLINICAL_EXPERT,
            Role.MEMBER,
            Role.DATA_ENTRY,
            Role.PARTNER,
            Role.COACH,
            Role.FACULTY,
            Role.CHAIR,
            Role.DIRECTOR,
            Role.IMPROVEMENT_ADVISOR,
            Role.DATA_MANAGER);

    private Gatherings() {}

    static List<Gathering> of(Telling telling) {
        var all = new ArrayList<Gathering>();
        telling.script().sessions().forEach(session -> all.add(session(telling, session)));
        telling.script().series().forEach(series -> all.addAll(series(telling, series)));
        telling.script().visits().forEach(visit -> all.add(visit(telling, visit)));
        return all;
    }

    private static Gathering session(Telling telling, Session session) {
        LocalDate day = telling.calendar().day(session.at());
        return new Gathering(
                Ids.next(),
                session.kind(),
                session.title(),
                session.purpose(),
                day.atTime(session.from()),
                day.plusDays(session.days() - 1L).atTime(session.until()),
                session.zone(),
                session.place(),
                "",
                "",
                ALL,
                0,
                null,
                "",
                null,
                session.agenda().stream().map(Programme::point).toList(),
                session);
    }

    private static List<Gathering> series(Telling telling, Series series) {
        UUID id = Ids.next();
        var all = new ArrayList<Gathering>();
        for (int month = series.firstMonth(); month <= series.lastMonth(); month++) {
            LocalDate day = telling.calendar()
                    .month(month)
                    .with(TemporalAdjusters.dayOfWeekInMonth(series.week(), series.weekday()));
            LocalDateTime start = day.atTime(series.from());
            Cancelled cancelled = series.cancelled();
            all.add(new Gathering(
                    Ids.next(),
                    series.kind(),
                    series.title(),
                    series.purpose(),
                    start,
                    start.plusMinutes(series.minutes()),
                    telling.collaborative().zone(),
                    "",
                    MEETING,
                    series.presenters()
                            .get((month - series.firstMonth())
                                    % series.presenters().size()),
                    series.roles(),
                    series.share(),
                    null,
                    cancelled != null && cancelled.month() == month ? cancelled.reason() : "",
                    id,
                    List.of(),
                    null));
        }
        return all;
    }

    private static Gathering visit(Telling telling, Visit visit) {
        Enrolment team = telling.demonstration().teams().stream()
                .filter(one -> one.code().equals(visit.team()))
                .findFirst()
                .orElseThrow();
        LocalDateTime start = telling.calendar().day(visit.at()).atTime(LocalTime.of(10, 0));
        return new Gathering(
                Ids.next(),
                Activity.Kind.VISIT,
                "Visit: " + team.name(),
                visit.found(),
                start,
                start.plusHours(2),
                zone(telling, visit.team()),
                team.name(),
                "",
                "",
                List.of(Role.COACH),
                0.8,
                visit.team(),
                "",
                null,
                List.of(),
                null);
    }

    private static ZoneId zone(Telling telling, String hospital) {
        return telling.demonstration().organisations().stream()
                .filter(one -> one.code().equals(hospital))
                .findFirst()
                .orElseThrow()
                .zone();
    }
}
