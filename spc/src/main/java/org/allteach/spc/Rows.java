package org.allteach.spc;

/**
 * A phase as its rules see it: rows of bits over its points, all of them read in one go. What is missing lies nowhere,
 * and so breaks every pattern.
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
    /** The size that all rows have, and all points in it are present; or -1. */
    private int ready = -1;

    /** Points with a value. */
    final Bits present;

    /** Points above the centre. */
    final Bits above;

    final Bits below;
    /** Points above the one before. */
    final Bits up;

    final Bits down;
    /** Points beyond two thirds of the way to the upper limit. */
    final Bits farHigh;

    final Bits farLow;
    /** Points beyond the upper limit. */
    final Bits over;

    final Bits under;

    /** The rows that say where a point lies. */
    private final Bits[] lying;

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
        up = row();
        down = row();
        farHigh = row();
        farLow = row();
        over = row();
        under = row();
        lying = new Bits[] {above, below, farHigh, farLow, over, under};
        one = row();
        other = row();
    }

    /** A row for as many points as there may be. */
    Bits row() {
        return new Bits(frame.capacity);
    }

    /** Reads a phase, excluded points and all. */
    void read(Segment phase) {
        segment = phase;
        skips = false;
        closed = false;
        int size = phase.end - phase.from;
        if (size != ready) {
            makeReady(size);
        }
        double before = Double.NaN;
        for (int w = 0; w < present.words(); w++) {
            before = read(w, segment.from + (w << 6), Math.min(size - (w << 6), 64), before);
        }
    }

    private void makeReady(int size) {
        present.fill(size);
        for (Bits row : lying) {
            row.resize(size);
        }
        up.resize(size);
        down.resize(size);
        ready = size;
    }

    /**
     * Reads up to 64 points. Half of all points lie below the centre and half below the one before, and a processor
     * would guess wrong as often: so these two come from the signs of differences. The rest is rare.
     *
     * @param before the value before the first of them
     * @return the last value
     */
    private double read(int w, int from, int count, double before) {
        double[] value = frame.high;
        double[] centre = frame.centre;
        double[] far = frame.upper95;
        double[] farDown = frame.lower95;
        long falls = 0;
        long level = 0;
        long lies = 0;
        long on = 0;
        long high = 0;
        long low = 0;
        double last = before;
        for (int k = 0; k < count; k++) {
            double here = value[from + k];
            double step = here - last;
            double off = here - centre[from + k];
            last = here;
            falls |= (Double.doubleToRawLongBits(step) >>> 63) << k;
            lies |= (Double.doubleToRawLongBits(off) >>> 63) << k;
            if (!(Math.abs(step) > 0)) {
                level |= 1L << k;
            }
            if (!(Math.abs(off) > 0)) {
                on |= 1L << k;
            }
            if (here > far[from + k]) {
                high |= 1L << k;
            }
            if (here < farDown[from + k]) {
                low |= 1L << k;
            }
        }
        long all = present.word(w);
        up.word(w, all & ~(falls | level));
        down.word(w, falls & ~level);
        above.word(w, all & ~(lies | on));
        below.word(w, lies & ~on);
        farHigh.word(w, high);
        farLow.word(w, low);
        over.word(w, high == 0 ? 0 : beyond(high, from, frame.upper, 1));
        under.word(w, low == 0 ? 0 : beyond(low, from, frame.lower, -1));
        return last;
    }

    /** Those of the points far out that lie beyond the limit as well. */
    private long beyond(long far, int from, double[] limit, int way) {
        long beyond = 0;
        for (long left = far; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            if (way * frame.high[from + k] > way * limit[from + k]) {
                beyond |= 1L << k;
            }
        }
        return beyond;
    }

    /** From here on excluded points are passed over, so that their neighbours are successive. */
    void passOverExcluded() {
        if (frame.complete) {
            return;
        }
        ready = -1;
        int size = segment.end - segment.from;
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
        if (closed) {
            present.close(open);
            for (Bits row : lying) {
                row.close(open);
            }
            readSteps();
        }
    }

    private void readSteps() {
        double[] value = frame.scratch;
        for (int k = 0; k < size(); k++) {
            value[k] = frame.value[point(k)];
        }
        up.clear(size());
        down.clear(size());
        for (int k = 1; k < size(); k++) {
            if (value[k] > value[k - 1]) {
                up.set(k);
            } else if (value[k] < value[k - 1]) {
                down.set(k);
            }
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

    /** Points beyond one third of the way to the limits, and points where there is such a third. */
    void thirds(Bits high, Bits low, Bits apart) {
        int size = segment.end - segment.from;
        high.clear(size);
        low.clear(size);
        apart.clear(size);
        for (int k = 0; k < size; k++) {
            int i = segment.from + k;
            if (frame.value[i] > frame.upper68[i]) {
                high.set(k);
            }
            if (frame.value[i] < frame.lower68[i]) {
                low.set(k);
            }
            if (frame.upper68[i] > frame.lower68[i]) {
                apart.set(k);
            }
        }
        if (closed) {
            high.close(open);
            low.close(open);
            apart.close(open);
        }
    }

    /** Lets these places be skipped in what {@link #point} says, until nothing is skipped any more. */
    void skip(Bits ties) {
        kept.fill(size());
        kept.andNot(ties);
        skips = !kept.isFull();
    }

    /** A row, closed up where places are skipped. */
    Bits closedUp(Bits row, Bits into) {
        if (!skips) {
            return row;
        }
        into.copy(row);
        into.close(kept);
        return into;
    }

    /** Nothing is skipped any more. */
    void skipNothing() {
        skips = false;
    }
}
