package org.allteach.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Frequency;
import org.allteach.spreadsheets.Cell;
import org.jspecify.annotations.Nullable;

/**
 * How numbers and dates are written in one file. Brings them into the strict form that all values are read in; what cannot
 * be brought there is left as it was given, so that the form names the problem.
 *
 * @param decimalComma whether a comma stands before the decimals
 * @param dayFirst whether 3/4/2026 is in April
 */
record Notation(boolean decimalComma, boolean dayFirst) {

    private static final Pattern WITH_COMMA = Pattern.compile("[-+]?(?:\\d{1,3}(?:[.' ]\\d{3})+|\\d+)(?:,\\d+)?");
    private static final Pattern WITH_POINT = Pattern.compile("[-+]?(?:\\d{1,3}(?:[,' ]\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final Pattern STRICT = Pattern.compile("[-+]?\\d*\\.\\d+");

    private static final Pattern COMMA =
            Pattern.compile("[-+]?\\d+,(?:\\d{1,2}|\\d{4,})|[-+]?\\d{1,3}(?:\\.\\d{3}){2,}|.*\\d\\.\\d{3},\\d+");
    private static final Pattern POINT =
            Pattern.compile("[-+]?\\d*\\.(?:\\d{1,2}|\\d{4,})|[-+]?\\d{1,3}(?:,\\d{3}){2,}|.*\\d,\\d{3}\\.\\d+");
    private static final Pattern TWO_PARTS = Pattern.compile("(\\d{1,2})[-/. ]+(\\d{1,2})[-/. ]+\\d{2,4}.*");

    /**
     * What the values themselves show; of what they leave open, the decimals follow the delimiter (who puts semicolons
     * between cells needs the comma for decimals) and the dates the language of whoever sent the file.
     */
    static Notation guess(List<Cell> numbers, List<Cell> periods, boolean semicolons, boolean usuallyDayFirst) {
        long commas = matching(numbers, COMMA);
        long points = matching(numbers, POINT);
        boolean dayFirst = usuallyDayFirst;
        for (Cell cell : periods) {
            Matcher parts = TWO_PARTS.matcher(cell.text());
            if (cell.kind() == Cell.Kind.TEXT && parts.matches()) {
                boolean first = Integer.parseInt(parts.group(1)) > 12;
                boolean second = Integer.parseInt(parts.group(2)) > 12;
                dayFirst = first || !second && (dayFirst || cell.text().contains("."));
                if (first || second) {
                    break;
                }
            }
        }
        return new Notation(commas == points ? semicolons : commas > points, dayFirst);
    }

    private static long matching(List<Cell> cells, Pattern pattern) {
        return cells.stream()
                .filter(cell -> cell.kind() == Cell.Kind.TEXT
                        && pattern.matcher(cell.text()).matches())
                .count();
    }

    static boolean looksLikeNumber(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER
                || WITH_COMMA.matcher(cell.text()).matches()
                || WITH_POINT.matcher(cell.text()).matches();
    }

    /** The number in strict form; null where its decimals stand behind the wrong mark. */
    @Nullable
    String number(Cell cell) {
        String text = cell.text();
        if (cell.kind() != Cell.Kind.TEXT || isPlain(text)) {
            return text;
        }
        String usual = text.replace('\u2212', '-')
                .replace('\u2019', '\'')
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
        if (decimalComma) {
            if (WITH_COMMA.matcher(usual).matches()) {
                return bare(usual, ".' ").replace(',', '.');
            }
            return STRICT.matcher(usual).matches() ? null : text;
        }
        return WITH_POINT.matcher(usual).matches() ? bare(usual, ",' ") : text;
    }

    /** Digits only: nearly all cells of a large file. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static String bare(String text, String separators) {
        var bare = new StringBuilder(text.length());
        for (int i = text.startsWith("+") ? 1 : 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) < 0) {
                bare.append(text.charAt(i));
            }
        }
        return bare.toString();
    }

    /** The period in strict form for a measure of that frequency; the text as given where it names none. */
    String period(Cell cell, Frequency frequency) {
        PeriodText period = period(cell);
        String strict = period == null ? null : period.strict(frequency);
        return strict == null ? cell.text() : strict;
    }

    @Nullable
    PeriodText period(Cell cell) {
        return cell.kind() == Cell.Kind.DATE
                ? PeriodText.of(LocalDate.parse(cell.text()))
                : PeriodText.read(cell.text(), dayFirst);
    }
}
