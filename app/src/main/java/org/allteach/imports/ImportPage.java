package org.allteach.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Membership;
import org.allteach.spreadsheets.TextForm;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One file: what it would do, what is wrong with it, how it is read; or what it has done.
 *
 * @param posted the form of the layout as it was posted; empty where it was not
 * @param wrong what is wrong with that form
 */
record ImportPage(
        Membership membership,
        Import one,
        Vocabulary vocabulary,
        List<ProblemList.Line> lines,
        Map<String, String> posted,
        List<Problem> wrong)
        implements Page {

    @Override
    public int status() {
        return wrong.isEmpty() ? 200 : 422;
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/imports/" + one.id();
    }

    ImportProgress progress() {
        return new ImportProgress(membership, one);
    }

    boolean isInReview() {
        return one.state() == Import.State.IN_REVIEW;
    }

    boolean hasSheets() {
        return lines.stream().anyMatch(line -> !line.sheet().isEmpty());
    }

    /** What nobody has told yet, in words. */
    List<String> missing() {
        return one.layout() == null
                ? List.of()
                : one.layout().missing().stream()
                        .map(what -> Visit.text("imports.missing." + what))
                        .toList();
    }

    /** Which columns are taken for what, in one sentence, so that nobody has to look for a mistake. */
    String understood() {
        Layout layout = Objects.requireNonNull(one.layout());
        var parts = new ArrayList<String>();
        for (Layout.Column column : layout.columns()) {
            if (column.role() != Layout.Role.IGNORED && !column.header().isEmpty() && column.of() == null) {
                parts.add(Visit.text(
                        "imports.understood.column", column.header(), Visit.text("imports.role." + column.role())));
            }
        }
        vocabulary.measures().stream()
                .filter(measure -> measure.code().equals(layout.measure()))
                .forEach(measure -> parts.add(Visit.text("imports.understood.measure", measure.name())));
        return Visit.text("imports.understood", String.join(", ", parts));
    }

    /** What a field of the form shows: what was posted, or what is. */
    String value(String name, @Nullable String now) {
        return posted.isEmpty() ? Objects.requireNonNullElse(now, "") : posted.getOrDefault(name, "");
    }

    String value(String name, @Nullable Enum<?> now) {
        return value(name, now == null ? "" : now.name());
    }

    String delimiter(TextForm text) {
        return LayoutForm.DELIMITERS.entrySet().stream()
                .filter(entry -> entry.getValue() == text.delimiter())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("comma");
    }

    List<Option> acrossOptions() {
        return keys("imports.across.");
    }

    List<Option> tabOptions() {
        return keys("imports.tab.");
    }

    private static List<Option> keys(String words) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text(words + "none")));
        for (Layout.Key key : Layout.Key.values()) {
            options.add(new Option(key.name(), Visit.text(words + key.name())));
        }
        return options;
    }

    List<Option> roles() {
        var options = new ArrayList<Option>();
        for (Layout.Role role : Layout.Role.values()) {
            options.add(new Option(role.name(), Visit.text("imports.role." + role.name())));
        }
        return options;
    }

    List<Option> teams() {
        return withNone(vocabulary.teams().stream()
                .map(team -> new Option(team.code(), team.name() + " (" + team.code() + ")"))
                .toList());
    }

    List<Option> measures() {
        return withNone(vocabulary.measures().stream()
                .map(measure -> new Option(measure.code(), measure.name()))
                .toList());
    }

    List<Option> filterColumns() {
        Layout layout = Objects.requireNonNull(one.layout());
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("imports.filter.none")));
        layout.columns().stream()
                .filter(column -> column.of() == null && !column.header().isEmpty())
                .forEach(column -> options.add(new Option(column.header(), column.header())));
        return options;
    }

    private static List<Option> withNone(List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", Visit.text("imports.layout.inFile")));
        all.addAll(options);
        return all;
    }

    List<Option> encodings() {
        return TextForm.ENCODINGS.stream().map(name -> new Option(name, name)).toList();
    }

    List<Option> delimiters() {
        return List.of("comma", "semicolon", "tab", "bar").stream()
                .map(name -> new Option(name, Visit.text("imports.delimiter." + name)))
                .toList();
    }

    List<Option> decimals() {
        return List.of(
                new Option("point", Visit.text("imports.decimals.point")),
                new Option("comma", Visit.text("imports.decimals.comma")));
    }

    List<Option> dates() {
        return List.of(
                new Option("day", Visit.text("imports.dates.day")),
                new Option("month", Visit.text("imports.dates.month")));
    }
}
