package org.allteach.spc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of control chart. Formulas, sources and edge cases of each are in {@code docs/statistics.md}.
 *
 * <p>{@code y} is a point's value or numerator, {@code n} its denominator; sums and means are over the base: the
 * points of a phase that are present, not excluded and within the baseline.
 */
public enum Chart {
    /** Any value: the median, no limits. */
    RUN(Data.VALUE),
    /** Individual values (XmR): mean ± 3·AMR/1.128, AMR being the average moving range. */
    I(Data.VALUE),
    /** Moving ranges of individual values: AMR, from 0 to 3.267·AMR. */
    MR(Data.VALUE),
    /** Ratios as individual values that their denominators weight: Σy/Σn ± 3·s/√n, s from successive differences. */
    I_PRIME(Data.WEIGHTED),
    /** Means of subgroups: Σ(n·ȳ)/Σn ± 3·s/(c4·√n). */
    XBAR(Data.SUBGROUP),
    /** Standard deviations of subgroups: s, from B3·s to B4·s. */
    S(Data.SUBGROUP),
    /** Ranges of subgroups: d2·σ ± 3·d3·σ, not below 0. */
    R(Data.SUBGROUP),
    /** Proportion of units: Σy/Σn ± 3·√(p(1−p)/n), within 0 and 1. */
    P(Data.PROPORTION),
    /** Proportion of very many units, limits widened by Laney's σz. */
    P_PRIME(Data.PROPORTION),
    /** Numbers of units: n·p ± 3·√(n·p(1−p)), within 0 and n. */
    NP(Data.PROPORTION),
    /** Events per area of opportunity: Σy/Σn ± 3·√(u/n), not below 0. */
    U(Data.RATE),
    /** Events per very large area of opportunity, limits widened by Laney's σz. */
    U_PRIME(Data.RATE),
    /** Counts in equal areas of opportunity: mean ± 3·√mean, not below 0. */
    C(Data.COUNT),
    /** Cases between events, counted from 0: m ± 3·√(m(m+1)) about the mean, the line at the median. */
    G(Data.COUNT),
    /** Time between events: an i chart of y^(1/3.6), transformed back. */
    T(Data.TIME),
    /** Exponentially weighted moving average. */
    EWMA(Data.VALUE),
    /** Cumulative sums in standard deviations, upwards and downwards. */
    CUSUM(Data.VALUE),
    /** Cumulative log likelihood ratios of outcomes that are 0 or 1. */
    BERNOULLI_CUSUM(Data.BINARY);

    /** What the points of a chart are made of. */
    enum Data {
        /** A value, or a ratio that is plotted as one. */
        VALUE,
        /** A value of at least 0. */
        COUNT,
        /** A value above 0. */
        TIME,
        /** A value of 0 or 1. */
        BINARY,
        /** A numerator and a denominator that it cannot exceed. */
        PROPORTION,
        /** A numerator of at least 0 and a denominator. */
        RATE,
        /** Any numerator and a denominator. */
        WEIGHTED,
        /** Several values. */
        SUBGROUP
    }

    private final Data data;
    private final String id;

    Chart(Data data) {
        this.data = data;
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Analyses a series: centre, limits, runs and signals of each phase, the icons of the last point, and warnings.
     *
     * @return the analysis, or all the problems of the request at once
     */
    public Result analyse(Series series, Options options) {
        return Analyser.analyse(this, series, options);
    }

    /** The name in the JSON contract, as {@code p-prime}. */
    public String id() {
        return id;
    }

    /** The chart of that name in the JSON contract, if there is one. */
    public static Optional<Chart> of(String id) {
        return Arrays.stream(values()).filter(chart -> chart.id().equals(id)).findFirst();
    }

    /** Whether its points are a numerator and a denominator each. */
    public boolean ofRatios() {
        return data == Data.PROPORTION || data == Data.RATE || data == Data.WEIGHTED;
    }

    /** Whether its points are several values each. */
    public boolean ofSubgroups() {
        return data == Data.SUBGROUP;
    }

    /** Whether the chart has control limits, as opposed to a line alone or to sums with a decision interval. */
    public boolean hasLimits() {
        return this != RUN && !cumulative();
    }

    /** Whether it plots cumulative sums. */
    public boolean cumulative() {
        return this == CUSUM || this == BERNOULLI_CUSUM;
    }

    /** Whether each point carries those before it. */
    boolean hasMemory() {
        return this == EWMA || cumulative();
    }

    /** Whether successive points are independent, so that runs and patterns of them mean something. */
    boolean hasRuns() {
        return this != MR && !hasMemory();
    }

    /** Whether a distribution is known whose quantiles can be limits. */
    boolean hasDistribution() {
        return this == P || this == NP || this == U || this == C || this == G;
    }

    Data data() {
        return data;
    }
}
