package org.allteach.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.people.Person;
import org.allteach.web.Problem;

/**
 * Which passwords are taken: ten characters or more that are hard to guess. A password is guessed in pieces: words that
 * passwords are often made of (in the resource {@code guessable-words.txt}, in several languages, also with 0 for o and the
 * like), the person's own names, years and dates, runs such as 1234, aaaa or qwert. Each piece costs a guesser little, each other
 * character more; a password whose cheapest cut costs too little is refused. Three common words in a row are enough, a
 * common word with a year is not.
 */
final class PasswordPolicy {

    static final int SHORTEST = 10;

    private static final int ENOUGH = 45;
    private static final int LETTER = 10;
    private static final int DIGIT_OR_SIGN = 6;
    private static final int WORD = 15;
    private static final int PATTERN = 10;

    private static final Pattern YEAR_OR_DATE = Pattern.compile("(19|20)\\d\\d"
            + "|\\d{1,2}[./-]\\d{1,2}[./-]((19|20)\\d\\d|\\d\\d)"
            + "|[0-3]\\d[01]\\d(19|20)\\d\\d"
            + "|(19|20)\\d\\d[./-]?[01]\\d[./-]?[0-3]\\d");
    private static final Pattern REPETITION = Pattern.compile("(.+?)\\1+");
    private static final List<String> ROWS =
            List.of("qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "qazwsxedcrfv");
    private static final Set<String> WORDS = words();
    private static final int LONGEST_WORD =
            WORDS.stream().mapToInt(String::length).max().orElse(0);

    private PasswordPolicy() {}

    /** What is wrong with a new password of that person, in the field of that name. */
    static Optional<Problem> check(String field, String password, String name, String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Problem.of(field, null, "accounts.password.short", SHORTEST));
        }
        if (password.length() > Passwords.LONGEST) {
            return Optional.of(Problem.of(field, null, "accounts.password.long", Passwords.LONGEST));
        }
        return isGuessable(password, own(name, email))
                ? Optional.of(Problem.of(field, null, "accounts.password.guessable"))
                : Optional.empty();
    }

    static Optional<Problem> check(String field, String password, Person person) {
        return check(field, password, person.name(), person.email());
    }

    private static Set<String> own(String name, String email) {
        return Stream.of((name + " " + email).split("[^\\p{L}\\p{N}]+"))
                .map(PasswordPolicy::plain)
                .filter(word -> word.length() >= 3)
                .collect(Collectors.toSet());
    }

    static boolean isGuessable(String password, Set<String> own) {
        String plain = plain(password);
        var repetition = REPETITION.matcher(plain);
        if (repetition.matches()) {
            return PATTERN + cost(repetition.group(1), own) < ENOUGH;
        }
        return cost(plain, own) < ENOUGH;
    }

    /** The least that the text costs, cut into pieces in the best way. */
    private static int cost(String text, Set<String> own) {
        int[] cost = new int[text.length() + 1];
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[0] = 0;
        for (int start = 0; start < text.length(); start++) {
            offer(cost, start + 1, cost[start] + (Character.isLetter(text.charAt(start)) ? LETTER : DIGIT_OR_SIGN));
            for (int end = start + 3; end <= text.length(); end++) {
                String piece = text.substring(start, end);
                if (isPattern(piece)) {
                    offer(cost, end, cost[start] + PATTERN);
                } else if (isWord(piece, own)) {
                    offer(cost, end, cost[start] + WORD);
                }
            }
        }
        return cost[text.length()];
    }

    private static void offer(int[] cost, int end, int offered) {
        cost[end] = Math.min(cost[end], offered);
    }

    private static boolean isPattern(String piece) {
        return isRun(piece) || YEAR_OR_DATE.matcher(piece).matches() || isOnKeyboard(piece);
    }

    /** 1111, 1234, 9876, abcd. */
    private static boolean isRun(String piece) {
        int step = piece.charAt(1) - piece.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 2; i < piece.length(); i++) {
            if (piece.charAt(i) - piece.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnKeyboard(String piece) {
        String reversed = new StringBuilder(piece).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(piece) || row.contains(reversed));
    }

    private static boolean isWord(String piece, Set<String> own) {
        if (piece.length() > LONGEST_WORD && own.isEmpty()) {
            return false;
        }
        return isWordOf(WORDS, piece) || isWordOf(own, piece);
    }

    private static boolean isWordOf(Set<String> words, String piece) {
        return words.contains(piece) || words.contains(lettered(piece, 'i')) || words.contains(lettered(piece, 'l'));
    }

    /** p4$$w0rd is password; 1 may be an i or an l. */
    private static String lettered(String piece, char one) {
        var letters = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); i++) {
            char sign = piece.charAt(i);
            letters.append(
                    switch (sign) {
                        case '0' -> 'o';
                        case '1', '!', '|' -> one;
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7', '+' -> 't';
                        case '8' -> 'b';
                        case '9' -> 'g';
                        default -> sign;
                    });
        }
        return letters.toString();
    }

    /** In lower case and without accents, as words are listed. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> words() {
        try (InputStream resource = PasswordPolicy.class.getResourceAsStream("guessable-words.txt")) {
            if (resource == null) {
                throw new IllegalStateException("guessable-words.txt is missing");
            }
            Collection<String> words = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                    .filter(word -> word.length() >= 3)
                    .toList();
            return new HashSet<>(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
