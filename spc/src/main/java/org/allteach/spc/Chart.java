package org.allteach.spc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of control chart. Ties, gaps, edges and departures from other packages are in {@code docs/statistics.md}.
 *
 * <p>{@code y} is a point's value or numerator, {@code n} its denominator; sums and means are over the base: the
 * points of a phase that are present, not excluded and within the baseline. {@code AMR} is the average moving range of
 * the base. Limits are given at three standard deviations; {@link Options#sigmas} can change that. All have the units of
 * the data times {@link Options#multiplier}, and none where the base has too few points to tell.
 */
public enum Chart {
    /**
     * Run chart of any value or ratio: the median, no limits. Undefined without points in the base. Source: Perla,
     * Provost and Murray, BMJ Quality and Safety 20 (2011) 46.
     */
    RUN(Data.VALUE),
    /**
     * Individual values or ratios (XmR): mean ± 3·AMR/1.128; with the NHS rule sets ± 2.66·AMR. No limits without two
     * successive points in the base. Source: Shewhart 1931; Wheeler, Understanding Variation.
     */
    I(Data.VALUE),
    /**
     * Moving ranges of individual values: the AMR, from 0 to 3.267·AMR. The first point of a phase and the neighbours of a
     * gap or an excluded point have no range. Source: Wheeler.
     */
    MR(Data.VALUE),
    /**
     * Ratios of any numerators to denominators above 0, as individual values that their denominators weight: Σy/Σn ±
     * 3·s/√n, s the mean of √(π/2)·|Δ(y/n)|/√(1/n + 1/n of the point before). Source: Taylor, Normalized Individuals
     * (I′) Control Chart, 2017.
     */
    I_PRIME(Data.WEIGHTED),
    /**
     * Means of subgroups: Σ(n·ȳ)/Σn ± 3·s/(c4·√n), s the mean standard deviation of subgroups of one size, else the
     * pooled one. No limits at a subgroup of one. Source: Montgomery, Introduction to Statistical Quality Control, 6.3.
     */
    XBAR(Data.SUBGROUP),
    /**
     * Standard deviations of subgroups: s ± 3·s·√(1 − c4²)/c4, not below 0. A subgroup of one has no point. Source:
     * Montgomery, 6.3.
     */
    S(Data.SUBGROUP),
    /**
     * Ranges of subgroups: d2·σ ± 3·d3·σ, not below 0, σ the mean range over d2 of subgroups of one size, else the
     * pooled standard deviation. A subgroup of one has no point. Source: Montgomery, 6.2.
     */
    R(Data.SUBGROUP),
    /**
     * Proportion of units, 0 ≤ y ≤ n: Σy/Σn ± 3·√(p(1−p)/n), within 0 and 1. A point 0/0 is missing. Source: Montgomery,
     * 7.2.
     */
    P(Data.PROPORTION),
    /**
     * Proportion of very many units: p limits times σz = AMR of the z scores/1.128; on labels σz is their standard
     * deviation. Source: Laney, Quality Engineering 14 (2002) 531.
     */
    P_PRIME(Data.PROPORTION),
    /** Numbers of units: n·p ± 3·√(n·p(1−p)), p = Σy/Σn, within 0 and n. Source: Montgomery, 7.2. */
    NP(Data.PROPORTION),
    /**
     * Events, y ≥ 0, per area of opportunity, n &gt; 0: Σy/Σn ± 3·√(u/n), not below 0. A point 0/0 is missing. Source:
     * Montgomery, 7.3.
     */
    U(Data.RATE),
    /** Events per very large area of opportunity: u limits times σz, as on {@link #P_PRIME}. Source: Laney 2002. */
    U_PRIME(Data.RATE),
    /** Counts, y ≥ 0, in equal areas of opportunity: mean ± 3·√mean, not below 0. Source: Montgomery, 7.3. */
    C(Data.COUNT),
    /**
     * Cases between events, y ≥ 0, counted from 0: m ± 3·√(m(m+1)) about the mean m, not below 0; the line is drawn at the
     * median, at 0.693·m if the mean is known. Source: Benneyan, Health Care Management Science 4 (2001) 305.
     */
    G(Data.COUNT),
    /**
     * Time between events, y &gt; 0: an i chart of y^(1/3.6), centre and limits to the power 3.6; a limit below 0 is 0.
     * Source: Nelson, Journal of Quality Technology 26 (1994) 239.
     */
    T(Data.TIME),
    /**
     * Exponentially weighted moving average λ·y + (1−λ)·(the one before), beginning at the centre: mean ±
     * 3·σ·√(λ/(2−λ)·(1−(1−λ)^2i)), σ = AMR/1.128, 0 &lt; λ ≤ 1. The limits judge the average. Source: Roberts,
     * Technometrics 1 (1959) 239; Lucas and Saccucci, Technometrics 32 (1990) 1.
     */
    EWMA(Data.VALUE),
    /**
     * Cumulative sums of z = (y − mean)/σ beyond half the {@link Options.Sequential#shift}, upwards and downwards, in
     * standard deviations, against the decision interval; σ = AMR/1.128. Source: Page, Biometrika 41 (1954) 100; Lucas
     * and Crosier, Technometrics 24 (1982) 199.
     */
    CUSUM(Data.VALUE),
    /**
     * Cumulative log likelihood ratios of outcomes that are 0 or 1, for odds multiplied and divided by the odds ratio,
     * against a limit; after a signal a sum restarts at 0. The rate compared with is the target, or that of the base.
     * Source: Steiner, Cook, Farewell and Treasure, Biostatistics 1 (2000) 441.
     */
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
