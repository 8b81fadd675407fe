package org.allteach.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that must exist before a collaborative leaves a state.
 *
 * @param code its name in the bundle: {@code lifecycle.requirement.charter}
 * @param isMet whether it is there, as far as the application can see
 * @param detail how it stands, such as "2 of 17"; empty where there is nothing to say
 * @param lacking the parts of it that are not there, where it has parts with names
 * @param path where it is done; null where that is not in here
 * @param isByHand whether only people can know it: somebody says so
 * @param mark what somebody has said of it
 */
record Requirement(
        String code,
        boolean isMet,
        String detail,
        List<Part> lacking,
        @Nullable String path,
        boolean isByHand,
        @Nullable Mark mark) {

    /** Something that is wanted within it, and where it is done. */
    record Part(String name, String path) {}

    static Requirement seen(String code, boolean isMet, String detail, String path) {
        return new Requirement(code, isMet, detail, List.of(), path, false, null);
    }

    /** One of several parts: it is there once none of them is lacking. */
    static Requirement ofParts(String code, List<Part> lacking, String path) {
        return new Requirement(code, lacking.isEmpty(), "", List.copyOf(lacking), path, false, null);
    }

    static Requirement byHand(String code) {
        return new Requirement(code, false, "", List.of(), null, true, null);
    }

    Requirement with(@Nullable Mark other) {
        return new Requirement(code, isMet, detail, lacking, path, isByHand, other);
    }

    /** Whether nothing of it stands in the way. */
    boolean isSettled() {
        return isMet || mark != null;
    }

    boolean isWaived() {
        return !isMet && mark != null && mark.waived();
    }
}
