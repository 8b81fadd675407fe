package org.allteach.spc;

import static org.allteach.spc.Rule.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named, versioned choice of rules and their numbers.
 *
 * <p>It is a plain value that travels with the chart, so that the same data signal the same way everywhere. What each
 * set does with ties and gaps is written down in {@code docs/statistics.md}.
 *
 * @param name the name in the JSON contract
 * @param version counted up when a definition changes
 * @param points the rules of the set, each with the number of points that it asks for (at least 1)
 * @param ties what a point on the centre does to a shift
 * @param equals what an equal neighbour does to a trend
 * @param twoOfThree which points count in two of three
 * @param individualsFactor distance of a 3-sigma limit from the centre of an i chart, in average moving ranges; 0 for
 *     3/1.128
 */
public record RuleSet(
        String name,
        int version,
        Map<Rule, Integer> points,
        Ties ties,
        Ties equals,
        TwoOfThree twoOfThree,
        double individualsFactor) {

    /** What a tie does to the pattern that it stands in. */
    public enum Ties {
        /** It neither counts nor breaks. */
        SKIP,
        /** It ends the pattern. */
        BREAK
    }

    /** Which points count in two of three. */
    public enum TwoOfThree {
        /** Two in the outer third or beyond; the third may lie anywhere. */
        THIRD_ANYWHERE,
        /** Two in the outer third or beyond; all three on one side of the centre. */
        THIRD_ON_SAME_SIDE,
        /** Two in the outer third but not beyond the limits; all three on one side of the centre. */
        WITHIN_LIMITS
    }

    /** Anhøj's two runs tests, and the limits if the chart has any. */
    public static final RuleSet ANHOEJ = skippingTies("anhoej", Map.of(BEYOND_LIMITS, 1, LONGEST_RUN, 1, CROSSINGS, 1));

    /** The run chart rules of the Institute for Healthcare Improvement (Perla, Provost and Murray 2011). */
    public static final RuleSet IHI =
            skippingTies("ihi", Map.of(BEYOND_LIMITS, 1, SHIFT, 6, TREND, 5, RUNS_TOO_FEW, 1, RUNS_TOO_MANY, 1));

    /** The five rules of Provost and Murray, The Health Care Data Guide. */
    public static final RuleSet PROVOST =
            skippingTies("provost", Map.of(BEYOND_LIMITS, 1, SHIFT, 8, TREND, 6, TWO_OF_THREE, 2, HUGGING, 15));

    /** The rules and constants of NHS England's Making Data Count. */
    public static final RuleSet NHS_MDC = nhs("nhs-mdc", TwoOfThree.THIRD_ON_SAME_SIDE);

    /** The same as the R package NHSRplotthedots 0.2.2 has them, which leaves points beyond the limits out of two of three. */
    public static final RuleSet NHSR = nhs("nhsr", TwoOfThree.WITHIN_LIMITS);

    /** The four rules of the Western Electric handbook (1956). */
    public static final RuleSet WESTERN_ELECTRIC =
            brokenByTies("western-electric", Map.of(BEYOND_LIMITS, 1, TWO_OF_THREE, 2, FOUR_OF_FIVE, 4, SHIFT, 8));

    /** The eight rules of Nelson (1984). */
    public static final RuleSet NELSON = brokenByTies(
            "nelson",
            Map.of(
                    BEYOND_LIMITS,
                    1,
                    SHIFT,
                    9,
                    TREND,
                    6,
                    ALTERNATING,
                    14,
                    TWO_OF_THREE,
                    2,
                    FOUR_OF_FIVE,
                    4,
                    HUGGING,
                    15,
                    MIXTURE,
                    8));

    private static final List<RuleSet> NAMED = List.of(ANHOEJ, IHI, PROVOST, NHS_MDC, NHSR, WESTERN_ELECTRIC, NELSON);

    private static final int WHOLE_PHASE =
            LONGEST_RUN.bit() | CROSSINGS.bit() | RUNS_TOO_FEW.bit() | RUNS_TOO_MANY.bit();
    private static final int OF_THIRDS = FOUR_OF_FIVE.bit() | HUGGING.bit() | ALTERNATING.bit() | MIXTURE.bit();

    public RuleSet {
        var sorted = new EnumMap<Rule, Integer>(Rule.class);
        sorted.putAll(points);
        points = Collections.unmodifiableMap(sorted);
    }

    /** A set of one's own: rules with their numbers of points, ties neither counting nor breaking. */
    public static RuleSet custom(Map<Rule, Integer> points) {
        return skippingTies("custom", points);
    }

    /** The named sets, in the order in which to offer them. */
    public static List<RuleSet> named() {
        return NAMED;
    }

    /** The set of that name, if there is one. */
    public static Optional<RuleSet> named(String name) {
        for (RuleSet set : NAMED) {
            if (set.name.equals(name)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    /** Whether the set has the rule. */
    public boolean has(Rule rule) {
        return points.containsKey(rule);
    }

    /** The number of points that the rule asks for, or 0 if the set does not have it. */
    public int points(Rule rule) {
        return points.getOrDefault(rule, 0);
    }

    /** Whether a rule of the set is about the runs of a whole phase. */
    boolean hasRuns() {
        return (bits() & WHOLE_PHASE) != 0;
    }

    /** Whether a rule of the set is about the inner third, or is rare like those. */
    boolean hasThirds() {
        return (bits() & OF_THIRDS) != 0;
    }

    /** The rules of the set, one bit each. */
    int bits() {
        int bits = 0;
        for (Rule rule : points.keySet()) {
            bits |= rule.bit();
        }
        return bits;
    }

    private static RuleSet skippingTies(String name, Map<Rule, Integer> points) {
        return new RuleSet(name, 1, points, Ties.SKIP, Ties.SKIP, TwoOfThree.THIRD_ANYWHERE, 0);
    }

    private static RuleSet brokenByTies(String name, Map<Rule, Integer> points) {
        return new RuleSet(name, 1, points, Ties.BREAK, Ties.BREAK, TwoOfThree.THIRD_ANYWHERE, 0);
    }

    private static RuleSet nhs(String name, TwoOfThree twoOfThree) {
        Map<Rule, Integer> points = Map.of(BEYOND_LIMITS, 1, SHIFT, 7, TREND, 7, TWO_OF_THREE, 2);
        return new RuleSet(name, 1, points, Ties.BREAK, Ties.BREAK, twoOfThree, 2.66);
    }
}
