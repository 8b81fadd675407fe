package org.allteach.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.allteach.spreadsheets.TextForm;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** A layout as a person has corrected it, raw as posted. */
record LayoutForm(Map<String, String> posted) {

    private static final int LAST_HEADER_LINE = 15;
    private static final int LONGEST_VALUE = 200;

    static final Map<String, Character> DELIMITERS = Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    private String given(String name) {
        return Objects.requireNonNullElse(posted.get(name), "").strip();
    }

    /** The layout as it is to be read by now, or empty where there are problems. */
    Optional<Layout> parse(Layout seen, Vocabulary vocabulary, List<Problem> problems) {
        TextForm text = text(seen, problems);
        long headerLine = headerLine(problems);
        var notation =
                new Notation(given("decimals").equals("comma"), !given("dates").equals("month"));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        if (!Objects.equals(text, seen.text()) || headerLine != seen.headerLine()) {
            // Other cells stand in other columns: they have to be recognised anew.
            return Optional.of(
                    new Layout(text, notation, headerLine, 1, null, null, List.of(), null, null, null, null));
        }
        Layout.Key across = key("across", problems);
        var layout = new Layout(
                text,
                notation,
                headerLine,
                seen.headerLines(),
                across,
                key("tab", problems),
                columns(seen, across, vocabulary),
                code("team", vocabulary.team(given("team")), problems),
                code("measure", vocabulary.measure(given("measure")), problems),
                period(notation, problems),
                filter(seen, problems));
        return problems.isEmpty() ? Optional.of(layout) : Optional.empty();
    }

    private @Nullable TextForm text(Layout seen, List<Problem> problems) {
        if (seen.text() == null) {
            return null;
        }
        Character delimiter = DELIMITERS.get(given("delimiter"));
        if (delimiter == null || !TextForm.ENCODINGS.contains(given("encoding"))) {
            problems.add(Problem.of("encoding", given("encoding"), "imports.problem.choice"));
            return null;
        }
        return new TextForm(given("encoding"), delimiter);
    }

    private long headerLine(List<Problem> problems) {
        String given = given("headerLine");
        if (given.matches("\\d{1,4}") && Long.parseLong(given) >= 1) {
            return Long.parseLong(given);
        }
        problems.add(Problem.of("headerLine", given, "imports.problem.line", LAST_HEADER_LINE));
        return 1;
    }

    private Layout.@Nullable Key key(String name, List<Problem> problems) {
        String given = given(name);
        for (Layout.Key key : Layout.Key.values()) {
            if (key.name().equals(given)) {
                return key;
            }
        }
        if (!given.isEmpty()) {
            problems.add(Problem.of(name, given, "imports.problem.choice"));
        }
        return null;
    }

    private List<Layout.Column> columns(Layout seen, Layout.@Nullable Key across, Vocabulary vocabulary) {
        List<Layout.Column> columns = new ArrayList<>();
        for (int i = 0; i < seen.columns().size(); i++) {
            Layout.Column column = seen.columns().get(i);
            Heading heading = Heading.read(column.header(), vocabulary);
            boolean spread = across != null && heading.key() == across;
            Layout.Role role = role(given("role-" + i), column.role());
            if (across != seen.across() && spread && role == Layout.Role.IGNORED) {
                role = heading.role();
            }
            columns.add(new Layout.Column(column.header(), role, spread ? heading.of() : null, column.examples()));
        }
        return columns;
    }

    /** A column that the form did not show keeps what it was. */
    private static Layout.Role role(String given, Layout.Role otherwise) {
        for (Layout.Role role : Layout.Role.values()) {
            if (role.name().equals(given)) {
                return role;
            }
        }
        return otherwise;
    }

    private @Nullable String code(String name, @Nullable String known, List<Problem> problems) {
        if (known == null && !given(name).isEmpty()) {
            problems.add(Problem.of(name, given(name), "imports.problem.choice"));
        }
        return known;
    }

    private @Nullable String period(Notation notation, List<Problem> problems) {
        String given = given("period");
        if (given.isEmpty()) {
            return null;
        }
        if (PeriodText.read(given, notation.dayFirst()) == null) {
            problems.add(Problem.of("period", given, "imports.problem.period"));
        }
        return given;
    }

    private Layout.@Nullable Filter filter(Layout seen, List<Problem> problems) {
        String header = given("filterColumn");
        if (header.isEmpty()) {
            return null;
        }
        String value = given("filterValue");
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            problems.add(Problem.of("filterValue", value, "imports.problem.filter", header));
        }
        if (seen.columns().stream().noneMatch(column -> column.header().equals(header))) {
            problems.add(Problem.of("filterColumn", header, "imports.problem.choice"));
        }
        return new Layout.Filter(header, value);
    }
}
