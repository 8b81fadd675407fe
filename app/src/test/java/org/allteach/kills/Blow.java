package org.allteach.kills;

/**
 * A death to come.
 *
 * @param kills one of two applications, or both
 * @param number after so many milliseconds, or of so many mails
 */
record Blow(When when, int kills, int number) {

    /** At any moment, or at that of a mail whose sender has been told that it was taken, or not yet. */
    enum When {
        ANY,
        BEFORE_ANSWER,
        AFTER_ANSWER
    }
}
