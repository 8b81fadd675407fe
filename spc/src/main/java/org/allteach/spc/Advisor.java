package org.allteach.spc;

import java.util.Arrays;
import java.util.List;

/** Finds the chart that fits a kind of data. The choices and their sources are in {@code docs/statistics.md}. */
public final class Advisor {
    private static final int RUN_CHART_BELOW = 12;
    /** Above this, binomial and Poisson limits are narrower than almost any real process. */
    private static final double HUGE_DENOMINATOR = 2000;

    private Advisor() {}

    /**
     * The chart for a kind of data, before there are any or with what is known of them.
     *
     * @param kind what is collected
     * @param points how many points there are; below 12 a run chart is advised
     * @param typicalDenominator the median denominator of proportions and rates, or 0
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
            case MEASUREMENT -> of(Chart.I, "measurement");
            case RATIO -> of(Chart.I_PRIME, "ratio");
            case SUBGROUPS -> of(Chart.XBAR, "subgroups");
            case CASES_BETWEEN -> of(Chart.G, "cases-between");
            case TIME_BETWEEN -> of(Chart.T, "time-between");
        };
    }

    /** The chart for a kind of data and the data themselves: events that are mostly absent are better counted between. */
    public static Advice advise(DataKind kind, Series series) {
        double[] denominators = new double[series.size()];
        int points = 0;
        int zeros = 0;
        for (int i = 0; i < series.size(); i++) {
            boolean missing = Double.isNaN(series.numerator(i)) || !(series.denominator(i) > 0);
            if (!missing) {
                denominators[points++] = series.denominator(i);
                zeros += series.numerator(i) == 0 ? 1 : 0;
            }
        }
        Arrays.sort(denominators, 0, points);
        Advice advice = advise(kind, points, points == 0 || !series.hasDenominators() ? 0 : denominators[points / 2]);
        boolean rare = points >= RUN_CHART_BELOW && 2 * zeros > points && !series.hasSubgroups();
        return switch (kind) {
            case PROPORTION -> rare ? of(Chart.G, "rare-cases") : advice;
            case RATE, COUNT -> rare ? of(Chart.T, "rare-time") : advice;
            default -> advice;
        };
    }

    private static Advice of(Chart chart, String reason) {
        return new Advice(chart, reason, List.of());
    }
}
