package org.allteach.measures;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every value of every measure, team and period. */
@Component
public class Observations {

    private final JdbcClient jdbc;

    Observations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The submitted values of a measure, of all teams, by team and period: what charts are drawn from. */
    public List<Observation> series(UUID collaborative, UUID measure) {
        return jdbc.sql("""
                        select * from observation
                        where collaborative_id = ? and measure_id = ? and submitted_at is not null
                        order by team_id, period_start
                        """)
                .params(collaborative, measure)
                .query(Observations::observation)
                .list();
    }

    /** The same of one team. */
    public List<Observation> series(UUID collaborative, UUID measure, UUID team) {
        return jdbc.sql("""
                        select * from observation
                        where collaborative_id = ? and measure_id = ? and team_id = ? and submitted_at is not null
                        order by period_start
                        """)
                .params(collaborative, measure, team)
                .query(Observations::observation)
                .list();
    }

    /** The submitted values of all measures of one team, by measure and period. */
    public List<Observation> ofTeam(UUID collaborative, UUID team) {
        return jdbc.sql("""
                        select * from observation
                        where collaborative_id = ? and team_id = ? and submitted_at is not null
                        order by measure_id, period_start
                        """)
                .params(collaborative, team)
                .query(Observations::observation)
                .list();
    }

    /** What stands in one cell, submitted or not. */
    public Optional<Observation> find(UUID collaborative, UUID measure, UUID team, LocalDate start) {
        return jdbc.sql("""
                        select * from observation
                        where collaborative_id = ? and measure_id = ? and team_id = ? and period_start = ?
                        """)
                .params(collaborative, measure, team, start)
                .query(Observations::observation)
                .optional();
    }

    /** What stands in the cells of a team from one day to another, submitted or not. */
    public List<Observation> entered(UUID collaborative, UUID team, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select o.* from measure m
                        join observation o on o.collaborative_id = m.collaborative_id and o.measure_id = m.id
                          and o.team_id = ? and o.period_start between ? and ?
                        where m.collaborative_id = ?
                        """)
                .params(team, from, to, collaborative)
                .query(Observations::observation)
                .list();
    }

    /** All that ever stood in one cell, the newest first. */
    public List<Past> history(UUID collaborative, UUID measure, UUID team, LocalDate start) {
        return jdbc.sql("""
                        select o.*, p.name from (
                            select *, null::timestamptz as removed_at from observation union all
                            select * from observation_history) o
                        left join person p on p.id = o.person_id
                        where o.collaborative_id = ? and o.measure_id = ? and o.team_id = ? and o.period_start = ?
                        order by o.revision desc
                        """)
                .params(collaborative, measure, team, start)
                .query((row, number) -> new Past(
                        observation(row, number),
                        row.getString("name"),
                        instant(row.getObject("removed_at", OffsetDateTime.class))))
                .list();
    }

    /**
     * A revision, by whom, and when it was taken away.
     *
     * @param person null for the system
     * @param removedAt null where another revision replaced it, or none has
     */
    public record Past(
            Observation observation,
            @Nullable String person,
            @Nullable Instant removedAt) {}

    /**
     * One submitted value, as little as a chart needs; {@code NaN} stands for none.
     *
     * @param subgroup the measurements of a subgroup; empty for all other kinds
     */
    public record Point(
            UUID measure,
            UUID team,
            LocalDate start,
            double numerator,
            double denominator,
            double value,
            List<Double> subgroup,
            boolean provisional) {}

    /** The submitted values of measures in one reading, by measure, team and period; of one team or, for null, of all. */
    public List<Point> points(UUID collaborative, List<UUID> measures, @Nullable UUID team) {
        // Of one measure whose id is known there may be fifty thousand values: what can stay away does.
        UUID only = measures.size() == 1 ? measures.getFirst() : null;
        return jdbc.sql("""
                        select team_id, period_start - date '1970-01-01', numerator, denominator, value, subgroup,
                            provisional %s
                        from observation
                        where collaborative_id = :collaborative and measure_id = any(:measures) %s
                          and submitted_at is not null and status = 0
                        order by measure_id, team_id, period_start
                        """.formatted(only == null ? ", measure_id" : "", team == null ? "" : "and team_id = :team"))
                .param("collaborative", collaborative)
                .param("measures", measures.toArray(UUID[]::new))
                .param("team", team)
                .query(new Points(only))
                .list();
    }

    /** How many values of a team wait to be submitted, and so stand on no chart. */
    public int drafts(UUID collaborative, UUID measure, UUID team) {
        return jdbc.sql("""
                        select count(*) from observation
                        where collaborative_id = ? and measure_id = ? and team_id = ? and submitted_at is null
                        """)
                .params(collaborative, measure, team)
                .query(Integer.class)
                .single();
    }

    /** Reads values; each day is one object, however many have a value of it. */
    private static final class Points implements RowMapper<Point> {

        private final @Nullable UUID measure;
        private final Map<Integer, LocalDate> days = new HashMap<>();

        Points(@Nullable UUID measure) {
            this.measure = measure;
        }

        @Override
        public Point mapRow(ResultSet row, int number) throws SQLException {
            return new Point(
                    measure == null ? row.getObject(8, UUID.class) : measure,
                    row.getObject(1, UUID.class),
                    days.computeIfAbsent(row.getInt(2), LocalDate::ofEpochDay),
                    number(row, 3),
                    number(row, 4),
                    number(row, 5),
                    subgroup(row.getArray(6)),
                    row.getBoolean(7));
        }
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    static Observation observation(ResultSet row, int number) throws SQLException {
        return new Observation(
                row.getObject("measure_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("period_start", LocalDate.class),
                entry(row),
                revision(row));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Entry.Status.of(row.getInt("status")),
                row.getObject("numerator", Double.class),
                row.getObject("denominator", Double.class),
                row.getObject("value", Double.class),
                subgroup(row.getArray("subgroup")),
                row.getBoolean("provisional"),
                row.getString("comment"));
    }

    private static List<Double> subgroup(@Nullable Array values) throws SQLException {
        return values == null ? List.of() : List.of((Double[]) values.getArray());
    }

    private static Observation.Revision revision(ResultSet row) throws SQLException {
        return new Observation.Revision(
                row.getInt("revision"),
                instant(row.getObject("submitted_at", OffsetDateTime.class)),
                row.getObject("person_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Observation.Source.valueOf(row.getString("source")),
                row.getObject("import_id", UUID.class),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
