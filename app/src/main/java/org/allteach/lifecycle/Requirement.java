package org.allteach.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Something that must exist before a collaborative leaves a state.
 *
 * @param code its name in the bundle: {@code lifecycle.requirement.charter}
 * @param isMet whether it is there, as far as the application can see
 * @param detail how it stands, such as "2 of 17"; empty where there is nothing to say
 * @param path where it is done; null where that is not in here
 * @param isByHand whether only people can know it: somebody says so
 * @param mark what somebody has said of it
 */
record Requirement(
        String code,
        boolean isMet,
        String detail,
        @Nullable String path,
        boolean isByHand,
        @Nullable Mark mark) {

    static Requirement seen(String code, boolean isMet, String detail, String path) {
        return new Requirement(code, isMet, detail, path, false, null);
    }

    static Requirement byHand(String code) {
        return new Requirement(code, false, "", null, true, null);
    }

    Requirement with(@Nullable Mark other) {
        return new Requirement(code, isMet, detail, path, isByHand, other);
    }

    /** Whether nothing of it stands in the way. */
    boolean isSettled() {
        return isMet || mark != null;
    }

    boolean isWaived() {
        return !isMet && mark != null && mark.waived();
    }
}
