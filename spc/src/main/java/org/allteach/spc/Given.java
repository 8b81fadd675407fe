package org.allteach.spc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a person has given for the calculation, in the units of the data. */
final class Given {
    private final Options options;
    /** A known centre that is the same everywhere, or {@code NaN}. */
    private final double constantCentre;

    private final double constantTarget;
    private double @Nullable [] centre;
    private double @Nullable [] target;
    private Series series = Series.of();

    /** The known standard deviation, or {@code NaN}. */
    final double sigma;

    /** Distance of the limits from the centre in standard deviations. */
    final double sigmas;

    final boolean screen;

    Given(Options options) {
        this.options = options;
        constantCentre = constant(options.centre());
        constantTarget = constant(options.target());
        sigma = options.sigma() == null ? Double.NaN : options.sigma() / options.multiplier();
        sigmas = options.sigmas();
        screen = options.screenMovingRanges();
    }

    private double constant(@Nullable Line line) {
        return line instanceof Line.Constant constant ? constant.value() / options.multiplier() : Double.NaN;
    }

    /** Turns to a series, whose points centre and target may depend on. */
    void turnTo(Series next) {
        series = next;
        centre = perPoint(options.centre());
        target = perPoint(options.target());
    }

    private double @Nullable [] perPoint(@Nullable Line line) {
        if (line == null || line instanceof Line.Constant) {
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
        double known = centre == null ? constantCentre : centre[i];
        return Double.isNaN(known) ? estimate : known;
    }

    /** Draws a centre line: the known one, or the estimate where none is known. */
    void drawCentre(Frame frame, Segment segment, double estimate) {
        if (centre == null) {
            Arrays.fill(
                    frame.centre, segment.from, segment.end, Double.isNaN(constantCentre) ? estimate : constantCentre);
            return;
        }
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = centre(i, estimate);
        }
    }

    /** Whether the known centre can change from point to point. */
    boolean centreVaries() {
        return centre != null;
    }

    /** The target at a point, or else the estimate. */
    double target(int i, double estimate) {
        double known = target == null ? constantTarget : target[i];
        return Double.isNaN(known) ? estimate : known;
    }

    boolean knowsCentre() {
        return options.centre() != null;
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
