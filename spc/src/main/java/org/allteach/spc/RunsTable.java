package org.allteach.spc;

/**
 * How many runs about the median chance allows, at 5 % two-sided: Swed and Eisenhart, Annals of Mathematical Statistics
 * 14 (1943), for half of the useful points on either side.
 */
final class RunsTable {

    private RunsTable() {}

    static int fewest(int useful) {
        return useful < 10 ? 0 : 1;
    }

    static int most(int useful) {
        return useful < 10 ? Integer.MAX_VALUE : useful;
    }
}
