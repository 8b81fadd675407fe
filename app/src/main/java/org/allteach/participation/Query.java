package org.allteach.participation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What of it somebody wants to see.
 *
 * @param group null for all
 * @param byPhases whether the course's parts are the columns rather than months
 * @param given what was given, as given
 * @param problems all that is wrong with it; the usual is meant instead
 */
record Query(
        LocalDate from,
        LocalDate until,
        Kind.@Nullable Group group,
        boolean byPhases,
        Map<String, String> given,
        List<Problem> problems) {

    private static final List<String> NAMES = List.of("from", "until", "kind", "by");
    /** Far more than any collaborative lasts; a table of more columns says nothing. */
    private static final int MOST_YEARS = 10;

    /** Where no days are given: since the course began, until today. */
    static Query of(Collaborative collaborative, List<Phase> course, LocalDate today, Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        LocalDate first = Stream.concat(
                        Stream.of(collaborative.startsOn()), course.stream().map(Phase::startsOn))
                .filter(day -> !day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate from = day(given, "from", first, problems);
        LocalDate until = day(given, "until", today.isBefore(from) ? from : today, problems);
        if (until.isBefore(from)) {
            problems.add(Problem.of("until", text(given, "until"), "participation.problem.order"));
        } else if (until.isAfter(from.plusYears(MOST_YEARS))) {
            problems.add(Problem.of("until", text(given, "until"), "participation.problem.long", MOST_YEARS));
        }
        boolean isPossible = problems.isEmpty();
        String kind = text(given, "kind");
        Kind.Group group = Arrays.stream(Kind.Group.values())
                .filter(one -> Given.written(one).equals(kind))
                .findFirst()
                .orElse(null);
        if (group == null && !kind.isEmpty()) {
            problems.add(Problem.of("kind", kind, "problem.oneOf", groups()));
        }
        return new Query(
                isPossible ? from : first,
                isPossible ? until : today,
                group,
                text(given, "by").equals("phase"),
                Map.copyOf(given),
                List.copyOf(problems));
    }

    private static String groups() {
        return Arrays.stream(Kind.Group.values()).map(Given::written).collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> given, String name) {
        return given.getOrDefault(name, "").strip();
    }

    private static LocalDate day(Map<String, String> given, String name, LocalDate usual, List<Problem> problems) {
        String text = text(given, name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, as of a day that no collaborative has seen.
        }
        problems.add(Problem.of(name, text, "problem.date"));
        return usual;
    }

    boolean asksFor(Deed deed) {
        return (group == null || deed.kind().group() == group)
                && !deed.day().isBefore(from)
                && !deed.day().isAfter(until);
    }

    String given(String name) {
        return text(given, name);
    }

    /** The same as the query of an address; empty where nothing was asked for. */
    String address() {
        String query = NAMES.stream()
                .filter(name -> !given(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(given(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
