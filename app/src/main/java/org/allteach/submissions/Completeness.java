package org.allteach.submissions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much of one measure that was expected of teams has been submitted. It counts what {@link Expected} lists, without a
 * row for each of a thousand teams' periods; a test holds the two together.
 */
@Component
public class Completeness {

    private final JdbcClient jdbc;
    private final Clock clock;

    Completeness(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The periods in which a value was expected, and in how many of them one was submitted. */
    public record Count(int expected, int submitted) {}

    /**
     * Of each team of which anything was expected, over the periods that begin between two days.
     *
     * @param teams all teams of the collaborative
     * @param values the submitted values of the measure, which have been read already
     */
    public Map<UUID, Count> of(
            Collaborative collaborative,
            Measure measure,
            List<Team> teams,
            Collection<Point> values,
            LocalDate from,
            LocalDate to) {
        if (!measure.required() || measure.kind().isOfEvents()) {
            return Map.of();
        }
        Map<UUID, Span> spans = spans(collaborative, measure, teams, from, to);
        Map<UUID, Integer> submitted = new HashMap<>();
        for (Point value : values) {
            count(spans, value.team(), value.start(), submitted);
        }
        // What was submitted without a value: missing, not collected, not applicable.
        jdbc.sql("""
                        select team_id, period_start from observation
                        where collaborative_id = ? and measure_id = ? and period_start between ? and ?
                          and submitted_at is not null and status <> 0
                        """).params(collaborative.id(), measure.id(), from, to).query(row -> {
            count(
                    spans,
                    row.getObject("team_id", UUID.class),
                    row.getObject("period_start", LocalDate.class),
                    submitted);
        });
        Map<UUID, Count> counts = new HashMap<>();
        spans.forEach((team, span) -> counts.put(team, new Count(span.periods, submitted.getOrDefault(team, 0))));
        return counts;
    }

    private static void count(Map<UUID, Span> spans, UUID team, LocalDate start, Map<UUID, Integer> counts) {
        Span span = spans.get(team);
        if (span != null && span.contains(start)) {
            counts.merge(team, 1, Integer::sum);
        }
    }

    /** Expected periods in a row. */
    private record Span(Period first, Period last, int periods) {

        boolean contains(LocalDate start) {
            return !start.isBefore(first.start())
                    && !start.isAfter(last.start())
                    && first.frequency().containing(start).start().equals(start);
        }
    }

    private Map<UUID, Span> spans(
            Collaborative collaborative, Measure measure, List<Team> teams, LocalDate from, LocalDate to) {
        Frequency frequency = measure.frequency(collaborative);
        LocalDate today = collaborative.today(clock);
        LocalDate firstEnrolled = teams.stream()
                .map(Team::enrolledOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        Map<UUID, Span> spans = new HashMap<>();
        for (Team team : teams) {
            LocalDate joined = team.enrolledOn();
            boolean later = joined != null && firstEnrolled != null && joined.isAfter(firstEnrolled);
            LocalDate begin = latest(collaborative.startsOn(), measure.startsOn(), later ? joined : null);
            LocalDate end =
                    earliest(before(today, frequency), collaborative.endsOn(), measure.endsOn(), team.withdrawnOn());
            Period first = frequency.containing(begin);
            if (first.start().isBefore(from)) {
                Period window = frequency.containing(from);
                first = window.start().isBefore(from) ? window.next() : window;
            }
            Period last = frequency.containing(earliest(end, to));
            long periods = first.until(last) + 1;
            if (team.state() != Team.State.INVITED && measure.isFor(team.id()) && periods > 0) {
                spans.put(team.id(), new Span(first, last, (int) periods));
            }
        }
        return spans;
    }

    /** The last day on which a period can have begun that is over today. */
    private static LocalDate before(LocalDate today, Frequency frequency) {
        return switch (frequency) {
            case DAY -> today.minusDays(1);
            case WEEK -> today.minusDays(7);
            case MONTH -> today.minusMonths(1);
            case QUARTER -> today.minusMonths(3);
        };
    }

    private static LocalDate latest(@Nullable LocalDate... days) {
        return Stream.of(days)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate earliest(@Nullable LocalDate... days) {
        return Stream.of(days)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
