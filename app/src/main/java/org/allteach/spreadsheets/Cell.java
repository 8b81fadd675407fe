package org.allteach.spreadsheets;

/**
 * One cell as it stands in the file.
 *
 * @param text the text as written in a CSV file or a text cell; of a number its plain decimal form with a point; of a date
 *     its ISO form
 */
public record Cell(String text, Kind kind) {

    /** How far a cell has said what it is. */
    public enum Kind {
        /** Characters, which may be a number or a date in the writer's own notation. */
        TEXT,
        /** A number, known to be one. */
        NUMBER,
        /** A day, known to be one. */
        DATE,
        /** An error such as #DIV/0!, or a formula whose result was never stored. */
        FAULT
    }

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
