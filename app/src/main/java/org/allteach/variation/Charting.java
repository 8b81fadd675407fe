package org.allteach.variation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.measures.Target;
import org.allteach.spc.Advice;
import org.allteach.spc.Advisor;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.DataKind;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Result;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.jspecify.annotations.Nullable;

/**
 * Makes a chart of a measure's values: the one place where it is done, whether the chart goes to a page, a wall, a picture or
 * the API.
 */
final class Charting {

    private final Collaborative collaborative;
    private final Measure measure;
    private List<LocalDate> days = List.of();
    private List<String> names = List.of();

    Charting(Collaborative collaborative, Measure measure) {
        this.collaborative = collaborative;
        this.measure = measure;
    }

    /**
     * The chart of one series.
     *
     * @param points the values in time order
     * @param decisions what people have decided about this chart, in time order
     */
    Charted analyse(List<Point> points, List<Decision> decisions) {
        Optional<String> decided = Decision.newest(decisions, Decision.Kind.CHART);
        String asked = decided.orElse(measure.chart());
        return analyse(
                points,
                decisions,
                new Nature(
                        kind(measure),
                        measure.kind().fields(),
                        asked == null ? null : Chart.of(asked).orElse(null),
                        decided.isPresent()));
    }

    /** The same of means over several teams: each a single value, whatever it is the mean of. */
    Charted analyseMeans(List<Point> points) {
        var single = new Nature(DataKind.MEASUREMENT, Measure.Fields.VALUE, null, false);
        return analyse(points, List.of(), single);
    }

    /** What the points are made of, the chart that somebody asked for, and whether that was decided for this series alone. */
    private record Nature(
            DataKind kind, Measure.Fields fields, @Nullable Chart asked, boolean decided) {}

    private Charted analyse(List<Point> points, List<Decision> decisions, Nature nature) {
        // A period that nobody entered is no point: the axis keeps its room, the statistics know only what was
        // measured.
        List<LocalDate> dates = points.stream().map(Point::start).toList();
        Series series = series(nature.fields(), dates, points, decisions);
        var phases = new ArrayList<Integer>();
        var labels = new ArrayList<String>();
        phases(dates, decisions, phases, labels);
        Options options = Options.DEFAULT
                .withPhases(phases.toArray(Integer[]::new))
                .withBaseline(baseline(decisions))
                .withMultiplier(measure.multiplier())
                .withTarget(target(target(decisions), dates))
                .withDirection(measure.direction())
                .withRules(Decision.newest(decisions, Decision.Kind.RULES)
                        .or(() -> Optional.of(measure.ruleSet(collaborative)))
                        .flatMap(RuleSet::named)
                        .orElse(RuleSet.ANHOEJ));
        Advice advice = Advisor.advise(nature.kind(), points.size(), typicalDenominator(points));
        Chart asked = nature.asked();
        Analysis analysis = chart(asked == null ? advice.chart() : asked, series, options);
        var choice = new Charted.Choice(advice, asked, analysis.chart(), nature.decided());
        return new Charted(measure, analysis, dates, points, labels, choice);
    }

    /** The chart that is wanted or, where the data do not allow it, a run chart, which they always do. */
    private static Analysis chart(Chart wanted, Series series, Options options) {
        if (wanted.analyse(series, options) instanceof Analysis analysis) {
            return analysis;
        }
        Result run = Chart.RUN.analyse(plotted(series), options);
        return run instanceof Analysis analysis
                ? analysis
                : Chart.RUN.analyse(plotted(series), Options.DEFAULT).orThrow();
    }

    /** The values that can be plotted, as single ones: a ratio without a denominator cannot. */
    private static Series plotted(Series series) {
        double[] values = new double[series.size()];
        var excluded = new ArrayList<Integer>();
        var x = new ArrayList<String>();
        for (int i = 0; i < values.length; i++) {
            double value = series.hasSubgroups()
                    ? Arrays.stream(series.subgroup(i))
                            .filter(Double::isFinite)
                            .average()
                            .orElse(Double.NaN)
                    : series.numerator(i) / series.denominator(i);
            values[i] = Double.isFinite(value) ? value : Double.NaN;
            x.add(series.x(i));
            if (series.excluded(i)) {
                excluded.add(i);
            }
        }
        return Series.of(values)
                .withX(series.axis(), x)
                .withExcluded(excluded.stream().mapToInt(Integer::intValue).toArray());
    }

    private Series series(Measure.Fields fields, List<LocalDate> dates, List<Point> points, List<Decision> decisions) {
        int[] excluded = decisions.stream()
                .filter(decision -> decision.kind() == Decision.Kind.EXCLUSION)
                .mapToInt(decision -> dates.indexOf(decision.start()))
                .filter(index -> index >= 0)
                .toArray();
        Series series = switch (fields) {
            case RATIO -> Series.ratio(numbers(points, Point::numerator), numbers(points, Point::denominator));
            case VALUE -> Series.of(numbers(points, Point::value));
            case VALUES -> Series.subgroups(subgroups(points));
        };
        return series.withX(Series.Axis.DATES, names(dates)).withExcluded(excluded);
    }

    /** The days as the statistics name them. Most teams report of the same periods: a thousand of them share one list. */
    private List<String> names(List<LocalDate> dates) {
        if (!dates.equals(days)) {
            days = dates;
            names = dates.stream().map(LocalDate::toString).collect(Collectors.toUnmodifiableList());
        }
        return names;
    }

    private interface Part {
        double of(Point point);
    }

    private static double[] numbers(List<Point> points, Part part) {
        double[] numbers = new double[points.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = part.of(points.get(i));
        }
        return numbers;
    }

    private static double[][] subgroups(List<Point> points) {
        return points.stream()
                .map(point -> point.subgroup().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Where phases begin, and what they are called. A phase from the first point on only names it. */
    private static void phases(
            List<LocalDate> dates, List<Decision> decisions, List<Integer> phases, List<String> labels) {
        if (dates.isEmpty()) {
            return;
        }
        Map<Integer, String> begun = new HashMap<>();
        for (Decision decision : decisions) {
            int index = decision.kind() == Decision.Kind.PHASE ? firstFrom(dates, decision.start()) : -1;
            if (index >= 0 && index < dates.size()) {
                begun.put(index, decision.label());
            }
        }
        begun.putIfAbsent(0, "");
        begun.keySet().stream().sorted().forEach(phases::add);
        phases.forEach(index -> labels.add(Objects.requireNonNull(begun.get(index))));
    }

    private static int firstFrom(List<LocalDate> dates, LocalDate start) {
        int index = 0;
        while (index < dates.size() && dates.get(index).isBefore(start)) {
            index++;
        }
        return index;
    }

    private @Nullable Integer baseline(List<Decision> decisions) {
        Optional<Integer> decided =
                Decision.newest(decisions, Decision.Kind.BASELINE).map(Integer::valueOf);
        return decided.isEmpty() ? measure.baselinePoints() : decided.get() == 0 ? null : decided.get();
    }

    /** The measure's target, up to where the team decided on others. */
    private Target target(List<Decision> decisions) {
        var own = new TreeMap<LocalDate, Target.Step>();
        for (Decision decision : decisions) {
            if (decision.kind() == Decision.Kind.TARGET) {
                own.put(decision.start(), new Target.Step(decision.start(), Double.parseDouble(decision.label())));
            }
        }
        if (own.isEmpty()) {
            return measure.target();
        }
        var steps = new ArrayList<Target.Step>();
        for (Target.Step step : measure.target().steps()) {
            if (step.from() == null || step.from().isBefore(own.firstKey())) {
                steps.add(step);
            }
        }
        steps.addAll(own.values());
        return new Target(steps);
    }

    private static @Nullable Line target(Target target, List<LocalDate> dates) {
        if (target.isNone() || dates.isEmpty()) {
            return null;
        }
        if (target.isConstant()) {
            return Line.at(target.steps().getFirst().value());
        }
        String first = dates.getFirst().toString();
        return Line.steps(target.steps().stream()
                .map(step ->
                        new Line.Step(step.from() == null ? first : step.from().toString(), step.value()))
                .toList());
    }

    private static DataKind kind(Measure measure) {
        return switch (measure.kind()) {
            case PROPORTION -> DataKind.PROPORTION;
            case RATE -> DataKind.RATE;
            case COUNT -> DataKind.COUNT;
            case CONTINUOUS, SCORE -> DataKind.MEASUREMENT;
            case SUBGROUP -> DataKind.SUBGROUPS;
            case TIME_BETWEEN -> DataKind.TIME_BETWEEN;
            case CASES_BETWEEN -> DataKind.CASES_BETWEEN;
        };
    }

    private static double typicalDenominator(List<Point> points) {
        double[] denominators = numbers(points, Point::denominator);
        Arrays.sort(denominators);
        // What is not there is sorted to the end.
        int count = denominators.length;
        while (count > 0 && !Double.isFinite(denominators[count - 1])) {
            count--;
        }
        return count == 0 ? 0 : denominators[count / 2];
    }
}
