package org.allteach.spc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a request, before anything is calculated. */
final class Checks {
    /** Beyond this, squares and sums would overflow. */
    private static final double LARGEST = 1e100;

    private final Chart chart;
    private final Series series;
    private final Options options;
    private final List<Problem> problems = new ArrayList<>();
    /** The point that is being looked at, or -1: its place is only written out if there is a problem. */
    private int point = -1;

    private Checks(Chart chart, Series series, Options options) {
        this.chart = chart;
        this.series = series;
        this.options = options;
    }

    static List<Problem> problems(Chart chart, Series series, Options options) {
        Checks checks = new Checks(chart, series, options);
        checks.shape();
        if (checks.problems.isEmpty() && !plain(chart, series)) {
            checks.points();
        }
        checks.phases();
        checks.numbers();
        checks.centre();
        checks.target();
        return checks.problems;
    }

    /** A quick look at the points, which nearly all series pass: true if there is certainly nothing wrong with them. */
    static boolean plain(Chart chart, Series series) {
        if (series.hasSubgroups()) {
            return chart.ofSubgroups() && plainSubgroups(series);
        }
        if (series.hasDenominators()) {
            return chart.ofRatios() && plainRatios(chart, series);
        }
        double least = switch (chart.data()) {
            case VALUE -> -LARGEST;
            case COUNT -> 0;
            case TIME -> Double.MIN_VALUE;
            default -> Double.POSITIVE_INFINITY;
        };
        // The sign of a difference, without a comparison that has to be waited for.
        long signs = 0;
        for (double value : series.ownNumerators()) {
            signs |= Double.doubleToRawLongBits(value - least);
            signs |= Double.doubleToRawLongBits(LARGEST - value);
        }
        return signs >= 0;
    }

    private static boolean plainSubgroups(Series series) {
        boolean plain = true;
        for (int i = 0; i < series.size(); i++) {
            for (double value : series.own(i)) {
                plain &= !(Math.abs(value) > LARGEST);
            }
        }
        return plain;
    }

    private static boolean plainRatios(Chart chart, Series series) {
        double least = chart.data() == Chart.Data.WEIGHTED ? -LARGEST : 0;
        boolean proportion = chart.data() == Chart.Data.PROPORTION;
        double[] numerators = series.ownNumerators();
        double[] denominators = series.ownDenominators();
        long signs = 0;
        for (int i = 0; i < numerators.length; i++) {
            double denominator = denominators[i];
            double most = proportion ? denominator : LARGEST;
            signs |= Double.doubleToRawLongBits(numerators[i] - least);
            signs |= Double.doubleToRawLongBits(most - numerators[i]);
            signs |= Double.doubleToRawLongBits(denominator - Double.MIN_VALUE);
            signs |= Double.doubleToRawLongBits(LARGEST - denominator);
        }
        return signs >= 0;
    }

    private void add(String at, @Nullable Object given, String key, Object... details) {
        String place = point < 0 ? at : "points[" + point + "]." + at;
        problems.add(Problem.of(place, given, key, details));
    }

    private void shape() {
        if (chart.ofRatios() && !series.hasDenominators()) {
            add("points", null, "numerators-and-denominators", chart.id());
        } else if (chart.ofSubgroups() && !series.hasSubgroups()) {
            add("points", null, "subgroups", chart.id());
        } else if (!chart.ofSubgroups() && series.hasSubgroups()) {
            add("points", null, "values", chart.id());
        } else if (series.hasDenominators() && !chart.ofRatios() && chart.data() != Chart.Data.VALUE) {
            add("points", null, "values", chart.id());
        }
    }

    private void points() {
        for (point = 0; point < series.size(); point++) {
            if (series.hasSubgroups()) {
                subgroup(series.subgroup(point));
            } else if (series.hasDenominators()) {
                ratio(series.numerator(point), series.denominator(point));
            } else {
                value("value", series.numerator(point));
            }
        }
        point = -1;
    }

    private void subgroup(double[] values) {
        for (int j = 0; j < values.length; j++) {
            if (Math.abs(values[j]) > LARGEST) {
                finite("values[" + j + "]", values[j]);
            }
        }
    }

    private void value(String at, double value) {
        switch (chart.data()) {
            case COUNT -> atLeastZero(at, value);
            case TIME -> {
                if (value <= 0) {
                    add(at, value, "above-zero");
                } else {
                    finite(at, value);
                }
            }
            case BINARY -> {
                if (!Double.isNaN(value) && value != 0 && value != 1) {
                    add(at, value, "zero-or-one");
                }
            }
            default -> finite(at, value);
        }
    }

    private void ratio(double numerator, double denominator) {
        int before = problems.size();
        if (chart.data() == Chart.Data.PROPORTION || chart.data() == Chart.Data.RATE) {
            atLeastZero("numerator", numerator);
        } else {
            finite("numerator", numerator);
        }
        atLeastZero("denominator", denominator);
        if (problems.size() > before) {
            return;
        }
        if (denominator == 0 && numerator != 0 && !Double.isNaN(numerator)) {
            add("denominator", denominator, "above-zero");
        } else if (chart.data() == Chart.Data.PROPORTION && numerator > denominator) {
            add("numerator", numerator, "at-most-denominator", denominator);
        }
    }

    private void atLeastZero(String at, double value) {
        if (value < 0) {
            add(at, value, "at-least-zero");
        } else {
            finite(at, value);
        }
    }

    private void finite(String at, double value) {
        if (Math.abs(value) > LARGEST) {
            add(at, value, "smaller", "1e100");
        }
    }

    private void phases() {
        int previous = -1;
        for (int i = 0; i < options.phases().size(); i++) {
            int first = options.phases().get(i);
            if (first < 0 || first >= Math.max(1, series.size())) {
                add("phases[" + i + "]", first, "index-of-point", series.size());
            } else if (first <= previous) {
                add("phases[" + i + "]", first, "rising");
            }
            previous = Math.max(previous, first);
        }
        if (options.baseline() != null && options.baseline() < 1) {
            add("baseline", options.baseline(), "at-least-one");
        }
    }

    private void numbers() {
        positive("sigmas", options.sigmas());
        positive("multiplier", options.multiplier());
        if (options.limits() == Options.Limits.PROBABILITY && !chart.hasDistribution()) {
            add("limits", "probability", "sigma-limits", chart.id());
        }
        options.rules().points().forEach((rule, points) -> {
            if (points < 1) {
                add("rules." + rule.id(), points, "at-least-one");
            }
        });
        sigma(options.sigma());
        sequential(options.sequential());
    }

    private void sigma(@Nullable Double sigma) {
        if (sigma == null) {
            return;
        }
        if (chart == Chart.RUN || chart == Chart.T || chart == Chart.BERNOULLI_CUSUM) {
            add("sigma", sigma, "no-sigma", chart.id());
        } else if (!(sigma >= 0)) {
            add("sigma", sigma, "at-least-zero");
        } else {
            finite("sigma", sigma);
        }
    }

    private void sequential(Options.Sequential choice) {
        if (chart == Chart.EWMA && !(choice.lambda() > 0 && choice.lambda() <= 1)) {
            add("lambda", choice.lambda(), "above-zero-to-one");
        } else if (chart == Chart.CUSUM) {
            positive("decisionInterval", choice.decisionInterval());
            atLeastZero("shift", choice.shift());
            atLeastZero("headStart", choice.headStart());
        } else if (chart == Chart.BERNOULLI_CUSUM) {
            positive("limit", choice.limit());
            if (!(choice.oddsRatio() > 1)) {
                add("oddsRatio", choice.oddsRatio(), "above-one");
            } else {
                finite("oddsRatio", choice.oddsRatio());
            }
        }
    }

    private void positive(String at, double value) {
        if (!(value > 0)) {
            add(at, value, "above-zero");
        } else {
            finite(at, value);
        }
    }

    private void centre() {
        switch (options.centre()) {
            case null -> {}
            case Line.Steps steps -> add("centre", null, "number-or-per-point", series.size());
            case Line.Constant constant -> centre("centre", constant.value());
            case Line.PerPoint line -> {
                if (line.size() != series.size()) {
                    add("centre", line.size(), "one-per-point", series.size());
                }
                for (int i = 0; i < line.size(); i++) {
                    centre("centre[" + i + "]", line.value(i));
                }
            }
        }
    }

    private void centre(String at, double value) {
        if (chart == Chart.NP) {
            atLeastZero(at, value);
        } else if (chart.data() == Chart.Data.VALUE || chart.ofSubgroups() || chart.data() == Chart.Data.WEIGHTED) {
            finite(at, value);
        } else if (chart.data() == Chart.Data.PROPORTION && value > options.multiplier()) {
            add(at, value, "at-most", options.multiplier());
        } else {
            atLeastZero(at, value);
        }
    }

    private void target() {
        switch (options.target()) {
            case null -> {}
            case Line.Constant constant -> target("target", constant.value());
            case Line.Steps line -> {
                for (int i = 0; i < line.steps().size(); i++) {
                    target("target[" + i + "].value", line.steps().get(i).value());
                }
            }
            case Line.PerPoint line -> {
                if (line.size() != series.size()) {
                    add("target", line.size(), "one-per-point", series.size());
                }
                for (int i = 0; i < line.size(); i++) {
                    target("target[" + i + "]", line.value(i));
                }
            }
        }
    }

    /** The target of a Bernoulli cusum is the rate that it compares with. */
    private void target(String at, double value) {
        if (chart == Chart.BERNOULLI_CUSUM && (value <= 0 || value >= options.multiplier())) {
            add(at, value, "between", options.multiplier());
        } else {
            finite(at, value);
        }
    }
}
