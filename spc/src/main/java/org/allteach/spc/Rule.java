package org.allteach.spc;

import java.util.Locale;

/**
 * A rule that finds special causes. Which rules are tried, and with which numbers, is a {@link RuleSet}.
 *
 * <p>The order is that of precedence when the variation icon has to name one.
 */
public enum Rule {
    /** A point strictly beyond a control limit. */
    BEYOND_LIMITS(true),
    /** Successive points all rising or all falling. */
    TREND(true),
    /** Two of three successive points in the outer third on one side. */
    TWO_OF_THREE(true),
    /** Four of five successive points beyond the inner third on one side. */
    FOUR_OF_FIVE(true),
    /** Successive points on one side of the centre. */
    SHIFT(true),
    /** Anhøj's unusually long run: more useful points on one side than log2 of their number allows. */
    LONGEST_RUN(true),
    /** Anhøj's unusually few crossings of the centre. */
    CROSSINGS(false),
    /** Too few runs about the median. */
    RUNS_TOO_FEW(false),
    /** Too many runs about the median. */
    RUNS_TOO_MANY(false),
    /** Successive points all in the inner third. */
    HUGGING(false),
    /** Successive points alternating up and down. */
    ALTERNATING(false),
    /** Successive points all outside the inner third, on both sides. */
    MIXTURE(false);

    private final boolean sided;
    private final String id;

    Rule(boolean sided) {
        this.sided = sided;
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in the JSON contract, as {@code two-of-three}. */
    public String id() {
        return id;
    }

    /** Whether the rule says high or low, so that a direction of improvement can judge it. */
    public boolean sided() {
        return sided;
    }

    /** One bit of a point's flags. */
    int bit() {
        return 1 << index();
    }

    /** A place in memory, which it never leaves, so the order may change. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }
}
