package org.allteach.charts;

/** The shapes of points: each meaning has its own, so that colour is never alone. */
final class Marks {

    private Marks() {}

    /** The path of a shape about the place where the pen is. */
    static String shape(Meaning meaning) {
        return switch (meaning) {
            case COMMON -> "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z";
            case IMPROVEMENT -> "m-6 0l6-6 6 6-6 6z";
            case CONCERN -> "m-4.5-4.5h9v9h-9z";
            case NEITHER -> "m-5.5 4l5.5-9.5 5.5 9.5z";
        };
    }
}
