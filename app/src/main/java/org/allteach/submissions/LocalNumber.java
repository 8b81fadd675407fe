package org.allteach.submissions;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: 1'234.5, 1 234,5, 1.234,5, 1,234.5, ٣٫٥. Brought into the strict form in which all values
 * are read; what is no number is left as it is, so that the form names the problem.
 *
 * <p>Which mark stands before the decimals: where there are two different marks, the last one; a mark that comes more than
 * once groups thousands; a single one that is not followed by exactly three digits stands before decimals. Only 1,234 and
 * 1.234 are open: the person's language decides.
 */
final class LocalNumber {

    private static final String SPACES = " \u00a0\u202f\u2009\t";
    private static final String APOSTROPHES = "'\u2019";
    private static final char ARABIC_DECIMAL = '\u066b';
    private static final char ARABIC_THOUSANDS = '\u066c';

    private LocalNumber() {}

    /** The number in strict form, or the text as given. */
    static @Nullable String strict(@Nullable String given, Locale locale) {
        if (given == null || given.isBlank()) {
            return given;
        }
        String text = plain(given.strip());
        String body = text.startsWith("-") ? text.substring(1) : text.startsWith("+") ? text.substring(1) : text;
        if (body.endsWith("%")) {
            body = body.substring(0, body.length() - 1).strip();
        }
        char decimal = decimalMark(body, locale);
        String whole = decimal == 0 ? body : body.substring(0, body.lastIndexOf(decimal));
        String decimals = decimal == 0 ? "" : body.substring(body.lastIndexOf(decimal) + 1);
        String digits = ungrouped(whole, decimal);
        if (digits == null || !isDigits(decimals) || digits.isEmpty() && decimals.isEmpty()) {
            return given;
        }
        return (text.startsWith("-") ? "-" : "")
                + (digits.isEmpty() ? "0" : digits)
                + (decimals.isEmpty() ? "" : "." + decimals);
    }

    /** Digits of all scripts become ours, minus signs of all kinds a hyphen, spaces and apostrophes of all kinds one. */
    private static String plain(String given) {
        var plain = new StringBuilder(given.length());
        given.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (c == '\u2212' || c == '\u2013') {
                plain.append('-');
            } else if (SPACES.indexOf(c) >= 0) {
                plain.append(' ');
            } else if (APOSTROPHES.indexOf(c) >= 0) {
                plain.append('\'');
            } else if (c == ARABIC_DECIMAL) {
                plain.append('.');
            } else if (c == ARABIC_THOUSANDS) {
                plain.append('\'');
            } else if (!Character.isIdentifierIgnorable(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** The mark before the decimals; 0 where there are none. */
    private static char decimalMark(String body, Locale locale) {
        int comma = body.lastIndexOf(',');
        int point = body.lastIndexOf('.');
        if (comma < 0 && point < 0) {
            return 0;
        }
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        char mark = comma >= 0 ? ',' : '.';
        int at = Math.max(comma, point);
        if (body.indexOf(mark) != at) {
            return 0;
        }
        boolean open = body.length() - at == 4 && at >= 1 && at <= 3 && !body.startsWith("0");
        if (open && body.chars().allMatch(c -> c == mark || Character.isDigit(c))) {
            return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == mark ? mark : 0;
        }
        return mark;
    }

    /** The digits before the decimals without what groups them; null where the groups are not of three. */
    private static @Nullable String ungrouped(String whole, char decimal) {
        if (isDigits(whole)) {
            return whole;
        }
        char group = whole.chars()
                .filter(c -> c < '0' || c > '9')
                .mapToObj(c -> (char) c)
                .findFirst()
                .orElse(' ');
        if (group == decimal || ",.' ".indexOf(group) < 0) {
            return null;
        }
        String[] groups = whole.split(Pattern.quote(String.valueOf(group)), -1);
        for (int i = 0; i < groups.length; i++) {
            boolean first = i == 0;
            int length = groups[i].length();
            if (!isDigits(groups[i]) || first && (length < 1 || length > 3) || !first && length != 3) {
                return null;
            }
        }
        return String.join("", groups);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A number as it stands in a field, in the person's language: no thousands separators, all decimals. */
    static String shown(@Nullable Double number, Locale locale) {
        if (number == null) {
            return "";
        }
        String strict =
                new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        return strict.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }
}
