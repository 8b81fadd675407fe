package org.allteach.database;

import org.jspecify.annotations.Nullable;

/**
 * A reason not to go on that the person at the terminal can do something about: its message is one clear sentence, shown
 * without a stack trace.
 */
public final class Obstacle extends RuntimeException {

    public Obstacle(String sentence) {
        super(sentence);
    }

    public Obstacle(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The obstacle somewhere among the causes of this failure, or null when it failed for another reason. */
    public static @Nullable Obstacle in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Obstacle obstacle) {
                return obstacle;
            }
        }
        return null;
    }
}
