package org.allteach.spc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A funnel plot: units side by side against their size, with limits for what chance does to small ones. After
 * Spiegelhalter, Statistics in Medicine 24 (2005) 1185; formulas, choices and departures are in {@code
 * docs/statistics.md}.
 */
public final class Funnel {

    private Funnel() {}

    /** What is compared. */
    public enum Kind {
        /** Units that count out of all units. */
        PROPORTION,
        /** Events per area of opportunity. */
        RATE,
        /** Observed events over expected ones. */
        STANDARDISED_RATIO,
        /** One count over another one. */
        RATIO_OF_COUNTS;

        /** The name in the JSON contract, as {@code ratio-of-counts}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How limits and z scores are made. */
    public enum Method {
        /** Binomial or Poisson limits; z on the arcsine or square root scale. */
        EXACT,
        /** Normal limits and z on the arcsine scale for proportions, on the log scale for ratios. */
        NORMAL,
        /** As England's Summary Hospital-level Mortality Indicator: log scale, extreme tenths left out of φ and τ². */
        SHMI,
        /** As the Care Quality Commission: square root scale, extreme tenths drawn in. */
        CQC;

        /** The name in the JSON contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One unit.
     *
     * @param name how it is called
     * @param numerator what is counted, at least 0
     * @param denominator out of how many, per how much or against how many expected; above 0
     */
    public record Unit(String name, double numerator, double denominator) {}

    /**
     * How to draw a funnel.
     *
     * @param kind what is compared
     * @param method how limits and z scores are made
     * @param target the centre, in the units shown; null for 1 (standardised ratios) or the units pooled
     * @param overdispersion whether to widen the limits for variation between units beyond chance
     * @param trim share of the z scores at either end that φ and τ² take less notice of, from 0 and below 0.5
     * @param multiplier what ratios are shown in: 100 for per cent
     * @param roundExpected whether SHMI's expected numbers are rounded to two decimals, as published
     */
    public record Options(
            Kind kind,
            Method method,
            @Nullable Double target,
            boolean overdispersion,
            double trim,
            double multiplier,
            boolean roundExpected) {

        /** Exact limits (normal ones for ratios of counts) about the pooled target, as they are shown. */
        public static Options of(Kind kind) {
            Method method = kind == Kind.RATIO_OF_COUNTS ? Method.NORMAL : Method.EXACT;
            return new Options(kind, method, null, false, 0.1, 1, false);
        }

        public Options withMethod(Method other) {
            return new Options(kind, other, target, overdispersion, trim, multiplier, roundExpected);
        }

        public Options withTarget(@Nullable Double known) {
            return new Options(kind, method, known, overdispersion, trim, multiplier, roundExpected);
        }

        public Options withOverdispersion(boolean widen) {
            return new Options(kind, method, target, widen, trim, multiplier, roundExpected);
        }

        public Options withTrim(double share) {
            return new Options(kind, method, target, overdispersion, share, multiplier, roundExpected);
        }

        public Options withMultiplier(double factor) {
            return new Options(kind, method, target, overdispersion, trim, factor, roundExpected);
        }

        public Options withRoundExpected(boolean round) {
            return new Options(kind, method, target, overdispersion, trim, multiplier, round);
        }
    }

    /** Limits about the target at 95 % and 99.8 %, in the units shown. */
    public record Limits(double lower95, double upper95, double lower998, double upper998) {}

    /**
     * One unit in the funnel, in the units shown.
     *
     * @param name how it is called
     * @param numerator as given
     * @param denominator as given, or rounded
     * @param ratio numerator over denominator
     * @param z standardised distance from the target; null where the numerator is 0 on a log scale
     * @param limits what chance alone does
     * @param adjusted normal limits, widened for overdispersion if that is asked for
     * @param outlier whether the ratio lies beyond the 99.8 % limits in use
     */
    public record Point(
            String name,
            double numerator,
            double denominator,
            double ratio,
            @Nullable Double z,
            Limits limits,
            Limits adjusted,
            boolean outlier) {}

    /** What a request gives. */
    public sealed interface Answer permits Analysis, Result.Problems {}

    /**
     * A funnel, calculated.
     *
     * @param options as they were given
     * @param target the centre, in the units shown
     * @param phi how many times more the units vary than chance alone would make them; 0 if it is not asked for
     * @param tau2 variance between units, on the scale of the z scores; 0 if it is not asked for
     * @param usesAdjusted whether the adjusted limits are in use: asked for, and φ above 1
     * @param points the units, in the order given
     */
    public record Analysis(
            Options options, double target, double phi, double tau2, boolean usesAdjusted, List<Point> points)
            implements Answer {

        public Analysis {
            points = List.copyOf(points);
        }

        /**
         * The limits in use for units of other sizes, in the units shown: what the lines of the funnel are drawn through.
         *
         * @param denominators the sizes, above 0
         */
        public List<Limits> limits(double... denominators) {
            return FunnelPlot.limits(this, denominators);
        }
    }

    /** Calculates a funnel. Units without a denominator are problems; no units give no points. */
    public static Answer analyse(List<Unit> units, Options options) {
        List<Problem> problems = FunnelChecks.problems(units, options);
        return problems.isEmpty() ? new FunnelPlot(units, options).analysis() : new Result.Problems(problems);
    }
}
