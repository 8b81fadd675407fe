package org.allteach.plans;

/**
 * What an action period is about.
 *
 * @param cycles how many tests of change are expected of each team; 0 where no number is
 * @param focus the changes to be tested above all, in words
 * @param report whether each team reports on it
 * @param version 0 where nobody has written one yet
 */
record Brief(int cycles, String focus, boolean report, int version) {

    static final Brief NONE = new Brief(0, "", false, 0);

    boolean isEmpty() {
        return cycles == 0 && focus.isEmpty() && !report;
    }
}
