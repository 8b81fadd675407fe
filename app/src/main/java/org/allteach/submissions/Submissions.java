package org.allteach.submissions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Who has submitted what, in time or late, and what is missing. */
@Component
public class Submissions {

    /** What is expected, and what was entered without being expected. */
    private static final String CELLS = """
            select coalesce(e.measure_id, o.measure_id) as measure_id, coalesce(e.team_id, o.team_id) as team_id,
                coalesce(e.period_start, o.period_start) as period_start, e.due, o.submitted_at,
                o.revision is not null and o.submitted_at is null as draft,
                (cast(:now as timestamptz) at time zone c.time_zone)::date as today,
                (o.submitted_at at time zone c.time_zone)::date as submitted_on
            from (select * from %s e where %s) e
            full join (select * from observation o where o.collaborative_id = :collaborative and %s) o
              on o.measure_id = e.measure_id and o.team_id = e.team_id and o.period_start = e.period_start
            cross join (select time_zone from collaborative where id = :collaborative) c
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a cell stands. */
    enum State {
        SUBMITTED,
        MISSING,
        NOT_DUE
    }

    /**
     * One measure of one team in one period.
     *
     * @param due null where it was not expected
     * @param isDraft whether something is entered that waits to be submitted
     */
    record Cell(
            UUID measure,
            UUID team,
            LocalDate start,
            @Nullable LocalDate due,
            @Nullable Instant submittedAt,
            boolean isDraft,
            State state,
            boolean isLate) {}

    /** Which cells are wanted; null asks for no bound. */
    record Range(
            List<UUID> teams,
            @Nullable UUID measure,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** All cells in a range, in no order. */
    List<Cell> cells(UUID collaborative, Range range) {
        return within(jdbc.sql(cellsSql(range)), collaborative, range)
                .query((row, number) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    LocalDate today = row.getObject("today", LocalDate.class);
                    LocalDate submittedOn = row.getObject("submitted_on", LocalDate.class);
                    OffsetDateTime submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
                    return new Cell(
                            row.getObject("measure_id", UUID.class),
                            row.getObject("team_id", UUID.class),
                            row.getObject("period_start", LocalDate.class),
                            due,
                            submittedAt == null ? null : submittedAt.toInstant(),
                            row.getBoolean("draft"),
                            submittedAt != null
                                    ? State.SUBMITTED
                                    : due != null && due.isBefore(today) ? State.MISSING : State.NOT_DUE,
                            due != null && submittedOn != null && submittedOn.isAfter(due));
                })
                .list();
    }

    /** How the required values of a team in a calendar month stand. */
    record Month(UUID team, LocalDate start, int expected, int inTime, int late, int missing) {}

    /** The months of teams, of those that expect something. */
    List<Month> months(UUID collaborative, Range range) {
        return within(jdbc.sql("""
                        select team_id, date_trunc('month', period_start::timestamp)::date as month, count(*) as expected,
                            count(*) filter (where submitted_on <= due) as in_time,
                            count(*) filter (where submitted_on > due) as late,
                            count(*) filter (where submitted_on is null and due < today) as missing
                        from (%s) cells where due is not null group by 1, 2
                        """.formatted(cellsSql(range))), collaborative, range)
                .query((row, number) -> new Month(
                        row.getObject("team_id", UUID.class),
                        row.getObject("month", LocalDate.class),
                        row.getInt("expected"),
                        row.getInt("in_time"),
                        row.getInt("late"),
                        row.getInt("missing")))
                .list();
    }

    /**
     * How many values somebody submitted for a team on a day.
     *
     * @param person null where nobody is known
     * @param isLate whether they were expected on an earlier day
     */
    public record Sent(UUID team, @Nullable UUID person, LocalDate day, boolean isLate, int values) {}

    /** All that was submitted between two days, as it stands; what nobody expected is never late. */
    public List<Sent> sent(UUID collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select o.team_id, o.person_id, o.day, coalesce(o.day > e.due, false) as late, count(*) as values
                        from (
                            select s.*, (s.submitted_at at time zone c.time_zone)::date as day
                            from observation s join collaborative c on c.id = s.collaborative_id
                            where s.collaborative_id = :collaborative and s.submitted_at is not null) o
                        left join %s e on e.measure_id = o.measure_id and e.team_id = o.team_id
                          and e.period_start = o.period_start
                        where o.day between :from and :until
                        group by 1, 2, 3, 4
                        """.formatted(Expected.where("c.id = :collaborative")))
                .param("collaborative", collaborative)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("from", from)
                .param("until", until)
                .query((row, number) -> new Sent(
                        row.getObject("team_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("late"),
                        row.getInt("values")))
                .list();
    }

    private static String cellsSql(Range range) {
        var bounds = new ArrayList<String>();
        bounds.add("%1$s.team_id = any(:teams)");
        if (range.measure() != null) {
            bounds.add("%1$s.measure_id = :measure");
        }
        if (range.from() != null) {
            bounds.add("%1$s.period_start >= :from");
        }
        if (range.to() != null) {
            bounds.add("%1$s.period_start <= :to");
        }
        String bound = String.join(" and ", bounds);
        return CELLS.formatted(
                Expected.where("c.id = :collaborative and t.id = any(:teams)"),
                bound.replace("%1$s", "e"),
                bound.replace("%1$s", "o"));
    }

    private StatementSpec within(StatementSpec statement, UUID collaborative, Range range) {
        var spec = statement
                .param("collaborative", collaborative)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("teams", range.teams().toArray(UUID[]::new));
        if (range.measure() != null) {
            spec = spec.param("measure", Objects.requireNonNull(range.measure()));
        }
        if (range.from() != null) {
            spec = spec.param("from", Objects.requireNonNull(range.from()));
        }
        return range.to() == null ? spec : spec.param("to", Objects.requireNonNull(range.to()));
    }
}
