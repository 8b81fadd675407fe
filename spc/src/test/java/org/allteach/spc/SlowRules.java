package org.allteach.spc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rules once more, slowly and so that everybody can see that they are right: each looks at every window of so many
 * points. For charts of one phase whose points are all within the baseline.
 */
final class SlowRules {
    private final Analysis chart;
    private final RuleSet rules;
    private final List<Set<Rule>> found = new ArrayList<>();

    private SlowRules(Analysis chart) {
        this.chart = chart;
        rules = chart.options().rules();
        IntStream.range(0, chart.size()).forEach(i -> found.add(EnumSet.noneOf(Rule.class)));
    }

    /** The rules that each point is part of. */
    static List<Set<Rule>> of(Analysis chart) {
        SlowRules slow = new SlowRules(chart);
        slow.beyondLimits();
        slow.stretches().forEach(slow::stretch);
        slow.runs();
        return slow.found;
    }

    private void beyondLimits() {
        for (int i = 0; i < chart.size() && rules.has(Rule.BEYOND_LIMITS); i++) {
            if (chart.value(i) > chart.upper(i) || chart.value(i) < chart.lower(i)) {
                found.get(i).add(Rule.BEYOND_LIMITS);
            }
        }
    }

    private List<List<Integer>> stretches() {
        List<List<Integer>> stretches = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < chart.size(); i++) {
            if (Double.isNaN(chart.value(i))) {
                stretches.add(new ArrayList<>());
            } else if (chart.included(i)) {
                stretches.getLast().add(i);
            }
        }
        return stretches;
    }

    private void stretch(List<Integer> points) {
        for (int way : new int[] {1, -1}) {
            List<Integer> offCentre = rules.ties() == RuleSet.Ties.SKIP
                    ? points.stream().filter(i -> side(i) != 0).toList()
                    : points;
            windows(
                    Rule.SHIFT,
                    offCentre,
                    rules.points(Rule.SHIFT),
                    window -> window.stream().allMatch(i -> side(i) == way));
            windows(Rule.TREND, withoutRepeats(points), rules.points(Rule.TREND), window -> rises(window, way));
            far(Rule.TWO_OF_THREE, points, 3, i -> outer(i) == way, way);
            far(Rule.FOUR_OF_FIVE, points, 5, i -> middle(i) == way, way);
        }
        windows(
                Rule.HUGGING,
                points,
                rules.points(Rule.HUGGING),
                window -> window.stream().allMatch(i -> middle(i) == 0 && chart.upper68(i) > chart.lower68(i)));
        windows(Rule.ALTERNATING, points, rules.points(Rule.ALTERNATING), this::alternates);
        mixture(points);
    }

    private interface Pattern {
        boolean matches(List<Integer> window);
    }

    private void windows(Rule rule, List<Integer> points, int size, Pattern pattern) {
        for (int from = 0; rules.has(rule) && from + size <= points.size(); from++) {
            List<Integer> window = points.subList(from, from + size);
            if (pattern.matches(window)) {
                window.forEach(i -> found.get(i).add(rule));
            }
        }
    }

    private void far(Rule rule, List<Integer> points, int size, IntPredicate isFar, int way) {
        boolean sameSide = rule == Rule.TWO_OF_THREE && rules.twoOfThree() != RuleSet.TwoOfThree.THIRD_ANYWHERE;
        for (int from = 0; rules.has(rule) && from + size <= points.size(); from++) {
            List<Integer> window = points.subList(from, from + size);
            List<Integer> out = window.stream().filter(isFar::test).toList();
            boolean fits = !sameSide || window.stream().allMatch(i -> side(i) == way);
            if (fits && out.size() >= rules.points(rule)) {
                out.forEach(i -> found.get(i).add(rule));
            }
        }
    }

    /** A mixture may need more than so many points to have both sides in it. */
    private void mixture(List<Integer> points) {
        for (int size = rules.points(Rule.MIXTURE); rules.has(Rule.MIXTURE) && size <= points.size(); size++) {
            windows(
                    Rule.MIXTURE,
                    points,
                    size,
                    window -> window.stream().allMatch(i -> middle(i) != 0)
                            && window.stream().anyMatch(i -> middle(i) > 0)
                            && window.stream().anyMatch(i -> middle(i) < 0));
        }
    }

    private List<Integer> withoutRepeats(List<Integer> points) {
        if (rules.equals() == RuleSet.Ties.BREAK) {
            return points;
        }
        List<Integer> changes = new ArrayList<>();
        for (int i : points) {
            if (changes.isEmpty() || chart.value(changes.getLast()) != chart.value(i)) {
                changes.add(i);
            }
        }
        return changes;
    }

    private boolean rises(List<Integer> window, int way) {
        return IntStream.range(1, window.size()).allMatch(k -> step(window, k) == way);
    }

    private boolean alternates(List<Integer> window) {
        return IntStream.range(1, window.size())
                .allMatch(k -> step(window, k) != 0 && (k == 1 || step(window, k) == -step(window, k - 1)));
    }

    private int step(List<Integer> window, int k) {
        return Double.compare(chart.value(window.get(k)), chart.value(window.get(k - 1)));
    }

    private int side(int i) {
        return (int) Math.signum(chart.value(i) - chart.centre(i));
    }

    private int outer(int i) {
        boolean beyond = chart.value(i) > chart.upper(i) || chart.value(i) < chart.lower(i);
        if (beyond && rules.twoOfThree() == RuleSet.TwoOfThree.WITHIN_LIMITS) {
            return 0;
        }
        return chart.value(i) > chart.upper95(i) ? 1 : chart.value(i) < chart.lower95(i) ? -1 : 0;
    }

    private int middle(int i) {
        return chart.value(i) > chart.upper68(i) ? 1 : chart.value(i) < chart.lower68(i) ? -1 : 0;
    }

    private void runs() {
        List<Integer> useful = stretches().stream()
                .flatMap(List::stream)
                .filter(i -> side(i) != 0)
                .toList();
        List<List<Integer>> runs = new ArrayList<>();
        for (int i : useful) {
            if (runs.isEmpty() || side(runs.getLast().getLast()) != side(i)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(i);
        }
        int longest = runs.stream().mapToInt(List::size).max().orElse(0);
        double log2 = Math.log(Math.max(1, useful.size())) / Math.log(2);
        if (rules.has(Rule.LONGEST_RUN) && longest > Math.round(log2) + 3) {
            runs.stream()
                    .filter(run -> run.size() == longest)
                    .findFirst()
                    .ifPresent(run -> run.forEach(i -> found.get(i).add(Rule.LONGEST_RUN)));
        }
        int table = useful.size() < 10 ? 0x7fff : RunsTable.exact(useful.size());
        if (rules.has(Rule.RUNS_TOO_FEW) && runs.size() < table >>> 16) {
            useful.forEach(i -> found.get(i).add(Rule.RUNS_TOO_FEW));
        }
        if (rules.has(Rule.RUNS_TOO_MANY) && runs.size() > (table & 0xffff)) {
            useful.forEach(i -> found.get(i).add(Rule.RUNS_TOO_MANY));
        }
        if (rules.has(Rule.CROSSINGS) && !useful.isEmpty() && tooFewByChance(runs.size() - 1, useful.size() - 1)) {
            useful.forEach(i -> found.get(i).add(Rule.CROSSINGS));
        }
    }

    /** Whether P(X ≤ crossings) of Binomial(trials, ½) is below 5 %, added up as it is defined. */
    private static boolean tooFewByChance(int crossings, int trials) {
        double sum = 0;
        double term = Math.pow(0.5, trials);
        for (int k = 0; k <= crossings; k++) {
            sum += term;
            term *= (trials - k) / (k + 1.0);
        }
        return sum < 0.05;
    }
}
