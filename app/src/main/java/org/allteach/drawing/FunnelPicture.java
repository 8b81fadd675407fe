package org.allteach.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.allteach.spc.Direction;
import org.allteach.spc.Funnel;
import org.jspecify.annotations.Nullable;

/**
 * All that one funnel shows: units side by side against their size.
 *
 * @param unit what values are in: {@code %}, {@code per 1,000 bed days}
 * @param sizes what stands below the axis of sizes
 * @param units who each point of the analysis is, in its order
 * @param target the goal; null where there is none
 * @param direction which way is better
 */
public record FunnelPicture(
        String title,
        String unit,
        String sizes,
        Funnel.Analysis analysis,
        List<Unit> units,
        @Nullable Double target,
        Direction direction) {

    /** How many units are named in words; all of them stand in the table. */
    private static final int NAMED = 10;

    public FunnelPicture {
        units = List.copyOf(units);
    }

    /**
     * Who a point is.
     *
     * @param name empty where that is not told
     * @param address where its own chart is; null where there is none for this viewer
     * @param own whether it is the viewer's own, and so stands out
     */
    public record Unit(String name, @Nullable String address, boolean own) {}

    /** The same to be taken along: nothing in it leads to other pages, and of some units it is not told who they are. */
    public FunnelPicture naming(IntPredicate told) {
        List<Unit> known = IntStream.range(0, units.size())
                .mapToObj(i -> new Unit(
                        told.test(i) ? units.get(i).name() : "",
                        null,
                        units.get(i).own()))
                .toList();
        return new FunnelPicture(title, unit, sizes, analysis, known, target, direction);
    }

    /** What a point means: special beyond the 99.8 % limits in use, for better or worse. */
    public Meaning meaning(int index) {
        Funnel.Point point = analysis.points().get(index);
        if (!point.outlier()) {
            return Meaning.COMMON;
        }
        boolean high = point.ratio() > analysis.target();
        return switch (direction) {
            case NEITHER -> Meaning.NEITHER;
            case INCREASE -> high ? Meaning.IMPROVEMENT : Meaning.CONCERN;
            case DECREASE -> high ? Meaning.CONCERN : Meaning.IMPROVEMENT;
        };
    }

    /** The limits that are in use for a point. */
    public Funnel.Limits limits(int index) {
        Funnel.Point point = analysis.points().get(index);
        return analysis.usesAdjusted() ? point.adjusted() : point.limits();
    }

    /** The points beyond the 99.8 % limits, the farthest first. */
    List<Integer> outliers() {
        return IntStream.range(0, units.size())
                .filter(i -> analysis.points().get(i).outlier())
                .boxed()
                .sorted(Comparator.comparingDouble(this::excess).reversed())
                .toList();
    }

    /** How far outside a point lies, in widths of its limits. */
    private double excess(int index) {
        Funnel.Limits limits = limits(index);
        double width = Math.max(1e-12, limits.upper998() - limits.lower998());
        return Math.abs(analysis.points().get(index).ratio() - analysis.target()) / width;
    }

    /** What the funnel says, in words: about what, how many lie outside, who they are. */
    public List<String> sentences(Locale locale) {
        Words words = Words.in(locale);
        var sentences = new ArrayList<String>();
        sentences.add(
                words.sentence("funnel.about", units.size(), values(locale).apply(analysis.target())));
        List<Integer> outliers = outliers();
        if (outliers.isEmpty()) {
            sentences.add(words.word("funnel.inside"));
        }
        for (boolean high : new boolean[] {true, false}) {
            List<String> names = outliers.stream()
                    .filter(i -> analysis.points().get(i).ratio() > analysis.target() == high)
                    .map(i -> units.get(i).name())
                    .toList();
            if (!names.isEmpty()) {
                sentences.add(outside(high ? "funnel.above" : "funnel.below", names, words));
            }
        }
        return sentences;
    }

    private static String outside(String where, List<String> names, Words words) {
        List<String> some = names.stream()
                .filter(name -> !name.isEmpty())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(NAMED)
                .toList();
        if (some.isEmpty()) {
            return words.sentence(where + ".many", names.size());
        }
        String list = String.join(", ", some);
        int more = names.size() - some.size();
        return words.sentence(where, names.size(), more == 0 ? list : words.sentence("funnel.more", list, more));
    }

    /** How values are written: with their unit, in the decimals of the funnel's axis. */
    public DoubleFunction<String> values(Locale locale) {
        Words words = Words.in(locale);
        var numerals = new Numerals(locale, scale().valueDecimals());
        return value -> words.measured(numerals.write(value), unit);
    }

    /** The axis of values: all units, and the limits of a unit of middling size. */
    Scale scale() {
        var extent = new Scale.Extent();
        extent.with(analysis.target());
        double[] sizes = new double[units.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = analysis.points().get(i).denominator();
            extent.with(analysis.points().get(i).ratio());
        }
        if (target != null) {
            extent.with(target);
        }
        if (sizes.length > 0) {
            java.util.Arrays.sort(sizes);
            Funnel.Limits middling = analysis.limits(sizes[sizes.length / 2]).getFirst();
            extent.with(middling.lower998()).with(middling.upper998());
        }
        return extent.scale();
    }
}
