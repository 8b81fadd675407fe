package org.allteach.drawing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
     * @param address where its own chart is; null where there is none for this viewer
     * @param own whether it is the viewer's own, and so stands out
     */
    public record Unit(String name, @Nullable String address, boolean own) {}

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
        var above = named(true);
        var below = named(false);
        var sentences = new java.util.ArrayList<String>();
        sentences.add(words.sentence("funnel.about", units.size(), value(analysis.target(), locale)));
        if (above.isEmpty() && below.isEmpty()) {
            sentences.add(words.word("funnel.inside"));
        }
        if (!above.isEmpty()) {
            sentences.add(words.sentence("funnel.above", above.size(), list(above, locale)));
        }
        if (!below.isEmpty()) {
            sentences.add(words.sentence("funnel.below", below.size(), list(below, locale)));
        }
        return sentences;
    }

    private List<String> named(boolean high) {
        return outliers().stream()
                .filter(i -> analysis.points().get(i).ratio() > analysis.target() == high)
                .map(i -> units.get(i).name())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static String list(List<String> names, Locale locale) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? some : Words.in(locale).sentence("funnel.more", some, names.size() - NAMED);
    }

    /** A value with its unit, in the decimals of the funnel's axis. */
    public String value(double value, Locale locale) {
        return Words.in(locale).measured(new Numerals(locale, scale().valueDecimals()).write(value), unit);
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
