package org.allteach.benchmarks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants compared, and how.
 *
 * @param months how many months; no matter where days are given
 * @param from the first day; null where months are meant
 * @param to the last day; null where months are meant
 * @param peers the group asked for, as {@code size:large}; empty for all
 * @param widened whether limits are widened for overdispersion
 * @param given what was given, as given
 * @param problems all that is wrong with it
 */
record Query(
        int months,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String peers,
        boolean widened,
        Sort sort,
        int page,
        Map<String, String> given,
        List<Problem> problems) {

    static final List<Integer> MONTHS = List.of(3, 6, 12);
    private static final List<String> LIMITS = List.of("adjusted", "chance");

    /** In which order, one's own team always first: never by rank unless somebody asks. */
    enum Sort {
        NAME,
        VALUE,
        CHANGE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Query of(Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        String months = given(given, "months");
        LocalDate from = date(given, "from", problems);
        LocalDate to = date(given, "to", problems);
        boolean days = months.isEmpty() && !(given(given, "from") + given(given, "to")).isEmpty();
        if (days && from == null && given(given, "from").isEmpty()) {
            problems.add(Problem.of("from", null, "benchmarks.problem.both"));
        }
        if (days && to == null && given(given, "to").isEmpty()) {
            problems.add(Problem.of("to", null, "benchmarks.problem.both"));
        }
        if (days && from != null && to != null && to.isBefore(from)) {
            problems.add(Problem.of("to", given(given, "to"), "benchmarks.problem.order"));
        }
        boolean usual = MONTHS.stream().anyMatch(number -> number.toString().equals(months));
        if (!months.isEmpty() && !usual) {
            problems.add(Problem.of("months", months, "benchmarks.problem.months"));
        }
        String limits = given(given, "limits");
        if (!limits.isEmpty() && !LIMITS.contains(limits)) {
            problems.add(Problem.of("limits", limits, "benchmarks.problem.limits"));
        }
        return new Query(
                usual ? Integer.parseInt(months) : 12,
                days ? from : null,
                days ? to : null,
                given(given, "peers"),
                !limits.equals("chance"),
                sort(given(given, "sort")),
                page(given(given, "page")),
                Map.copyOf(given),
                List.copyOf(problems));
    }

    private static String given(Map<String, String> given, String name) {
        return given.getOrDefault(name, "").strip();
    }

    /** Days count only where no months are chosen: a form sends both. */
    private static @Nullable LocalDate date(Map<String, String> given, String name, List<Problem> problems) {
        String text = given(given, name);
        if (text.isEmpty() || !given(given, "months").isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(name, text, "problem.date"));
            return null;
        }
    }

    private static Sort sort(String asked) {
        for (Sort sort : Sort.values()) {
            if (sort.id().equals(asked)) {
                return sort;
            }
        }
        return Sort.NAME;
    }

    private static int page(String asked) {
        return asked.matches("[1-9]\\d{0,5}") ? Integer.parseInt(asked) : 1;
    }

    /** Whether it is for two days rather than so many months. */
    boolean hasDays() {
        return from != null && to != null;
    }

    String given(String name) {
        return given(given, name);
    }

    /** The same as the query of an address, with one thing different. */
    String with(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : List.of("months", "from", "to", "peers", "limits", "sort", "page")) {
            String text = each.equals(name) ? value : each.equals("page") ? "" : given(each);
            if (!text.isEmpty()) {
                parameters.put(each, text);
            }
        }
        return Addresses.query(parameters);
    }
}
