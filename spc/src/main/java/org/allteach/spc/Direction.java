package org.allteach.spc;

/** Which way is better. */
public enum Direction {
    /** Higher values are better. */
    INCREASE,
    /** Lower values are better. */
    DECREASE,
    /** Neither way is better, or nobody has said. */
    NEITHER
}
