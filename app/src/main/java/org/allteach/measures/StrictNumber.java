package org.allteach.measures;

/**
 * Numbers as programs write them: {@code -12.5}, {@code 3e4}. A point before the decimals, no thousands separators, nothing
 * that is not finite.
 */
final class StrictNumber {

    /** Up to here whole numbers are exact, and so is a quotient by an exact power of ten correctly rounded. */
    private static final long EXACT = 1L << 53;

    private static final int LONGEST = 400;

    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private StrictNumber() {}

    /** The number, or NaN where the text is none. Spaces around it do not matter. */
    static double parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        boolean negative = from < to && text.charAt(from) == '-';
        int digits = 0;
        int decimals = 0;
        long mantissa = 0;
        boolean afterPoint = false;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digits++;
                decimals += afterPoint ? 1 : 0;
            } else if (digit == '.' - '0' && !afterPoint) {
                afterPoint = true;
            } else {
                return slowly(text.substring(from, to));
            }
        }
        if (digits == 0 || afterPoint && decimals == 0) {
            return Double.NaN;
        }
        if (digits > 18 || mantissa > EXACT) {
            return slowly(text.substring(from, to));
        }
        double value = mantissa / POWERS[decimals];
        // Adding zero makes zero of minus zero.
        return negative ? -value + 0.0 : value;
    }

    /** Very long numbers and those with an exponent. The library reads other forms too, so the form is looked at first. */
    private static double slowly(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int point = afterDigits(text, at);
        int end = point < text.length() && text.charAt(point) == '.' ? afterDigits(text, point + 1) : point;
        boolean digits = end == point ? point > at : end > point + 1;
        if (digits && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            int from = end + 1 + sign;
            end = afterDigits(text, from);
            digits = end > from;
        }
        if (!digits || end < text.length() || end > LONGEST) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Double.NaN : value + 0.0;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
