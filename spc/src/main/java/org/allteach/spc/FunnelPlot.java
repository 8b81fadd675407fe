package org.allteach.spc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calculates a funnel: z scores on a scale where the variance does not depend on the target, overdispersion from them,
 * and limits.
 */
final class FunnelPlot {
    /** Two-sided 95 %, as the peers print it. */
    private static final double Z95 = 1.959964;
    /** Two-sided 99.8 %, as the peers print it. */
    private static final double Z998 = 3.090232;

    /** The scale of the z scores. */
    private enum Scale {
        ARCSINE,
        ROOT,
        LOG
    }

    private final List<Funnel.Unit> given;
    /** As given, or with the expected numbers rounded. */
    private final List<Funnel.Unit> units;

    private final Funnel.Options options;
    private final Scale scale;
    private final double target;
    private final double[] z;
    private final double[] error;

    FunnelPlot(List<Funnel.Unit> given, Funnel.Options options) {
        this.options = options;
        this.given = given;
        boolean round = options.roundExpected() && options.method() == Funnel.Method.SHMI;
        units = round ? given.stream().map(FunnelPlot::rounded).toList() : given;
        scale = scale();
        target = target();
        z = new double[units.size()];
        error = new double[units.size()];
        for (int i = 0; i < z.length; i++) {
            error[i] = error(units.get(i));
            z[i] = (transformed(units.get(i)) - centre()) / error[i];
        }
    }

    /** To the nearer of the two decimals, as they are in a computer; to the even one between them. */
    private static Funnel.Unit rounded(Funnel.Unit unit) {
        double hundreds = Math.floor(unit.denominator() * 100);
        double below = hundreds / 100;
        double above = Math.ceil(unit.denominator() * 100) / 100;
        double down = unit.denominator() - below;
        double up = above - unit.denominator();
        double expected = down < up || (down == up && hundreds % 2 == 0) ? below : above;
        // An expected number that rounds to nothing could not be divided by.
        return expected == 0 ? unit : new Funnel.Unit(unit.name(), unit.numerator(), expected);
    }

    private Scale scale() {
        if (options.kind() == Funnel.Kind.PROPORTION) {
            return Scale.ARCSINE;
        }
        return switch (options.method()) {
            case EXACT, CQC -> Scale.ROOT;
            case NORMAL, SHMI -> Scale.LOG;
        };
    }

    private double target() {
        if (options.target() != null) {
            return options.target() / options.multiplier();
        }
        if (options.kind() == Funnel.Kind.STANDARDISED_RATIO) {
            return 1;
        }
        Sum numerators = new Sum();
        Sum denominators = new Sum();
        for (Funnel.Unit unit : units) {
            numerators.add(unit.numerator());
            denominators.add(unit.denominator());
        }
        return numerators.over(denominators);
    }

    private double centre() {
        return switch (scale) {
            case ARCSINE -> Math.asin(Math.sqrt(target));
            case ROOT -> Math.sqrt(target);
            case LOG -> Math.log(target);
        };
    }

    private double transformed(Funnel.Unit unit) {
        if (options.kind() == Funnel.Kind.RATIO_OF_COUNTS) {
            return Math.log((unit.numerator() + 0.5) / (unit.denominator() + 0.5));
        }
        double ratio = unit.numerator() / unit.denominator();
        return switch (scale) {
            case ARCSINE -> Math.asin(Math.sqrt(ratio));
            case ROOT -> Math.sqrt(ratio);
            case LOG -> Math.log(ratio);
        };
    }

    /** Standard error of the transformed ratio of a unit, if it is on target. */
    private double error(Funnel.Unit unit) {
        double y = unit.numerator();
        double n = unit.denominator();
        if (options.kind() == Funnel.Kind.RATIO_OF_COUNTS) {
            return Math.sqrt(y / ((y + 0.5) * (y + 0.5)) + n / ((n + 0.5) * (n + 0.5)));
        }
        return switch (scale) {
            case ARCSINE, ROOT -> 1 / (2 * Math.sqrt(n));
            case LOG -> 1 / Math.sqrt(target * n);
        };
    }

    /** The limits in use for units that are on target, of these sizes. */
    static List<Funnel.Limits> limits(Funnel.Analysis of, double... denominators) {
        double ratio = of.target() / of.options().multiplier();
        List<Funnel.Unit> units = Arrays.stream(denominators)
                .mapToObj(size -> new Funnel.Unit("", ratio * size, size))
                .toList();
        var plot = new FunnelPlot(units, of.options().withTarget(of.target()).withRoundExpected(false));
        List<Funnel.Limits> limits = new ArrayList<>(denominators.length);
        for (int i = 0; i < denominators.length; i++) {
            Funnel.Point point = plot.point(i, of.tau2(), of.usesAdjusted());
            limits.add(of.usesAdjusted() ? point.adjusted() : point.limits());
        }
        return limits;
    }

    Funnel.Analysis analysis() {
        double phi = 0;
        double tau2 = 0;
        if (options.overdispersion() && z.length > 0) {
            double[] trimmed = options.method() == Funnel.Method.SHMI ? truncated() : winsorised();
            phi = phi(trimmed);
            tau2 = tau2(trimmed, phi);
        }
        boolean adjusted = phi > 1;
        List<Funnel.Point> points = new ArrayList<>(z.length);
        for (int i = 0; i < z.length; i++) {
            points.add(point(i, tau2, adjusted));
        }
        return new Funnel.Analysis(options, target * options.multiplier(), phi, tau2, adjusted, points);
    }

    private Funnel.Point point(int i, double tau2, boolean useAdjusted) {
        Funnel.Unit unit = units.get(i);
        // As SHMI publishes it: the expected number is rounded for the limits, not for the ratio.
        double ratio = unit.numerator() / given.get(i).denominator() * options.multiplier();
        Funnel.Limits limits = limits(unit, i);
        Funnel.Limits adjusted = normal(Math.sqrt(error[i] * error[i] + tau2));
        Funnel.Limits used = useAdjusted ? adjusted : limits;
        return new Funnel.Point(
                unit.name(),
                unit.numerator(),
                unit.denominator(),
                ratio,
                Analysis.orNull(z[i]),
                limits,
                adjusted,
                ratio < used.lower998() || ratio > used.upper998());
    }

    private Funnel.Limits limits(Funnel.Unit unit, int i) {
        if (options.method() == Funnel.Method.NORMAL) {
            return normal(error[i]);
        }
        double n = unit.denominator();
        if (options.kind() == Funnel.Kind.PROPORTION) {
            return binomial(n);
        }
        double expected = target * n;
        return new Funnel.Limits(
                lowerPoisson(0.025, expected, n),
                upperPoisson(0.975, expected, n),
                lowerPoisson(0.001, expected, n),
                upperPoisson(0.999, expected, n));
    }

    /** Counts, between two whole ones, up to which a binomial distribution has a probability: Spiegelhalter, A.1.1. */
    private Funnel.Limits binomial(double units) {
        double n = Math.rint(units);
        double[] counts = Distributions.binomialQuantilesBetween(n, target, 0.001, 0.025, 0.975, 0.999);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.max(0, counts[i]) / units * options.multiplier();
        }
        return new Funnel.Limits(counts[1], counts[2], counts[0], counts[3]);
    }

    private double lowerPoisson(double probability, double expected, double n) {
        return Distributions.gammaQuantile(probability, expected) / n * options.multiplier();
    }

    private double upperPoisson(double probability, double expected, double n) {
        return Distributions.gammaQuantile(probability, expected + 1) / n * options.multiplier();
    }

    private Funnel.Limits normal(double deviation) {
        return new Funnel.Limits(
                back(centre() - Z95 * deviation),
                back(centre() + Z95 * deviation),
                back(centre() - Z998 * deviation),
                back(centre() + Z998 * deviation));
    }

    /** From the scale to the units shown; past the end of the scale there is nothing more. */
    private double back(double place) {
        double ratio = switch (scale) {
            case ARCSINE -> {
                double sine = Math.sin(Math.clamp(place, 0, Math.PI / 2));
                yield sine * sine;
            }
            case ROOT -> Math.max(0, place) * Math.max(0, place);
            case LOG -> Math.exp(place);
        };
        return ratio * options.multiplier();
    }

    /** The z scores with those of the extreme shares left out, by rank as SAS groups them; {@code NaN} where left out. */
    private double[] truncated() {
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double groups = 1 / options.trim();
        double[] kept = z.clone();
        for (int i = 0; i < z.length; i++) {
            double rank = (countBelow(sorted, z[i]) + 1 + countBelow(sorted, Math.nextUp(z[i]))) / 2.0;
            double group = Math.floor(rank * groups / (z.length + 1) + 1e-12);
            if (options.trim() > 0 && (group < 1 || group >= groups - 1)) {
                kept[i] = Double.NaN;
            } else if (Double.isInfinite(z[i])) {
                kept[i] = Double.NaN;
            }
        }
        return kept;
    }

    /** How many values lie below: a search by halves, for there may be very many units. */
    private static int countBelow(double[] sorted, double value) {
        int from = 0;
        int end = sorted.length;
        while (from < end) {
            int middle = (from + end) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                end = middle;
            }
        }
        return from;
    }

    /** The z scores with the extreme shares drawn in to the quantiles. */
    private double[] winsorised() {
        double[] sorted = Arrays.stream(z).filter(Double::isFinite).sorted().toArray();
        double[] kept = new double[z.length];
        Arrays.fill(kept, Double.NaN);
        if (sorted.length == 0) {
            return kept;
        }
        double least = quantile(sorted, options.trim());
        double most = quantile(sorted, 1 - options.trim());
        for (int i = 0; i < z.length; i++) {
            kept[i] = Math.clamp(z[i], least, most);
        }
        return kept;
    }

    /** The quantile between two values: type 7 of Hyndman and Fan, The American Statistician 50 (1996). */
    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double phi(double[] trimmed) {
        Sum squares = new Sum();
        for (double score : trimmed) {
            if (!Double.isNaN(score)) {
                squares.add(score * score);
            }
        }
        return squares.count() == 0 ? 0 : squares.mean();
    }

    /** DerSimonian and Laird's variance between units, from those that were kept. */
    private double tau2(double[] trimmed, double phi) {
        int count = 0;
        Sum weights = new Sum();
        Sum squares = new Sum();
        for (int i = 0; i < trimmed.length; i++) {
            if (!Double.isNaN(trimmed[i])) {
                double weight = 1 / (error[i] * error[i]);
                count++;
                weights.add(weight);
                squares.add(weight * weight);
            }
        }
        double excess = count * phi - (count - 1);
        double scaleOfWeights = weights.value() - squares.value() / weights.value();
        // One unit has no others to vary from; what is left of its weights is rounding.
        return count > 1 && excess > 0 && scaleOfWeights > 0 ? excess / scaleOfWeights : 0;
    }
}
