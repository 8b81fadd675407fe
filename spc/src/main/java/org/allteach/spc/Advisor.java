package org.allteach.spc;

import java.util.List;

/** Finds the chart that fits a kind of data. */
public final class Advisor {
    private static final int RUN_CHART_BELOW = 12;
    /** Above this, binomial and Poisson limits are narrower than almost any real process. */
    private static final double HUGE_DENOMINATOR = 2000;

    private Advisor() {}

    /**
     * The chart for a kind of data.
     *
     * @param kind what is collected
     * @param points how many points there are; below 12 a run chart is advised
     * @param typicalDenominator the median denominator of proportions and rates, else 0
     */
    public static Advice advise(DataKind kind, int points, double typicalDenominator) {
        if (points < RUN_CHART_BELOW) {
            return new Advice(Chart.RUN, "few-points", List.of(points));
        }
        boolean huge = typicalDenominator > HUGE_DENOMINATOR;
        return switch (kind) {
            case PROPORTION -> huge ? of(Chart.P_PRIME, "proportion-huge") : of(Chart.P, "proportion");
            case RATE -> huge ? of(Chart.U_PRIME, "rate-huge") : of(Chart.U, "rate");
            case COUNT -> of(Chart.C, "count");
            default -> of(Chart.I, "measurement");
        };
    }

    private static Advice of(Chart chart, String reason) {
        return new Advice(chart, reason, List.of());
    }
}
