package org.allteach.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.allteach.imports.Layout.Column;
import org.allteach.imports.Layout.Role;
import org.allteach.spreadsheets.Cell;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** Recognises how a file is laid out, from its first rows and from what the collaborative's teams and measures are called. */
final class LayoutRecogniser {

    static final int SAMPLE = 300;
    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 40;
    private static final int MOST_FILTER_VALUES = 10;

    private final Vocabulary vocabulary;
    private final Spreadsheet.Traits traits;
    private final String fileName;
    private final List<SheetRow> values;
    private final HeaderRow header;
    private final Layout.@Nullable Key across;
    private final Role[] roles;

    /**
     * @param sample the first rows of the first sheet
     * @param headerLine where a person has said on which line the columns are named
     */
    private LayoutRecogniser(
            Vocabulary vocabulary,
            Spreadsheet.Traits traits,
            String fileName,
            List<SheetRow> sample,
            @Nullable Long headerLine) {
        this.vocabulary = vocabulary;
        this.traits = traits;
        this.fileName = fileName.replaceFirst("\\.[^.]*$", "");
        this.header = HeaderRow.find(sample, vocabulary, headerLine);
        this.values = sample.stream().filter(row -> row.line() > header.line()).toList();
        this.across = header.across();
        this.roles = header.headings().stream().map(this::byHeading).toArray(Role[]::new);
    }

    static Layout recognise(
            Vocabulary vocabulary,
            Spreadsheet.Traits traits,
            String fileName,
            List<SheetRow> sample,
            boolean dayFirst,
            @Nullable Long headerLine) {
        return new LayoutRecogniser(vocabulary, traits, fileName, sample, headerLine).layout(dayFirst);
    }

    private Layout layout(boolean dayFirst) {
        findKeysByContent();
        leaveOutDoubles();
        leaveOutDerivedValues();
        findOnlyNumber();
        Layout.Key tab = tab();
        return new Layout(
                traits.text(),
                notation(dayFirst),
                header.line(),
                header.lines(),
                across,
                tab,
                columns(),
                constant(Layout.Key.TEAM, tab),
                constant(Layout.Key.MEASURE, tab),
                null,
                filter());
    }

    private Role byHeading(Heading heading) {
        if (heading.key() == null) {
            return heading.role();
        }
        return heading.key() == across ? heading.role() : Role.IGNORED;
    }

    /** Columns whose headings say nothing may hold what is recognised. */
    private void findKeysByContent() {
        for (Layout.Key key : Layout.Key.values()) {
            Role role = Role.valueOf(key.name());
            for (int i = 0; i < roles.length && across != key && !has(role); i++) {
                if (roles[i] == Role.IGNORED && holds(i, cell -> isOne(key, cell)) > 0.8) {
                    roles[i] = role;
                }
            }
        }
    }

    private boolean isOne(Layout.Key key, Cell cell) {
        return key == Layout.Key.PERIOD && cell.kind() == Cell.Kind.DATE || vocabulary.of(key, cell.text()) != null;
    }

    /** Of two columns for the same thing the one that holds more of what is known; of the others the first. */
    private void leaveOutDoubles() {
        for (Role role : Role.values()) {
            if (role == Role.IGNORED) {
                continue;
            }
            int best = -1;
            for (int i = 0; i < roles.length; i++) {
                if (roles[i] != role || header.headings().get(i).key() != null) {
                    continue;
                }
                if (best < 0 || fit(role, i) > fit(role, best)) {
                    if (best >= 0) {
                        roles[best] = Role.IGNORED;
                    }
                    best = i;
                } else {
                    roles[i] = Role.IGNORED;
                }
            }
        }
    }

    private double fit(Role role, int column) {
        double sure = header.headings().get(column).sure() ? 0.5 : 0;
        return sure + (role.isKey() ? holds(column, cell -> isOne(Layout.Key.valueOf(role.name()), cell)) : 0);
    }

    /** A percentage beside its own numerator and denominator is derived from them. */
    private void leaveOutDerivedValues() {
        int value = column(Role.VALUE);
        int numerator = column(Role.NUMERATOR);
        int denominator = column(Role.DENOMINATOR);
        boolean derived = across == null
                && value >= 0
                && numerator >= 0
                && denominator >= 0
                && values.stream()
                        .anyMatch(row -> !row.cell(value).isEmpty()
                                && !row.cell(numerator).isEmpty()
                                && !row.cell(denominator).isEmpty());
        if (derived) {
            roles[value] = Role.IGNORED;
        }
    }

    private void findOnlyNumber() {
        if (across != null || has(Role.VALUE) || has(Role.NUMERATOR) || has(Role.DENOMINATOR)) {
            return;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == Role.IGNORED && holds(i, Notation::looksLikeNumber) > 0.8) {
                numbers.add(i);
            }
        }
        if (numbers.size() == 1) {
            roles[numbers.getFirst()] = Role.VALUE;
        }
    }

    /** What the names on the tabs say, where the columns do not say it. */
    private Layout.@Nullable Key tab() {
        for (Layout.Key key : Layout.Key.values()) {
            long named = traits.sheets().stream()
                    .filter(name -> vocabulary.of(key, name) != null)
                    .count();
            boolean open = across != key && !has(Role.valueOf(key.name()));
            if (open && named > 0 && 2 * named >= traits.sheets().size()) {
                return key;
            }
        }
        return null;
    }

    /** The only team or measure that there is, or the one that the file is named after. */
    private @Nullable String constant(Layout.Key key, Layout.@Nullable Key tab) {
        if (across == key || tab == key || has(Role.valueOf(key.name()))) {
            return null;
        }
        List<String> codes = key == Layout.Key.TEAM
                ? vocabulary.teams().stream().map(team -> team.code()).toList()
                : vocabulary.measures().stream().map(measure -> measure.code()).toList();
        return codes.size() == 1 ? codes.getFirst() : vocabulary.of(key, fileName);
    }

    private Notation notation(boolean dayFirst) {
        List<Cell> numbers = new ArrayList<>();
        List<Cell> periods = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) {
            int column = i;
            List<Cell> into = roles[i].isNumber() ? numbers : roles[i] == Role.PERIOD ? periods : null;
            if (into != null) {
                values.forEach(row -> into.add(row.cell(column)));
            }
        }
        header.headings().stream()
                .filter(heading -> heading.key() == Layout.Key.PERIOD)
                .forEach(heading -> periods.add(new Cell(String.valueOf(heading.of()), Cell.Kind.TEXT)));
        boolean semicolons = traits.text() != null && traits.text().delimiter() == ';';
        return Notation.guess(numbers, periods, semicolons, dayFirst);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) {
            Heading heading = header.headings().get(i);
            List<String> examples = examples(i);
            if (!heading.text().isEmpty() || !examples.isEmpty()) {
                boolean spread = heading.key() != null && heading.key() == across;
                columns.add(new Column(heading.text(), roles[i], spread ? heading.of() : null, examples));
            }
        }
        return columns;
    }

    private List<String> examples(int column) {
        return values.stream()
                .map(row -> row.cell(column).text())
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(EXAMPLES)
                .map(text -> text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…")
                .toList();
    }

    /** Where several rows stand for the same team, measure and period, the column in which they differ, and its first value. */
    private Layout.@Nullable Filter filter() {
        if (across != null || !has(Role.PERIOD) || areDistinct(row -> "")) {
            return null;
        }
        for (int i = 0; i < roles.length; i++) {
            int column = i;
            String text = header.headings().get(i).text();
            Map<String, Integer> counts = new HashMap<>();
            values.forEach(row -> counts.merge(row.cell(column).text(), 1, Integer::sum));
            boolean candidate = roles[i] == Role.IGNORED && !text.isEmpty() && counts.size() <= MOST_FILTER_VALUES;
            if (candidate && areDistinct(row -> row.cell(column).text())) {
                Optional<String> most = counts.entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey);
                return most.map(value -> new Layout.Filter(text, value)).orElse(null);
            }
        }
        return null;
    }

    private boolean areDistinct(java.util.function.Function<SheetRow, String> more) {
        var seen = new HashSet<String>();
        return values.stream().allMatch(row -> {
            var key = new StringBuilder(more.apply(row));
            for (int i = 0; i < roles.length; i++) {
                if (roles[i].isKey()) {
                    key.append('\0').append(row.cell(i).text());
                }
            }
            return seen.add(key.toString());
        });
    }

    /** How much of what stands in a column is such a cell; 0 where nothing stands in it. */
    private double holds(int column, Predicate<Cell> wanted) {
        List<Cell> given = values.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return given.isEmpty() ? 0 : given.stream().filter(wanted).count() / (double) given.size();
    }

    private boolean has(Role role) {
        return column(role) >= 0;
    }

    private int column(Role role) {
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == role) {
                return i;
            }
        }
        return -1;
    }
}
