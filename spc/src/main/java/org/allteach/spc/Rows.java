package org.allteach.spc;

/**
 * A phase as its rules see it: rows of bits over its points. Excluded points are passed over, so that their neighbours
 * are successive; a missing point keeps its place, where nothing is set, and so breaks every pattern.
 */
final class Rows {
    private final Frame frame;
    private Segment segment = new Segment();
    /** Whether there are excluded points to pass over. */
    private boolean closed;
    /** The points that are not excluded; one that is missing as well counts as missing. */
    private final Bits open;
    /** Those of them that a rule does not skip. */
    private final Bits kept;

    private boolean skips;

    /** Points with a value. */
    final Bits present;

    final Bits above;
    final Bits below;

    /** Two rows for whoever needs them for a moment. */
    final Bits one;

    final Bits other;

    Rows(Frame frame) {
        this.frame = frame;
        open = row();
        kept = row();
        present = row();
        above = row();
        below = row();
        one = row();
        other = row();
    }

    /** A row for as many points as there may be. */
    Bits row() {
        return new Bits(frame.capacity);
    }

    void read(Segment phase) {
        segment = phase;
        skips = false;
        closed = false;
        int size = phase.end - phase.from;
        if (frame.complete) {
            present.fill(size);
        } else {
            readPresent(size);
        }
        readSide(frame.above, above);
        readSide(frame.below, below);
    }

    private void readPresent(int size) {
        open.clear(size);
        present.clear(size);
        for (int k = 0; k < size; k++) {
            boolean here = frame.present(segment.from + k);
            if (here) {
                present.set(k);
            }
            if (!here || !frame.excluded[segment.from + k]) {
                open.set(k);
            }
        }
        closed = !open.isFull();
        close(present);
    }

    private void readSide(Bits side, Bits row) {
        row.slice(side, segment.from, segment.end);
        close(row);
    }

    private void close(Bits row) {
        if (closed) {
            row.close(open);
        }
    }

    /** The number of places. */
    int size() {
        return present.length();
    }

    /** The index in the series of a place. */
    int point(int k) {
        int place = skips ? kept.nth(k) : k;
        return segment.from + (closed ? open.nth(place) : place);
    }

    /** Where a value lies beyond two lines. */
    void beyond(double[] upper, double[] lower, Bits high, Bits low) {
        int from = segment.from;
        int size = segment.end - from;
        high.clear(size);
        low.clear(size);
        for (int k = 0; k < size; k++) {
            double value = frame.value[from + k];
            if (value > upper[from + k]) {
                high.set(k);
            }
            if (value < lower[from + k]) {
                low.set(k);
            }
        }
        close(high);
        close(low);
    }

    /** Where one line lies above another. */
    void apart(double[] upper, double[] lower, Bits row, Bits other) {
        Bits.compare(upper, segment.from, lower, segment.from, segment.end - segment.from, row, other);
        close(row);
    }

    /** Points that lie above, or below, the one before. */
    void steps(Bits up, Bits down) {
        double[] value = frame.value;
        int from = segment.from;
        if (closed) {
            value = frame.scratch;
            from = 0;
            for (int k = 0; k < size(); k++) {
                value[k] = frame.value[point(k)];
            }
        }
        Bits.compare(value, from + 1, value, from, size() - 1, up, down);
        up.moveUp();
        down.moveUp();
    }

    /** Lets these places be skipped in what {@link #point} says, until nothing is skipped any more. */
    void skip(Bits ties) {
        kept.fill(size());
        kept.andNot(ties);
        skips = !kept.isFull();
    }

    /** Closes a row up where places are skipped. */
    void closeUp(Bits row) {
        if (skips) {
            row.close(kept);
        }
    }

    /** Nothing is skipped any more. */
    void skipNothing() {
        skips = false;
    }
}
