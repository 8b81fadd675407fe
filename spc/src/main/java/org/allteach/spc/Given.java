package org.allteach.spc;

import org.jspecify.annotations.Nullable;

/** What a person has given for the calculation, in the units of the data. */
final class Given {
    private final Series series;
    private final Options options;
    private final double @Nullable [] centre;
    private final double @Nullable [] target;

    /** The known standard deviation, or {@code NaN}. */
    final double sigma;

    /** Distance of the limits from the centre in standard deviations. */
    final double sigmas;

    final boolean screen;

    Given(Series series, Options options) {
        this.series = series;
        this.options = options;
        centre = line(options.centre());
        target = line(options.target());
        sigma = options.sigma() == null ? Double.NaN : options.sigma() / options.multiplier();
        sigmas = options.sigmas();
        screen = options.screenMovingRanges();
    }

    private double @Nullable [] line(@Nullable Line line) {
        if (line == null) {
            return null;
        }
        double[] values = line.on(series);
        for (int i = 0; i < values.length; i++) {
            values[i] /= options.multiplier();
        }
        return values;
    }

    /** The known centre at a point, or else the estimate. */
    double centre(int i, double estimate) {
        return centre == null || Double.isNaN(centre[i]) ? estimate : centre[i];
    }

    /** The target at a point, or else the estimate. */
    double target(int i, double estimate) {
        return target == null || Double.isNaN(target[i]) ? estimate : target[i];
    }

    boolean knowsCentre() {
        return centre != null;
    }

    boolean knowsSigma() {
        return !Double.isNaN(sigma);
    }

    boolean onLabels() {
        return series.axis() == Series.Axis.LABELS;
    }

    RuleSet rules() {
        return options.rules();
    }

    Series series() {
        return series;
    }

    Options.Sequential sequential() {
        return options.sequential();
    }

    boolean byProbability() {
        return options.limits() == Options.Limits.PROBABILITY;
    }
}
