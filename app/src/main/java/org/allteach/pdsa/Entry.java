package org.allteach.pdsa;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allteach.pdsa.Cycle.Prediction;
import org.allteach.pdsa.Cycle.Task;
import org.allteach.pdsa.Testing.Row;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a cycle that is saved as it is left, by the name that its input has: {@code objective},
 * {@code prediction/ID/result}, {@code task/ID/due-on}. Each knows what stands there now, whether what was typed can stand
 * there, and how it is kept.
 *
 * @param row null for a field of the cycle itself
 * @param column of the row's table; empty for a field of the cycle itself
 */
record Entry(
        String name,
        @Nullable CycleField field,
        @Nullable Row row,
        @Nullable UUID id,
        String column,
        String now) {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final Set<String> OUTCOMES = Set.of("", "held", "not-held", "unclear");

    /** All entries of a cycle, by name. */
    static Map<String, Entry> of(Cycle cycle) {
        var entries = new ArrayList<Entry>();
        for (CycleField field : CycleField.values()) {
            entries.add(new Entry(field.written(), field, null, null, "", cycle.field(field)));
        }
        for (Prediction one : cycle.predictions()) {
            String place = "prediction/" + one.id() + "/";
            entries.add(new Entry(place + "question", null, Row.PREDICTION, one.id(), "question", one.question()));
            entries.add(
                    new Entry(place + "prediction", null, Row.PREDICTION, one.id(), "prediction", one.prediction()));
            entries.add(new Entry(place + "why", null, Row.PREDICTION, one.id(), "why", one.why()));
            entries.add(new Entry(place + "result", null, Row.PREDICTION, one.id(), "result", one.result()));
            entries.add(new Entry(place + "outcome", null, Row.PREDICTION, one.id(), "outcome", one.outcome()));
        }
        for (Task one : cycle.tasks()) {
            String place = "task/" + one.id() + "/";
            entries.add(new Entry(place + "text", null, Row.TASK, one.id(), "text", one.text()));
            entries.add(new Entry(place + "owner", null, Row.TASK, one.id(), "owner_id", written(one.owner())));
            entries.add(new Entry(place + "due-on", null, Row.TASK, one.id(), "due_on", written(one.due())));
            entries.add(new Entry(place + "done-on", null, Row.TASK, one.id(), "done_on", written(one.done())));
        }
        var byName = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> byName.put(entry.name(), entry));
        return byName;
    }

    private static String written(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** What is wrong with what was typed; empty where it can stand here. */
    Optional<Problem> problem(String typed, Set<UUID> people) {
        return switch (kind()) {
            case DATE -> isDate(typed) ? Optional.empty() : refused(typed, "problem.date");
            case PERSON -> isOne(typed, people) ? Optional.empty() : refused(typed, "pdsa.problem.person");
            case CHOICE -> isChoice(typed) ? Optional.empty() : refused(typed, "pdsa.problem.choice");
            case LINE -> tooLong(typed, LONGEST_LINE);
            case TEXT -> tooLong(typed, LONGEST_TEXT);
        };
    }

    private CycleField.Type kind() {
        if (field != null) {
            return field.type();
        }
        return switch (column) {
            case "due_on", "done_on" -> CycleField.Type.DATE;
            case "owner_id" -> CycleField.Type.PERSON;
            case "outcome" -> CycleField.Type.CHOICE;
            default -> CycleField.Type.TEXT;
        };
    }

    private Optional<Problem> refused(String typed, String key) {
        return Optional.of(Problem.of(name, typed, key));
    }

    private Optional<Problem> tooLong(String typed, int longest) {
        if (typed.isEmpty() && field != null && field.isRequired()) {
            return Optional.of(Problem.of(name, null, "problem.required"));
        }
        return typed.length() > longest
                ? Optional.of(Problem.of(name, typed.substring(0, 40) + "…", "problem.tooLong", longest))
                : Optional.empty();
    }

    private boolean isChoice(String typed) {
        return field == null
                ? OUTCOMES.contains(typed)
                : field.choices().contains(typed) || typed.isEmpty() && !field.isRequired();
    }

    private static boolean isDate(String typed) {
        try {
            return typed.isEmpty()
                    || LocalDate.parse(typed).getYear() >= 1900
                            && LocalDate.parse(typed).getYear() <= 2200;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isOne(String typed, Set<UUID> people) {
        return typed.isEmpty()
                || typed.equals(now)
                || people.stream().anyMatch(person -> person.toString().equals(typed));
    }

    /** What was typed as the database keeps it. */
    @Nullable
    Object value(String typed) {
        return switch (kind()) {
            case DATE -> typed.isEmpty() ? null : LocalDate.parse(typed);
            case PERSON -> typed.isEmpty() ? null : UUID.fromString(typed);
            default -> typed;
        };
    }

    /** What was typed without what no database keeps: control characters, halves of characters, space around it. */
    static String clean(String typed) {
        var clean = new StringBuilder();
        typed.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
