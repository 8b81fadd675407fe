package org.allteach.spc;

import org.jspecify.annotations.Nullable;

/** What a person has given for the calculation, in the units of the data. */
final class Given {
    private final Series series;
    private final Options options;
    private final double @Nullable [] centre;

    /** The known standard deviation, or {@code NaN}. */
    final double sigma;

    /** Distance of the limits from the centre in standard deviations. */
    final double sigmas;

    final boolean screen;

    Given(Series series, Options options) {
        this.series = series;
        this.options = options;
        centre = options.centre() == null ? null : options.centre().on(series);
        sigma = options.sigma() == null ? Double.NaN : options.sigma() / options.multiplier();
        sigmas = options.sigmas();
        screen = options.screenMovingRanges();
        if (centre != null) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] /= options.multiplier();
            }
        }
    }

    /** The known centre at a point, or else the estimate. */
    double centre(int i, double estimate) {
        return centre == null || Double.isNaN(centre[i]) ? estimate : centre[i];
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
}
