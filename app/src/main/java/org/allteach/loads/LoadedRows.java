package org.allteach.loads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allteach.measures.Entry;
import org.allteach.measures.GivenRow;
import org.allteach.measures.SubmissionForm;
import org.jspecify.annotations.Nullable;

/**
 * The valid rows of a file in columns: about thirty bytes a row, so that two million need no more than sixty megabytes. A
 * row's key is one number that sorts as the primary key does: measure, team, period.
 */
final class LoadedRows {

    private static final int CHUNK_BITS = 15;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int STATUS = 3;
    private static final int PROVISIONAL = 4;
    private static final int PROVISIONAL_SAID = 8;

    private final long teams;
    private final long days;
    private final int firstDay;
    private final List<Chunk> chunks = new ArrayList<>();
    private int size;

    private static final class Chunk {
        final long[] key = new long[CHUNK];
        final double[] first = new double[CHUNK];
        final double[] second = new double[CHUNK];
        final int[] line = new int[CHUNK];
        final byte[] flags = new byte[CHUNK];
        double @Nullable [][] subgroups;

        @Nullable
        String @Nullable [] comments;
    }

    LoadedRows(int teams, int firstDay, int lastDay) {
        this.teams = Math.max(teams, 1);
        this.firstDay = firstDay;
        this.days = lastDay - firstDay + 1L;
    }

    int size() {
        return size;
    }

    void add(SubmissionForm form, GivenRow row) {
        if (size >> CHUNK_BITS == chunks.size()) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunk(size);
        int at = at(size);
        chunk.key[at] = key(form.measure(), form.team(), form.day());
        chunk.first[at] = form.first();
        chunk.second[at] = form.second();
        chunk.line[at] = row.line();
        chunk.flags[at] = (byte) (form.status().number()
                | (form.provisional() ? PROVISIONAL : 0)
                | (row.provisional() == null ? 0 : PROVISIONAL_SAID));
        if (form.subgroup().length > 0) {
            subgroups(chunk)[at] = form.subgroup();
        }
        if (form.comment() != null) {
            comments(chunk)[at] = form.comment();
        }
        size++;
    }

    private static double[][] subgroups(Chunk chunk) {
        if (chunk.subgroups == null) {
            chunk.subgroups = new double[CHUNK][];
        }
        return chunk.subgroups;
    }

    private static @Nullable String[] comments(Chunk chunk) {
        if (chunk.comments == null) {
            chunk.comments = new String[CHUNK];
        }
        return chunk.comments;
    }

    /**
     * All rows as {@code key * size + row}, sorted: by key, and rows of the same key in the order of the file.
     *
     * @throws ArithmeticException where so many measures, teams and days are beyond 63 bits
     */
    long[] sorted() {
        Math.multiplyExact(chunks.isEmpty() ? 0 : largestKey() + 1, size);
        long[] order = new long[size];
        for (int row = 0; row < size; row++) {
            order[row] = key(row) * size + row;
        }
        Arrays.sort(order);
        return order;
    }

    private long largestKey() {
        long largest = 0;
        for (int row = 0; row < size; row++) {
            largest = Math.max(largest, key(row));
        }
        return largest;
    }

    int row(long ordered) {
        return (int) (ordered % size);
    }

    long keyOf(long ordered) {
        return ordered / size;
    }

    long key(int measure, int team, int day) {
        return (measure * teams + team) * days + (day - firstDay);
    }

    private long key(int row) {
        return chunk(row).key[at(row)];
    }

    int measure(long key) {
        return (int) (key / days / teams);
    }

    int team(long key) {
        return (int) (key / days % teams);
    }

    int day(long key) {
        return (int) (key % days) + firstDay;
    }

    double first(int row) {
        return chunk(row).first[at(row)];
    }

    double second(int row) {
        return chunk(row).second[at(row)];
    }

    int line(int row) {
        return chunk(row).line[at(row)];
    }

    Entry.Status status(int row) {
        return Entry.Status.of(chunk(row).flags[at(row)] & STATUS);
    }

    boolean provisional(int row) {
        return (chunk(row).flags[at(row)] & PROVISIONAL) != 0;
    }

    /** Whether the row said anything about being provisional; where not, what stands there stays. */
    boolean saysProvisional(int row) {
        return (chunk(row).flags[at(row)] & PROVISIONAL_SAID) != 0;
    }

    double @Nullable [] subgroup(int row) {
        double[][] subgroups = chunk(row).subgroups;
        return subgroups == null ? null : subgroups[at(row)];
    }

    /** Null where the row said nothing, so that what stands there stays; empty to take it away. */
    @Nullable
    String comment(int row) {
        @Nullable String[] comments = chunk(row).comments;
        return comments == null ? null : comments[at(row)];
    }

    private Chunk chunk(int row) {
        return chunks.get(row >> CHUNK_BITS);
    }

    private static int at(int row) {
        return row & (CHUNK - 1);
    }
}
