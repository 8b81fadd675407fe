package org.allteach.loads;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.measures.SubmissionForm;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/**
 * Compares the rows of a load with what stands in the database, both in the order of the primary key, in one pass: each row
 * is new, changed or unchanged. Writes nothing.
 */
final class Merge {

    static final byte NEW = 0;
    static final byte UNCHANGED = 1;
    static final byte CHANGED = 2;
    static final byte REJECTED = 3;

    private static final int MOST_CHANGES_SHOWN = 1000;

    private final DataLoad load;
    private final LoadedRows rows;
    private final SubmissionForm form;
    /** The rows in the order of the key, see {@link LoadedRows#sorted()}; what each is, stands in {@code verdicts}. */
    final long[] order;

    final byte[] verdicts;
    final List<DataLoad.Change> changes = new ArrayList<>();

    // The existing row under the cursor.
    private int team;
    private int day;
    private double first;
    private double second;
    private double @Nullable [] subgroup;
    private int status;
    private boolean provisional;
    private boolean submitted;
    private @Nullable String comment;

    Merge(DataLoad load) {
        this.load = load;
        this.rows = load.rows;
        this.form = load.form;
        this.order = rows.sorted();
        this.verdicts = new byte[order.length];
    }

    /** Rejects all rows that say something of the same thing, since nobody knows which is right. */
    void rejectTwins() {
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && key(to) == key(from)) {
                load.twice(line(from), line(to));
                to++;
            }
            if (to > from + 1) {
                Arrays.fill(verdicts, from, to, REJECTED);
                load.rejectAlso(to - from);
            }
        }
    }

    void compare(CopyManager copies) throws SQLException {
        for (int from = 0, to; from < order.length; from = to) {
            int measure = rows.measure(key(from));
            to = from + 1;
            while (to < order.length && rows.measure(key(to)) == measure) {
                to++;
            }
            compare(copies, measure, from, to);
        }
    }

    private void compare(CopyManager copies, int measure, int from, int to) throws SQLException {
        var reader = new CopyReader(copies.copyOut(query(measure, from, to)));
        int cursor = 0;
        int at = from;
        while (reader.next()) {
            cursor = read(reader, cursor);
            if (team < 0) {
                continue;
            }
            long key = rows.key(measure, team, day);
            while (at < to && key(at) < key) {
                at++;
            }
            for (; at < to && key(at) == key; at++) {
                judge(measure, at);
            }
        }
    }

    /** Ids are our own and contain nothing that could end the literal: COPY takes no parameters. */
    private String query(int measure, int from, int to) {
        int firstDay = form.lastDay();
        int lastDay = form.firstDay();
        for (int i = from; i < to; i++) {
            firstDay = Math.min(firstDay, rows.day(key(i)));
            lastDay = Math.max(lastDay, rows.day(key(i)));
        }
        return String.format(
                Locale.ROOT,
                """
                copy (select team_id, period_start, coalesce(numerator, value), denominator, subgroup, status, provisional,
                             submitted_at is not null, comment
                      from observation
                      where collaborative_id = '%s' and measure_id = '%s' and team_id between '%s' and '%s'
                        and period_start between '%s' and '%s'
                      order by team_id, period_start)
                to stdout (format binary)
                """,
                load.collaborative,
                form.measure(measure).id(),
                form.team(rows.team(key(from))).id(),
                form.team(rows.team(key(to - 1))).id(),
                LocalDate.ofEpochDay(firstDay),
                LocalDate.ofEpochDay(lastDay));
    }

    /** Reads the row under the cursor; teams come in the order of ours, so the search goes on where the last one ended. */
    private int read(CopyReader reader, int cursor) {
        reader.beginUuid();
        long most = reader.half();
        long least = reader.half();
        int number = cursor;
        while (number < form.teamCount() && isBefore(form.team(number).id(), most, least)) {
            number++;
        }
        UUID id = number < form.teamCount() ? form.team(number).id() : new UUID(0, 0);
        boolean known = id.getMostSignificantBits() == most && id.getLeastSignificantBits() == least;
        team = known ? number : -1;
        day = reader.date();
        first = reader.number();
        second = reader.number();
        subgroup = reader.numbers();
        status = reader.small();
        provisional = reader.truth();
        submitted = reader.truth();
        comment = reader.text();
        return number;
    }

    private static boolean isBefore(UUID id, long most, long least) {
        int order = Long.compareUnsigned(id.getMostSignificantBits(), most);
        return order < 0 || order == 0 && Long.compareUnsigned(id.getLeastSignificantBits(), least) < 0;
    }

    private void judge(int measure, int at) {
        if (verdicts[at] == REJECTED) {
            return;
        }
        int row = rows.row(order[at]);
        verdicts[at] = isSame(row) ? UNCHANGED : CHANGED;
        if (verdicts[at] == CHANGED && changes.size() < MOST_CHANGES_SHOWN) {
            changes.add(change(measure, row));
        }
    }

    private boolean isSame(int row) {
        return submitted
                && status == rows.status(row).number()
                && Double.compare(first, rows.first(row)) == 0
                && Double.compare(second, rows.second(row)) == 0
                && Arrays.equals(subgroup, rows.subgroup(row))
                && (!rows.saysProvisional(row) || provisional == rows.provisional(row))
                && (rows.comment(row) == null
                        || Objects.requireNonNullElse(comment, "").equals(rows.comment(row)));
    }

    private DataLoad.Change change(int measure, int row) {
        Measure definition = form.measure(measure);
        var before = entry(definition, Entry.Status.of(status), first, second, subgroup, provisional, comment);
        String said = rows.comment(row);
        var after = entry(
                definition,
                rows.status(row),
                rows.first(row),
                rows.second(row),
                rows.subgroup(row),
                rows.saysProvisional(row) ? rows.provisional(row) : provisional,
                said == null ? comment : said.isEmpty() ? null : said);
        var period = form.period(measure, day);
        return new DataLoad.Change(rows.line(row), definition, form.team(team), period, before, after);
    }

    private static Entry entry(
            Measure measure,
            Entry.Status status,
            double first,
            double second,
            double @Nullable [] subgroup,
            boolean provisional,
            @Nullable String comment) {
        boolean ratio = measure.kind().fields() == Measure.Fields.RATIO;
        List<Double> values =
                subgroup == null ? List.of() : Arrays.stream(subgroup).boxed().toList();
        return new Entry(
                status,
                ratio ? orNothing(first) : null,
                orNothing(second),
                ratio ? null : orNothing(first),
                values,
                provisional,
                comment);
    }

    private static @Nullable Double orNothing(double number) {
        return Double.isNaN(number) ? null : number;
    }

    long key(int at) {
        return rows.keyOf(order[at]);
    }

    private int line(int at) {
        return rows.line(rows.row(order[at]));
    }

    /** The teams of which something is new or changed; all of the load before it was compared. */
    Set<UUID> teams() {
        var numbers = new BitSet();
        for (int at = 0; at < order.length; at++) {
            if (verdicts[at] == NEW || verdicts[at] == CHANGED) {
                numbers.set(rows.team(key(at)));
            }
        }
        return numbers.stream().mapToObj(number -> form.team(number).id()).collect(Collectors.toSet());
    }

    /** The measures of which something is new or changed. */
    Set<UUID> measures() {
        var numbers = new BitSet();
        for (int at = 0; at < order.length; at++) {
            if (verdicts[at] == NEW || verdicts[at] == CHANGED) {
                numbers.set(rows.measure(key(at)));
            }
        }
        return numbers.stream().mapToObj(number -> form.measure(number).id()).collect(Collectors.toSet());
    }

    DataLoad.Result result() {
        return new DataLoad.Result(
                count(NEW), count(CHANGED), count(UNCHANGED), load.rejected(), load.problems(), List.copyOf(changes));
    }

    boolean has(byte verdict) {
        return count(verdict) > 0;
    }

    private long count(byte verdict) {
        long count = 0;
        for (byte one : verdicts) {
            count += one == verdict ? 1 : 0;
        }
        return count;
    }
}
