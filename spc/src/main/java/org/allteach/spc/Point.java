package org.allteach.spc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One point of a chart, in the units shown; null where there is none.
 *
 * @param x its place on the axis
 * @param value what is plotted
 * @param centre the centre line here
 * @param lower lower control limit
 * @param upper upper control limit
 * @param lower95 two thirds of the way to the lower limit
 * @param upper95 two thirds of the way to the upper limit
 * @param lower68 one third of the way to the lower limit
 * @param upper68 one third of the way to the upper limit
 * @param target the target here
 * @param phase number of its phase, from 0
 * @param included whether it may be calculated with: not excluded by a person
 * @param signals the rules that it is part of
 */
public record Point(
        String x,
        @Nullable Double value,
        @Nullable Double centre,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double lower95,
        @Nullable Double upper95,
        @Nullable Double lower68,
        @Nullable Double upper68,
        @Nullable Double target,
        int phase,
        boolean included,
        Set<Rule> signals) {}
