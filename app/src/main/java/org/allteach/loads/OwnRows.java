package org.allteach.loads;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Entry;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The submitted values of the teams that a member belongs to or works with, in the form in which they are sent. */
@Component
class OwnRows {

    private static final int AT_ONCE = 2000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Teams teams;

    OwnRows(JdbcTemplate jdbc, Teams teams) {
        // A template of its own, for its fetch size: the driver then reads some thousand rows at a time, not all.
        var streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(streaming);
        this.teams = teams;
    }

    /** Which rows are wanted; null asks for no bound. */
    record Wanted(
            @Nullable String team,
            @Nullable String measure,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String after,
            int limit) {}

    /** A row, and the place of it from which the next page goes on. */
    record Row(String place, Map<String, @Nullable Object> fields) {}

    /** Reads the rows in the order of measure, team and period, one by one. */
    @Transactional(readOnly = true)
    public void read(Membership membership, Wanted wanted, Consumer<Row> reader) {
        UUID collaborative = membership.collaborative().id();
        UUID[] own = teams.of(collaborative).stream()
                .filter(team -> membership.isOwn(team.id()))
                .filter(team -> wanted.team() == null || wanted.team().equals(team.code()))
                .map(Team::id)
                .toArray(UUID[]::new);
        var parameters = new MapSqlParameterSource("collaborative", collaborative)
                .addValue("teams", own)
                .addValue("frequency", membership.collaborative().frequency().name())
                .addValue("limit", wanted.limit());
        String sql = """
                select o.*, t.code as team, m.code as measure, coalesce(m.frequency, :frequency) as frequency
                from observation o
                join measure m on m.collaborative_id = o.collaborative_id and m.id = o.measure_id
                join team t on t.collaborative_id = o.collaborative_id and t.id = o.team_id
                where o.collaborative_id = :collaborative and o.team_id = any(:teams) and o.submitted_at is not null
                """;
        if (wanted.measure() != null) {
            sql += " and m.code = :measure";
            parameters.addValue("measure", wanted.measure());
        }
        if (wanted.from() != null) {
            sql += " and o.period_start >= :from";
            parameters.addValue("from", wanted.from());
        }
        if (wanted.to() != null) {
            sql += " and o.period_start <= :to";
            parameters.addValue("to", wanted.to());
        }
        if (wanted.after() != null) {
            sql += " and (o.measure_id, o.team_id, o.period_start) > (:afterMeasure, :afterTeam, :afterStart)";
            place(wanted.after(), parameters);
        }
        sql += " order by o.measure_id, o.team_id, o.period_start limit :limit";
        jdbc.query(sql, parameters, row -> {
            reader.accept(row(row));
        });
    }

    private static void place(String cursor, MapSqlParameterSource parameters) {
        String[] parts = cursor.split("~", -1);
        try {
            parameters
                    .addValue("afterMeasure", UUID.fromString(parts[0]))
                    .addValue("afterTeam", UUID.fromString(parts[1]))
                    .addValue("afterStart", LocalDate.parse(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.invalid(Problem.of("cursor", cursor, "loads.problem.cursor"));
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        LocalDate start = row.getObject("period_start", LocalDate.class);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("team", row.getString("team"));
        fields.put("measure", row.getString("measure"));
        fields.put(
                "period",
                Frequency.valueOf(row.getString("frequency")).containing(start).toString());
        fields.put("numerator", row.getObject("numerator", Double.class));
        fields.put("denominator", row.getObject("denominator", Double.class));
        fields.put("value", row.getObject("value", Double.class));
        fields.put("values", values(row.getArray("subgroup")));
        fields.put("status", Given.written(Entry.Status.of(row.getInt("status"))));
        fields.put("comment", row.getString("comment"));
        fields.put("provisional", row.getBoolean("provisional"));
        return new Row(row.getString("measure_id") + "~" + row.getString("team_id") + "~" + start, fields);
    }

    private static @Nullable List<Double> values(@Nullable Array values) throws SQLException {
        return values == null ? null : Stream.of((Double[]) values.getArray()).toList();
    }
}
