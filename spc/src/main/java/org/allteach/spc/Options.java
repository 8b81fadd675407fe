package org.allteach.spc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to analyse a series. Start from {@link #DEFAULT} and change what differs.
 *
 * @param phases the index of each phase's first point, rising, each below the number of points; 0 is implied
 * @param baseline limits come from this many first places of each phase, at least 1; null for all of them
 * @param centre a known centre, in the units shown (of a g chart the mean); constant or per point; null to estimate it
 * @param sigma a known standard deviation of a plotted point (on xbar, s and r charts of a value within a subgroup), at
 *     least 0, in the units shown; null to estimate it; run, t and Bernoulli cusum charts take none
 * @param sigmas distance of the limits from the centre in standard deviations, above 0
 * @param multiplier what values are shown in, above 0: 100 for per cent
 * @param target the target, in the units shown; null for none
 * @param direction which way is better
 * @param rules the rules that find special causes
 * @param screenMovingRanges whether moving ranges of at least 3.267 times their average are dropped, once
 * @param limits what the limits are made of
 * @param sequential what only ewma and cusum charts need
 */
public record Options(
        List<Integer> phases,
        @Nullable Integer baseline,
        @Nullable Line centre,
        @Nullable Double sigma,
        double sigmas,
        double multiplier,
        @Nullable Line target,
        Direction direction,
        RuleSet rules,
        boolean screenMovingRanges,
        Limits limits,
        Sequential sequential) {

    /** What the limits are made of. */
    public enum Limits {
        /** Multiples of the standard deviation. */
        SIGMA,
        /** Quantiles of the binomial, Poisson or geometric distribution with the same tail areas. */
        PROBABILITY
    }

    /**
     * What only charts with a memory need.
     *
     * @param lambda weight of the newest value in an ewma, above 0 and at most 1
     * @param decisionInterval height at which a cusum signals, in sigma
     * @param shift shift that a cusum is to find, in sigma
     * @param headStart where a cusum starts, in sigma
     * @param oddsRatio odds ratio that a Bernoulli cusum is to find, above 1
     * @param limit height at which a Bernoulli cusum signals
     */
    public record Sequential(
            double lambda, double decisionInterval, double shift, double headStart, double oddsRatio, double limit) {

        /** What the literature starts with. */
        public static final Sequential DEFAULT = new Sequential(0.2, 5, 1, 0, 2, 3.5);
    }

    /** One phase, everything estimated, three sigma, no target, no direction, Anhøj's rules. */
    public static final Options DEFAULT = new Options(
            List.of(),
            null,
            null,
            null,
            3,
            1,
            null,
            Direction.NEITHER,
            RuleSet.ANHOEJ,
            false,
            Limits.SIGMA,
            Sequential.DEFAULT);

    public Options {
        phases = List.copyOf(phases);
    }

    /** Each phase gets limits of its own; none or 0 alone is one phase. */
    public Options withPhases(Integer... firstPoints) {
        return copy(List.of(firstPoints), baseline, centre, sigma, target, direction, limits, sequential);
    }

    /** Limits come from the first points of each phase and are extended. */
    public Options withBaseline(@Nullable Integer points) {
        return copy(phases, points, centre, sigma, target, direction, limits, sequential);
    }

    /** A centre that is known and not estimated. */
    public Options withCentre(@Nullable Line known) {
        return copy(phases, baseline, known, sigma, target, direction, limits, sequential);
    }

    /** A standard deviation that is known and not estimated. */
    public Options withSigma(@Nullable Double known) {
        return copy(phases, baseline, centre, known, target, direction, limits, sequential);
    }

    /** What the assurance icon compares the limits with; on a Bernoulli cusum the rate to compare with. */
    public Options withTarget(@Nullable Line line) {
        return copy(phases, baseline, centre, sigma, line, direction, limits, sequential);
    }

    /** Which way is better: without it, signals are neither good nor bad. */
    public Options withDirection(Direction better) {
        return copy(phases, baseline, centre, sigma, target, better, limits, sequential);
    }

    /** Multiples of sigma, or quantiles on p, np, u, c and g charts. */
    public Options withLimits(Limits kind) {
        return copy(phases, baseline, centre, sigma, target, direction, kind, sequential);
    }

    /** What ewma and cusum charts need. */
    public Options withSequential(Sequential memory) {
        return copy(phases, baseline, centre, sigma, target, direction, limits, memory);
    }

    /** How far out the limits lie. */
    public Options withSigmas(double distance) {
        return scale(distance, multiplier, rules, screenMovingRanges);
    }

    /** What everything is shown in. */
    public Options withMultiplier(double factor) {
        return scale(sigmas, factor, rules, screenMovingRanges);
    }

    /** Which special causes are looked for. */
    public Options withRules(RuleSet set) {
        return scale(sigmas, multiplier, set, screenMovingRanges);
    }

    /** Whether one slip may not widen the limits: Nelson, Journal of Quality Technology 14 (1982) 172. */
    public Options withScreenMovingRanges(boolean screen) {
        return scale(sigmas, multiplier, rules, screen);
    }

    private Options copy(
            List<Integer> newPhases,
            @Nullable Integer newBaseline,
            @Nullable Line newCentre,
            @Nullable Double newSigma,
            @Nullable Line newTarget,
            Direction newDirection,
            Limits newLimits,
            Sequential newSequential) {
        return new Options(
                newPhases,
                newBaseline,
                newCentre,
                newSigma,
                sigmas,
                multiplier,
                newTarget,
                newDirection,
                rules,
                screenMovingRanges,
                newLimits,
                newSequential);
    }

    private Options scale(double newSigmas, double newMultiplier, RuleSet newRules, boolean newScreen) {
        return new Options(
                phases,
                baseline,
                centre,
                sigma,
                newSigmas,
                newMultiplier,
                target,
                direction,
                newRules,
                newScreen,
                limits,
                sequential);
    }
}
