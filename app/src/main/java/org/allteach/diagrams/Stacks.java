package org.allteach.diagrams;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives each slot of a column its height above the ground: as near to its neighbours in the other columns as its own column
 * lets it. The tallest column is packed and stays; in the others the least squares under "none over another" are found by
 * pooling those that press on each other.
 */
final class Stacks {

    private static final int ROUNDS = 3;
    private static final double HARDLY = 0.001;

    private final int[][] columns;
    private final int[][] left;
    private final int[][] right;
    private final double[] heights;
    private final double[] tops;

    private Stacks(int[][] columns, int[][] left, int[][] right, double[] heights) {
        this.columns = columns;
        this.left = left;
        this.right = right;
        this.heights = heights;
        this.tops = new double[heights.length];
    }

    /**
     * The upper edge of each slot.
     *
     * @param heights of each slot; that of a mere passage for a connector is {@link Layout#PASSAGE}
     */
    static double[] of(int[][] columns, int[][] left, int[][] right, double[] heights) {
        return new Stacks(columns, left, right, heights).settled();
    }

    private double[] settled() {
        int tallest = 0;
        double most = -1;
        for (int c = 0; c < columns.length; c++) {
            double height = packed(columns[c]);
            if (height > most) {
                most = height;
                tallest = c;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = tallest - 1; c >= 0; c--) {
                settle(columns[c], round > 0, true);
            }
            for (int c = tallest + 1; c < columns.length; c++) {
                settle(columns[c], true, round > 0);
            }
        }
        double least = Arrays.stream(tops).min().orElse(0);
        for (int i = 0; i < tops.length; i++) {
            tops[i] -= least;
        }
        return tops;
    }

    private double packed(int[] column) {
        double y = 0;
        for (int i = 0; i < column.length; i++) {
            y += i == 0 ? 0 : gap(column[i - 1], column[i]);
            tops[column[i]] = y;
            y += heights[column[i]];
        }
        return y;
    }

    /** Those of one parent stand closer. */
    private double gap(int above, int below) {
        boolean passages = heights[above] == Layout.PASSAGE && heights[below] == Layout.PASSAGE;
        return passages ? 1 : left[above].length > 0 && Arrays.equals(left[above], left[below]) ? 8 : 14;
    }

    private void settle(int[] column, boolean byLeft, boolean byRight) {
        int n = column.length;
        var offset = new double[n];
        var sums = new double[n];
        var weights = new double[n];
        var sizes = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            int slot = column[i];
            offset[i] = i == 0 ? 0 : offset[i - 1] + heights[column[i - 1]] + gap(column[i - 1], slot);
            double wanted = wanted(slot, byLeft, byRight);
            double weight = Double.isNaN(wanted) ? HARDLY : heights[slot] == Layout.PASSAGE ? 3 : 1;
            sums[blocks] = ((Double.isNaN(wanted) ? tops[slot] : wanted) - offset[i]) * weight;
            weights[blocks] = weight;
            sizes[blocks++] = 1;
            while (blocks > 1 && sums[blocks - 2] / weights[blocks - 2] > sums[blocks - 1] / weights[blocks - 1]) {
                blocks--;
                sums[blocks - 1] += sums[blocks];
                weights[blocks - 1] += weights[blocks];
                sizes[blocks - 1] += sizes[blocks];
            }
        }
        int slot = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < sizes[block]; i++, slot++) {
                tops[column[slot]] = sums[block] / weights[block] + offset[slot];
            }
        }
    }

    /** Where a slot would stand if it were alone: its middle at the mean of its neighbours' middles. */
    private double wanted(int slot, boolean byLeft, boolean byRight) {
        return IntStream.concat(
                                byLeft ? Arrays.stream(left[slot]) : IntStream.empty(),
                                byRight ? Arrays.stream(right[slot]) : IntStream.empty())
                        .mapToDouble(other -> tops[other] + heights[other] / 2)
                        .average()
                        .orElse(Double.NaN)
                - heights[slot] / 2;
    }
}
