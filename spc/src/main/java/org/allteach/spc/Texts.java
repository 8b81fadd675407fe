package org.allteach.spc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The library's words: a bundle's patterns, with {0} to {9} for what they mention. English where a language is not there; never the machine's own language. */
final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    /** The format that was wanted last. */
    private static volatile Format last = new Format(Locale.ROOT, NumberFormat.getNumberInstance(Locale.ROOT));

    private Texts() {}

    static String text(Locale locale, String key, Object... details) {
        String pattern = ResourceBundle.getBundle("org.allteach.spc.messages", locale, NO_FALLBACK)
                .getString(key);
        StringBuilder text = new StringBuilder(pattern.length() + 40);
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '{') {
                text.append(word(locale, details[pattern.charAt(i + 1) - '0']));
                i += 2;
            } else {
                text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }

    private static Object word(Locale locale, Object detail) {
        return detail instanceof Number number ? number(locale, number) : detail;
    }

    /** A whole number as it is, any other with four digits that matter. */
    private static String number(Locale locale, Number number) {
        NumberFormat format = format(locale);
        if (number instanceof Integer) {
            return format.format(number);
        }
        double value = number.doubleValue();
        if (!(Math.abs(value) < 1e15)) {
            return String.format(locale, "%.4g", value);
        }
        BigDecimal rounded = new BigDecimal(value, Math.abs(value) >= 1000 ? MathContext.DECIMAL64 : FOUR_DIGITS);
        format.setMaximumFractionDigits(Math.abs(value) >= 1000 ? 0 : 20);
        return format.format(rounded);
    }

    private record Format(Locale locale, NumberFormat numbers) {}

    /** Making one takes ten times as long as copying it, and none may be shared between threads. */
    private static NumberFormat format(Locale locale) {
        Format found = last;
        if (!found.locale.equals(locale)) {
            found = new Format(locale, NumberFormat.getNumberInstance(locale));
            last = found;
        }
        return (NumberFormat) found.numbers.clone();
    }
}
