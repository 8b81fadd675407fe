package org.allteach.accounts;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). No more are computed
 * at once than there are processors, so that a crowd at the door does not fill the memory.
 */
@Component
public class Passwords {

    /** Longer ones are not passwords but attempts to keep us busy. */
    static final int LONGEST = 200;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Compared with where there is nothing to compare with, so that both take the same time. */
    private final String nobodys = hash("nobody's");

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return String.valueOf(encoder.encode(normal(password)));
        } finally {
            turns.release();
        }
    }

    /** Whether it is the password of that hash; takes as long, and says no, where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        turns.acquireUninterruptibly();
        try {
            boolean same = encoder.matches(normal(password), hash == null ? nobodys : hash);
            return same && hash != null;
        } finally {
            turns.release();
        }
    }

    /** Whether a hash is of an older strength, and is to be made anew when its password is next at hand. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** The same characters typed on different keyboards are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
