package org.allteach.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.allteach.spreadsheets.Cell;
import org.allteach.spreadsheets.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * The row of a sheet that names its columns: below titles and remarks, above the values.
 *
 * @param line the line of the names; of two, the lower one
 */
record HeaderRow(long line, int lines, List<Heading> headings) {

    private static final int DEEPEST = 15;

    /** The row that reads most like names, of the first few. */
    static HeaderRow find(List<SheetRow> rows, Vocabulary vocabulary, @Nullable Long line) {
        HeaderRow best = null;
        int bestScore = Integer.MIN_VALUE;
        for (int i = 0; i < Math.min(DEEPEST, rows.size()); i++) {
            if (line != null && rows.get(i).line() != line) {
                continue;
            }
            HeaderRow single = of(null, rows.get(i), vocabulary);
            int score = single.score(rows.get(i));
            if (score > bestScore) {
                best = single;
                bestScore = score;
            }
            HeaderRow pair = i == 0 ? null : of(rows.get(i - 1), rows.get(i), vocabulary);
            if (pair != null && pair.namesPairs() && pair.score(rows.get(i)) >= bestScore) {
                best = pair;
                bestScore = pair.score(rows.get(i));
            }
        }
        return Objects.requireNonNullElseGet(best, () -> of(null, rows.getFirst(), vocabulary));
    }

    static HeaderRow of(@Nullable SheetRow upper, SheetRow lower, Vocabulary vocabulary) {
        return new HeaderRow(
                lower.line(),
                upper == null ? 1 : 2,
                Heading.texts(upper, lower).stream()
                        .map(text -> Heading.read(text, vocabulary))
                        .toList());
    }

    private boolean namesPairs() {
        return headings.stream()
                        .filter(heading -> heading.of() != null && !heading.of().equals(heading.text()))
                        .count()
                >= 2;
    }

    /** A row of values also holds names of teams and periods, but of several kinds and among numbers. */
    private int score(SheetRow row) {
        Layout.Key across = across();
        int score = 0;
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            if (heading.text().isEmpty()) {
                continue;
            }
            if (heading.key() != null) {
                score += heading.key() == across ? 4 : 1;
            } else if (heading.role() != Layout.Role.IGNORED) {
                score += heading.sure() ? 4 : 2;
            } else {
                score += looksLikeNumber(row.cell(i)) ? -1 : 1;
            }
        }
        return score;
    }

    private static boolean looksLikeNumber(Cell cell) {
        return cell.kind() != Cell.Kind.TEXT || cell.text().chars().noneMatch(Character::isLetter);
    }

    /** What most headings name, where several name the same kind of thing, or one does and no other column holds values. */
    Layout.@Nullable Key across() {
        Map<Layout.Key, Long> counts = headings.stream()
                .filter(heading -> heading.key() != null)
                .collect(
                        Collectors.groupingBy(heading -> Objects.requireNonNull(heading.key()), Collectors.counting()));
        var most = counts.entrySet().stream().max(Map.Entry.comparingByValue());
        boolean otherValues = headings.stream()
                .anyMatch(heading -> heading.key() == null
                        && (heading.role() == Layout.Role.NUMERATOR || heading.role() == Layout.Role.VALUE));
        return most.filter(entry -> entry.getValue() >= (otherValues ? 3 : 1))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
