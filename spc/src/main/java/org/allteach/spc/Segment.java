package org.allteach.spc;

/** One phase while it is being calculated: its points {@code from} to {@code end}, exclusive, and what they give. */
final class Segment {
    int from;
    int end;
    /** The end, exclusive, of the points that the limits come from. */
    int baseEnd;

    /** The standard deviation, {@code NaN} where it varies by point or is unknown. */
    double sigma;

    double sigmaZ;
    /** The mean of the base, and its average moving range, while a chart is made of them. */
    double level;

    double range;
    double mean;
    double median;
    int observations;
    /** Included points that the limits come from. */
    int base;

    final Runs runs = new Runs();

    /** Begins anew, with these points. */
    void place(int first, int afterLast, int afterBase) {
        from = first;
        end = afterLast;
        baseEnd = afterBase;
        sigma = Double.NaN;
        sigmaZ = Double.NaN;
        mean = Double.NaN;
        median = Double.NaN;
        runs.forget();
    }

    /** Counts the points that are calculated with. */
    void count(boolean[] included) {
        observations = 0;
        base = 0;
        for (int i = from; i < end; i++) {
            if (included[i]) {
                observations++;
                base += i < baseEnd ? 1 : 0;
            }
        }
    }

    void scale(double multiplier) {
        sigma *= multiplier;
        mean *= multiplier;
        median *= multiplier;
    }
}
