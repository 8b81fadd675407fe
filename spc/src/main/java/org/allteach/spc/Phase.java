package org.allteach.spc;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the series with a centre and limits of its own. In the units shown.
 *
 * @param from index of its first point
 * @param to index of its last point
 * @param centre the centre line; null where it varies by point or nothing is known
 * @param sigma the standard deviation that the limits are made of; null where it varies by point or there is none
 * @param sigmaZ Laney's σz on prime charts, else null
 * @param mean the mean on g charts, where the line is drawn at the median, else null
 * @param median the median on g charts, else null
 * @param observations points that are present and included
 * @param base how many of them the limits come from
 * @param provisional whether the limits rest on fewer than 20 points and are not known ones
 * @param runs the runs about the centre; null where runs have no meaning, or no point is off the centre
 */
public record Phase(
        int from,
        int to,
        @Nullable Double centre,
        @Nullable Double sigma,
        @Nullable Double sigmaZ,
        @Nullable Double mean,
        @Nullable Double median,
        int observations,
        int base,
        boolean provisional,
        @Nullable RunsAnalysis runs) {

    /**
     * Anhøj's runs analysis; see {@link RuleSet#ANHOEJ}.
     *
     * @param useful points off the centre line
     * @param longestRun length of the longest run
     * @param longestRunLimit the longest that chance allows
     * @param crossings how often the centre is crossed
     * @param crossingsMinimum the fewest that chance allows
     * @param signal whether either test signals
     */
    public record RunsAnalysis(
            int useful, int longestRun, int longestRunLimit, int crossings, int crossingsMinimum, boolean signal) {}
}
