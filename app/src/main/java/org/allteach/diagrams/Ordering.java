package org.allteach.diagrams;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds an order inside each column in which few connectors cross: sweeps to and fro that put each slot at the mean of its
 * neighbours' places, then exchanges neighbours where that helps (K. Sugiyama and others, IEEE Transactions on Systems, Man,
 * and Cybernetics 11, 1981). Starts with people's own order and leaves it only for fewer crossings.
 */
final class Ordering {

    private static final int SWEEPS = 16;

    private final int[][] left;
    private final int[][] right;
    private final int[] start;
    private final int[] place;

    /**
     * @param left for each slot those in the column before it that it is joined with; likewise right, those after it
     * @param columns the slots of each column in the order to begin with
     */
    private Ordering(int[][] left, int[][] right, int[][] columns) {
        this.left = left;
        this.right = right;
        this.start = new int[left.length];
        this.place = new int[left.length];
        for (int[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                start[column[i]] = i;
            }
        }
    }

    /** The columns in a better order, or in the one given where there is none. */
    static int[][] of(int[][] left, int[][] right, int[][] columns) {
        return new Ordering(left, right, columns).best(columns);
    }

    private int[][] best(int[][] given) {
        int[][] best = given;
        int fewest = crossings(right, given);
        int[][] columns = copy(given);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            note(columns);
            if (sweep % 2 == 0) {
                for (int c = 1; c < columns.length; c++) {
                    sort(columns[c], left);
                }
            } else {
                for (int c = columns.length - 2; c >= 0; c--) {
                    sort(columns[c], right);
                }
            }
            exchange(columns);
            int crossings = crossings(right, columns);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy(columns);
            }
        }
        return best;
    }

    private void note(int[][] columns) {
        for (int[] column : columns) {
            note(column);
        }
    }

    private void note(int[] column) {
        for (int i = 0; i < column.length; i++) {
            place[column[i]] = i;
        }
    }

    private void sort(int[] column, int[][] neighbours) {
        var wanted = new double[column.length];
        var slots = new Integer[column.length];
        for (int i = 0; i < column.length; i++) {
            slots[i] = i;
            wanted[i] = Arrays.stream(neighbours[column[i]])
                    .map(slot -> place[slot])
                    .average()
                    .orElse(i);
        }
        int[] old = column.clone();
        Arrays.sort(slots, Comparator.<Integer>comparingDouble(i -> wanted[i]).thenComparingInt(i -> start[old[i]]));
        for (int i = 0; i < column.length; i++) {
            column[i] = old[slots[i]];
        }
        note(column);
    }

    /** Neighbours change places where fewer of their connectors cross then. */
    private void exchange(int[][] columns) {
        for (int[] column : columns) {
            boolean better = true;
            for (int round = 0; better && round < column.length; round++) {
                better = false;
                for (int i = 0; i + 1 < column.length; i++) {
                    int one = column[i];
                    int two = column[i + 1];
                    if (crossed(two, one) < crossed(one, two)) {
                        column[i] = two;
                        column[i + 1] = one;
                        place[two] = i;
                        place[one] = i + 1;
                        better = true;
                    }
                }
            }
        }
    }

    /** How many connectors of two slots cross with the first above the second. */
    private int crossed(int above, int below) {
        return crossed(left[above], left[below]) + crossed(right[above], right[below]);
    }

    private int crossed(int[] above, int[] below) {
        int crossings = 0;
        for (int a : above) {
            for (int b : below) {
                crossings += place[a] > place[b] ? 1 : 0;
            }
        }
        return crossings;
    }

    /** How many connectors cross: of each gap between columns the pairs that change sides. */
    static int crossings(int[][] right, int[][] columns) {
        int crossings = 0;
        for (int c = 0; c + 1 < columns.length; c++) {
            var place = new java.util.HashMap<Integer, Integer>();
            for (int i = 0; i < columns[c + 1].length; i++) {
                place.put(columns[c + 1][i], i);
            }
            var passed = new int[columns[c + 1].length + 1];
            int drawn = 0;
            for (int slot : columns[c]) {
                int[] ends = Arrays.stream(right[slot]).map(place::get).toArray();
                for (int end : ends) {
                    crossings += drawn - upTo(passed, end);
                }
                for (int end : ends) {
                    count(passed, end);
                }
                drawn += ends.length;
            }
        }
        return crossings;
    }

    /** How many ends at or above a place have been counted: a binary indexed tree. */
    private static int upTo(int[] counts, int end) {
        int sum = 0;
        for (int i = end + 1; i > 0; i -= i & -i) {
            sum += counts[i];
        }
        return sum;
    }

    private static void count(int[] counts, int end) {
        for (int i = end + 1; i < counts.length; i += i & -i) {
            counts[i]++;
        }
    }

    private static int[][] copy(int[][] columns) {
        return Arrays.stream(columns).map(int[]::clone).toArray(int[][]::new);
    }
}
