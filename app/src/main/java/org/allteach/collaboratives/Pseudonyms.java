package org.allteach.collaboratives;

import java.security.SecureRandom;
import java.util.Set;

/**
 * Codes under which teams see each other: a letter and a number such as {@code K7}. Drawn at random and all alike, so that
 * none tells which team came first; letters that look like digits are left out.
 */
final class Pseudonyms {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXY";
    private static final int NUMBERS = 999;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Pseudonyms() {}

    /** One that is not taken yet; it is taken now. */
    static String draw(Set<String> taken) {
        // Drawing stays quick up to half of all; past that a collaborative would have ten thousand teams.
        if (taken.size() > LETTERS.length() * NUMBERS * 3 / 4) {
            throw new IllegalStateException("No pseudonyms are left");
        }
        while (true) {
            String drawn = LETTERS.charAt(RANDOM.nextInt(LETTERS.length())) + "" + (1 + RANDOM.nextInt(NUMBERS));
            if (taken.add(drawn)) {
                return drawn;
            }
        }
    }
}
