package org.allteach.drawing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;

/** Charts of every situation that a drawing has to show, from seeded numbers. */
final class Situations {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Options PERCENT = Options.DEFAULT
            .withMultiplier(100)
            .withDirection(Direction.DECREASE)
            .withRules(RuleSet.NHS_MDC);

    private Situations() {}

    static Map<String, Picture> all() {
        var all = new LinkedHashMap<String, Picture>();
        all.put("steady", percent("Pressure ulcers found on admission", proportion(36, 0.12, 0.12, 36), PERCENT));
        all.put("improvement", improvement());
        all.put("concern", percent("Readmitted within 30 days", proportion(30, 0.08, 0.15, 22), PERCENT));
        all.put(
                "no-direction",
                percent("Caesarean section", proportion(30, 0.2, 0.32, 18), PERCENT.withDirection(Direction.NEITHER)));
        all.put("few", percent("Hand hygiene", proportion(7, 0.7, 0.7, 7), PERCENT));
        all.put(
                "provisional",
                percent("Hand hygiene", proportion(15, 0.7, 0.7, 15), PERCENT.withDirection(Direction.INCREASE)));
        all.put("gaps", gaps());
        all.put(
                "stepped-target",
                percent(
                        "Falls with harm",
                        proportion(36, 0.09, 0.05, 20),
                        PERCENT.withTarget(Line.steps(List.of(
                                new Line.Step("2024-01-01", 8),
                                new Line.Step("2025-01-01", 6),
                                new Line.Step("2026-01-01", 4))))));
        all.put("run", run());
        all.put("weeks", weeks());
        all.put("crossings", crossings());
        all.put("empty", Picture.of("Nothing yet", "%", analysis(Chart.RUN, Series.of(), PERCENT)));
        all.put("one", percent("One point", proportion(1, 0.1, 0.1, 1), PERCENT));
        all.put("pooled", pooled());
        return all;
    }

    static Picture named(String situation) {
        return Objects.requireNonNull(all().get(situation));
    }

    static Picture improvement() {
        Series series = proportion(36, 0.14, 0.07, 20);
        Analysis analysis = analysis(Chart.P, series, PERCENT.withBaseline(12).withTarget(Line.at(5)));
        return new Picture(
                "Patients who fell",
                "%",
                analysis,
                Set.of(34, 35),
                List.of(),
                List.of(
                        new Picture.Note(12, "First bundle tried on ward 4"),
                        new Picture.Note(19, "All wards"),
                        new Picture.Note(25, "New beds")),
                List.of());
    }

    private static Picture gaps() {
        double[] numerators = new double[36];
        double[] denominators = new double[36];
        fill(numerators, denominators, 0.14, 0.07, 18, 11);
        for (int missing : new int[] {5, 6, 22}) {
            numerators[missing] = Double.NaN;
        }
        numerators[14] = denominators[14] * 0.42;
        Series series = Series.ratio(numerators, denominators).withX(months(36)).withExcluded(14);
        Analysis analysis = analysis(Chart.P, series, PERCENT.withPhases(0, 18).withTarget(Line.at(10)));
        return new Picture(
                "Patients who fell",
                "%",
                analysis,
                Set.of(35),
                List.of("Before", "Falls bundle on all wards"),
                List.of(new Picture.Note(14, "Counted twice by mistake")),
                List.of());
    }

    private static Picture run() {
        var random = new Random(5);
        double[] values = IntStream.range(0, 20)
                .mapToDouble(i -> 40 + random.nextInt(20) - (i > 11 ? 14 : 0))
                .toArray();
        Options options = Options.DEFAULT
                .withDirection(Direction.DECREASE)
                .withRules(RuleSet.IHI)
                .withTarget(Line.at(30));
        return Picture.of(
                "Minutes to first antibiotic",
                "minutes",
                analysis(Chart.RUN, Series.of(values).withX(months(20)), options));
    }

    private static Picture weeks() {
        var random = new Random(7);
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> 1200 + 90 * random.nextGaussian())
                .toArray();
        List<String> weeks = IntStream.range(0, 60)
                .mapToObj(i -> LocalDate.of(2025, 3, 3).plusWeeks(i).toString())
                .toList();
        return Picture.of("Operations", "", analysis(Chart.I, Series.of(values).withX(weeks), Options.DEFAULT));
    }

    private static Picture crossings() {
        double[] values = IntStream.range(0, 24)
                .mapToDouble(i -> 50 + 10 * Math.sin(i / 4.0))
                .toArray();
        return Picture.of(
                "Score", "points", analysis(Chart.RUN, Series.of(values).withX(months(24)), Options.DEFAULT));
    }

    private static Picture pooled() {
        Series series = proportion(24, 0.11, 0.08, 14);
        Analysis analysis = analysis(Chart.P, series, PERCENT.withTarget(Line.at(6)));
        return new Picture(
                "All teams: patients who fell",
                "%",
                analysis,
                Set.of(23),
                List.of(),
                List.of(),
                IntStream.range(0, 24)
                        .map(i -> 30 + Math.min(10, i) - (i == 23 ? 12 : 0))
                        .boxed()
                        .toList());
    }

    /** A chart of that kind with everything on it at once: phases, points left out, gaps, notes, a target in steps. */
    static Picture crowded(Chart chart) {
        var random = new Random(chart.ordinal());
        Series series = dense(chart, random).withX(months(36)).withExcluded(9, 20);
        double level = analysis(chart, series, Options.DEFAULT).centre(0);
        Options options = Options.DEFAULT
                .withPhases(0, 14, 26)
                .withDirection(Direction.DECREASE)
                .withRules(chart == Chart.RUN ? RuleSet.IHI : RuleSet.PROVOST)
                .withTarget(Line.steps(
                        List.of(new Line.Step("2024-01-01", 0.9 * level), new Line.Step("2025-06-01", 0.6 * level))));
        return new Picture(
                chart.id() + " with everything on it",
                "units",
                analysis(chart, series, options),
                Set.of(34, 35),
                List.of("Before", "First wards", "All wards"),
                List.of(
                        new Picture.Note(9, "Counted twice by mistake"),
                        new Picture.Note(13, "First bundle tried"),
                        new Picture.Note(14, "Two more wards began in the same month"),
                        new Picture.Note(27, "New beds")),
                List.of());
    }

    /** Three years of whatever the chart is made of, lower from the third year on; two months are missing. */
    private static Series dense(Chart chart, Random random) {
        Set<Integer> missing = Set.of(5, 22);
        double[] y = new double[36];
        double[] n = new double[36];
        double[][] groups = new double[36][];
        for (int i = 0; i < 36; i++) {
            double level = i < 14 ? 1 : i < 26 ? 0.85 : 0.5;
            n[i] = 120 + random.nextInt(110);
            y[i] = Math.max(1, Math.round(20 * level + 4 * random.nextGaussian() + (i == 9 ? 25 : 0)));
            groups[i] = random.doubles(5, 18 * level, 26 * level).toArray();
            if (missing.contains(i)) {
                y[i] = Double.NaN;
                groups[i] = new double[] {Double.NaN};
            }
        }
        return switch (chart) {
            case XBAR, S, R -> Series.subgroups(groups);
            case P, P_PRIME, NP, U, U_PRIME, I_PRIME -> Series.ratio(y, n);
            case BERNOULLI_CUSUM ->
                Series.of(IntStream.range(0, 36)
                        .mapToDouble(i -> missing.contains(i) ? Double.NaN : y[i] > 22 ? 1 : 0)
                        .toArray());
            default -> Series.of(y);
        };
    }

    static Picture percent(String title, Series series, Options options) {
        return Picture.of(title, "%", analysis(Chart.P, series, options));
    }

    static Analysis analysis(Chart chart, Series series, Options options) {
        return chart.analyse(series, options).orThrow();
    }

    static Series proportion(int points, double before, double after, int from) {
        double[] numerators = new double[points];
        double[] denominators = new double[points];
        fill(numerators, denominators, before, after, from, points * 31L + from);
        return Series.ratio(numerators, denominators).withX(months(points));
    }

    private static void fill(
            double[] numerators, double[] denominators, double before, double after, int from, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < numerators.length; i++) {
            denominators[i] = 120 + random.nextInt(110);
            double p = i < from ? before : after;
            double sd = Math.sqrt(p * (1 - p) * denominators[i]);
            numerators[i] =
                    Math.clamp(Math.round(p * denominators[i] + sd * random.nextGaussian()), 0, (long) denominators[i]);
        }
    }

    /** An axis on which several of them fit. */
    static Scale bigExtent() {
        var extent = new Scale.Extent();
        for (String name : List.of("steady", "improvement", "concern", "no-direction", "stepped-target")) {
            extent.with(named(name).analysis());
        }
        return extent.scale();
    }

    static List<String> months(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> START.plusMonths(i).toString())
                .toList();
    }
}
