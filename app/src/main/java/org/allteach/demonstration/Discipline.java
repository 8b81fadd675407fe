package org.allteach.demonstration;

/**
 * How a team reports.
 *
 * @see Reporting
 */
enum Discipline {
    PROMPT(0.03, 0.004, 0.03),
    USUAL(0.10, 0.02, 0.05),
    LAX(0.30, 0.07, 0.04);

    /** How often a figure comes after its due day. */
    final double late;
    /** How often there is none. */
    final double gaps;
    /** How often one is corrected. */
    final double corrections;

    Discipline(double late, double gaps, double corrections) {
        this.late = late;
        this.gaps = gaps;
        this.corrections = corrections;
    }
}
