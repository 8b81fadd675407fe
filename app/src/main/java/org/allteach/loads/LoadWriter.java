package org.allteach.loads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.measures.Measure;
import org.allteach.measures.Stamp;
import org.allteach.measures.SubmissionForm;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Writes what a merge found new or changed. Everything before stays in the history. */
final class LoadWriter {

    private static final int BATCH = 5000;

    private static final String COPY = """
            copy observation (collaborative_id, measure_id, team_id, period_start, numerator, denominator, value, subgroup,
                              status, provisional, submitted_at, revision, person_id, at, source, import_id, comment)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 17;

    private static final String KEEP = """
            insert into observation_history
            select o.* from observation o
            join unnest(?::uuid[], ?::uuid[], ?::date[]) as n (measure_id, team_id, period_start)
              on o.measure_id = n.measure_id and o.team_id = n.team_id and o.period_start = n.period_start
            where o.collaborative_id = ?
            """;

    private static final String REVISE = """
            update observation o
            set numerator = n.numerator, denominator = n.denominator, value = n.value,
                subgroup = cast(n.subgroup as double precision[]), status = n.status,
                provisional = coalesce(n.provisional, o.provisional),
                comment = case when n.comment is null then o.comment else nullif(n.comment, '') end,
                submitted_at = coalesce(o.submitted_at, ?), revision = o.revision + 1,
                person_id = ?, at = ?, source = ?, import_id = ?, reason = ?
            from unnest(?::uuid[], ?::uuid[], ?::date[], ?::float8[], ?::float8[], ?::float8[], ?::text[], ?::int2[],
                        ?::bool[], ?::text[])
                as n (measure_id, team_id, period_start, numerator, denominator, value, subgroup, status, provisional,
                      comment)
            where o.collaborative_id = ? and o.measure_id = n.measure_id and o.team_id = n.team_id
              and o.period_start = n.period_start
            """;

    /** What an undone import has taken away: its numbers go on where they ended. */
    private static final String GONE = """
            select measure_id, team_id, period_start, max(revision) as revision from observation_history
            where collaborative_id = ? and removed_at is not null
            group by measure_id, team_id, period_start
            """;

    private final LoadedRows rows;
    private final SubmissionForm form;
    private final UUID collaborative;
    private final Merge merge;
    private final Stamp stamp;
    private final Connection connection;

    LoadWriter(DataLoad load, Merge merge, Stamp stamp, Connection connection) {
        this.rows = load.rows;
        this.form = load.form;
        this.collaborative = load.collaborative;
        this.merge = merge;
        this.stamp = stamp;
        this.connection = connection;
    }

    void write(CopyManager copies) throws SQLException {
        if (merge.has(Merge.NEW)) {
            copyNew(copies);
        }
        if (merge.has(Merge.CHANGED)) {
            expectFew();
        }
        var batch = new ArrayList<Integer>(BATCH);
        for (int at = 0; at < merge.order.length; at++) {
            if (merge.verdicts[at] == Merge.CHANGED) {
                batch.add(at);
            }
            if (batch.size() == BATCH || at == merge.order.length - 1 && !batch.isEmpty()) {
                revise(batch);
                batch.clear();
            }
        }
    }

    private void copyNew(CopyManager copies) throws SQLException {
        Map<Long, Integer> gone = gone();
        var copy = new CopyWriter(copies.copyIn(COPY));
        long now = CopyWriter.micros(stamp.at());
        for (int at = 0; at < merge.order.length; at++) {
            if (merge.verdicts[at] == Merge.NEW) {
                long key = merge.key(at);
                int revision = gone.isEmpty() ? 1 : gone.getOrDefault(key, 0) + 1;
                copy(copy, key, rows.row(merge.order[at]), revision, now);
            }
        }
        copy.end();
    }

    private void copy(CopyWriter copy, long key, int row, int revision, long now) throws SQLException {
        Measure measure = form.measure(rows.measure(key));
        boolean ratio = measure.kind().fields() == Measure.Fields.RATIO;
        String comment = rows.comment(row);
        copy.row(COLUMNS);
        copy.uuid(collaborative);
        copy.uuid(measure.id());
        copy.uuid(form.team(rows.team(key)).id());
        copy.date(rows.day(key));
        copy.number(ratio ? rows.first(row) : Double.NaN);
        copy.number(rows.second(row));
        copy.number(ratio ? Double.NaN : rows.first(row));
        copy.numbers(rows.subgroup(row));
        copy.small(rows.status(row).number());
        copy.truth(rows.provisional(row));
        copy.moment(now);
        copy.integer(revision);
        copy.uuid(stamp.person());
        copy.moment(now);
        copy.text(stamp.source().name());
        copy.uuid(stamp.importId());
        copy.text(comment == null || comment.isEmpty() ? null : comment);
    }

    private Map<Long, Integer> gone() throws SQLException {
        var revisions = new HashMap<Long, Integer>();
        Map<UUID, Integer> measures = new HashMap<>();
        Map<UUID, Integer> teams = new HashMap<>();
        for (int i = 0; i < form.measureCount(); i++) {
            measures.put(form.measure(i).id(), i);
        }
        for (int i = 0; i < form.teamCount(); i++) {
            teams.put(form.team(i).id(), i);
        }
        try (PreparedStatement statement = connection.prepareStatement(GONE)) {
            statement.setObject(1, collaborative);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                Integer measure = measures.get(found.getObject(1, UUID.class));
                Integer team = teams.get(found.getObject(2, UUID.class));
                int day = (int) found.getObject(3, LocalDate.class).toEpochDay();
                if (measure != null && team != null && day >= form.firstDay() && day <= form.lastDay()) {
                    revisions.put(rows.key(measure, team, day), found.getInt(4));
                }
            }
        }
        return revisions;
    }

    /** A few thousand of a million rows are found by their key, each; the planner thinks of reading them all. */
    private void expectFew() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_hashjoin = off");
            statement.execute("set local enable_mergejoin = off");
        }
    }

    private void revise(List<Integer> batch) throws SQLException {
        var keys = new Columns(batch);
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keys.set(keep, 1);
            keep.setObject(4, collaborative);
            keep.executeUpdate();
        }
        OffsetDateTime now = OffsetDateTime.ofInstant(stamp.at(), ZoneOffset.UTC);
        try (PreparedStatement revise = connection.prepareStatement(REVISE)) {
            revise.setObject(1, now);
            revise.setObject(2, stamp.person());
            revise.setObject(3, now);
            revise.setString(4, stamp.source().name());
            revise.setObject(5, stamp.importId());
            revise.setString(6, stamp.reason());
            keys.set(revise, 7);
            keys.setContent(revise, 10);
            revise.setObject(17, collaborative);
            revise.executeUpdate();
        }
    }

    /** The rows of a batch as arrays, one for each column. */
    private final class Columns {

        private final List<Integer> batch;

        Columns(List<Integer> batch) {
            this.batch = batch;
        }

        void set(PreparedStatement statement, int from) throws SQLException {
            set(
                    statement,
                    from,
                    "uuid",
                    at -> form.measure(rows.measure(merge.key(at))).id());
            set(
                    statement,
                    from + 1,
                    "uuid",
                    at -> form.team(rows.team(merge.key(at))).id());
            set(statement, from + 2, "date", at -> LocalDate.ofEpochDay(rows.day(merge.key(at))));
        }

        void setContent(PreparedStatement statement, int from) throws SQLException {
            set(statement, from, "float8", at -> isRatio(at) ? orNothing(rows.first(row(at))) : null);
            set(statement, from + 1, "float8", at -> orNothing(rows.second(row(at))));
            set(statement, from + 2, "float8", at -> isRatio(at) ? null : orNothing(rows.first(row(at))));
            set(statement, from + 3, "text", at -> literal(rows.subgroup(row(at))));
            set(statement, from + 4, "int2", at -> (short) rows.status(row(at)).number());
            set(statement, from + 5, "bool", at -> rows.saysProvisional(row(at)) ? rows.provisional(row(at)) : null);
            set(statement, from + 6, "text", at -> rows.comment(row(at)));
        }

        private void set(PreparedStatement statement, int index, String type, Column column) throws SQLException {
            @Nullable Object[] values = new Object[batch.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.value(batch.get(i));
            }
            statement.setArray(index, connection.createArrayOf(type, values));
        }

        private int row(int at) {
            return rows.row(merge.order[at]);
        }

        private boolean isRatio(int at) {
            return form.measure(rows.measure(merge.key(at))).kind().fields() == Measure.Fields.RATIO;
        }

        private static @Nullable Double orNothing(double number) {
            return Double.isNaN(number) ? null : number;
        }

        private static @Nullable String literal(double @Nullable [] numbers) {
            return numbers == null
                    ? null
                    : Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    private interface Column {
        @Nullable
        Object value(int at);
    }
}
