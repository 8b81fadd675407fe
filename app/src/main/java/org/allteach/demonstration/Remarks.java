package org.allteach.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Reporting.Value;
import org.allteach.demonstration.Script.Happening;
import org.allteach.demonstration.Setting.Hospital;
import org.jspecify.annotations.Nullable;

/** What a team wrote on its charts: notes on points, points left out, new phases. */
final class Remarks {

    private final Script script;
    private final Calendar calendar;
    private final Cast cast;
    private final Hospital hospital;
    private final ZoneId zone;
    private final List<Value> submitted;

    Remarks(Script script, Calendar calendar, Cast cast, Hospital hospital, ZoneId zone, List<Value> values) {
        this.script = script;
        this.calendar = calendar;
        this.cast = cast;
        this.hospital = hospital;
        this.zone = zone;
        this.submitted = values.stream()
                .filter(value -> value.newest() && value.submittedAt() != null)
                .filter(value ->
                        value.team().equals(hospital.code()) && value.entry().hasValue())
                .sorted(Comparator.comparing(Value::start))
                .toList();
    }

    /** Words on a point. */
    record Note(String team, String measure, LocalDate start, String text, String person, Instant at) {}

    /** A decision about a chart. */
    record Decision(
            String team,
            String measure,
            Kind kind,
            LocalDate start,
            @Nullable String label,
            String reason,
            String person,
            Instant at) {

        /** What was decided. */
        enum Kind {
            PHASE,
            EXCLUSION
        }
    }

    List<Note> notes() {
        var notes = new ArrayList<Note>();
        for (Happening event : script.happenings(hospital.code())) {
            for (String measure : event.measures()) {
                LocalDate day = event.day(calendar);
                point(measure, day)
                        .ifPresent(point -> notes.add(new Note(
                                hospital.code(),
                                measure,
                                point.start(),
                                event.text(),
                                cast.in(hospital.code(), writer(event), day.plusDays(3)),
                                written(point))));
            }
        }
        return notes;
    }

    List<Decision> decisions() {
        Stream<Decision> phases = script.decisions().stream()
                .filter(decision -> decision.team().equals(hospital.code()))
                .flatMap(decision -> point(decision.measure(), decision.day(calendar)).stream()
                        .map(point -> decided(
                                point,
                                Decision.Kind.PHASE,
                                decision.label(),
                                decision.reason(),
                                decision.day(calendar).plusDays(60))));
        Stream<Decision> exclusions = script.happenings(hospital.code()).stream()
                .flatMap(event -> event.excluded().stream().flatMap(measure -> excluded(event, measure)));
        return Stream.concat(phases, exclusions).toList();
    }

    private Stream<Decision> excluded(Happening event, String measure) {
        return submitted.stream()
                .filter(point -> point.measure().equals(measure))
                .filter(point -> event.isFelt(point.start().plusDays(3), calendar))
                .map(point -> decided(
                        point,
                        Decision.Kind.EXCLUSION,
                        null,
                        event.text(),
                        calendar.day(Anchor.LS1).plusDays(9)));
    }

    private Decision decided(Value point, Decision.Kind kind, @Nullable String label, String reason, LocalDate day) {
        LocalDate before = calendar.today().minusDays(1);
        Instant at = (day.isBefore(before) ? day : before)
                .atTime(14, 20)
                .atZone(zone)
                .toInstant();
        return new Decision(
                hospital.code(),
                point.measure(),
                kind,
                point.start(),
                label,
                reason,
                cast.in(hospital.code(), Role.LEADER, LocalDate.ofInstant(at, zone)),
                at);
    }

    /** The point of the period in which a day lies, or else the next. */
    private Optional<Value> point(String measure, LocalDate day) {
        return submitted.stream()
                .filter(point -> point.measure().equals(measure) && contains(point, day))
                .findFirst();
    }

    private boolean contains(Value point, LocalDate day) {
        LocalDate end = script.measures().stream()
                .filter(measure -> measure.code().equals(point.measure()))
                .findFirst()
                .orElseThrow()
                .frequency()
                .containing(point.start())
                .end();
        return !end.isBefore(day);
    }

    private static Role writer(Happening event) {
        return event.text().length() % 3 == 0 ? Role.MEMBER : Role.LEADER;
    }

    /** A minute after the point was there to write on. */
    private static Instant written(Value point) {
        Instant there = point.submittedAt();
        return (there == null ? point.at() : there).plusSeconds(70);
    }
}
