package org.allteach.spc;

/** One phase while it is being calculated: its points {@code from} to {@code end}, exclusive, and what they give. */
final class Segment {
    final int from;
    final int end;
    /** The end, exclusive, of the points that the limits come from. */
    final int baseEnd;

    /** The standard deviation, {@code NaN} where it varies by point or is unknown. */
    double sigma = Double.NaN;

    double sigmaZ = Double.NaN;
    double mean = Double.NaN;
    double median = Double.NaN;
    int observations;
    /** Included points that the limits come from. */
    int base;

    Runs runs = Runs.NONE;

    Segment(int from, int end, int baseEnd) {
        this.from = from;
        this.end = end;
        this.baseEnd = baseEnd;
    }

    void scale(double multiplier) {
        sigma *= multiplier;
        mean *= multiplier;
        median *= multiplier;
    }
}
