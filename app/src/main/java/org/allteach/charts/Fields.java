package org.allteach.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allteach.spc.Funnel;
import org.allteach.spc.Problem;
import org.allteach.spc.Result;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the fields of one request, and remembers what was wrong with them. */
final class Fields {
    /** Nobody reads more; and a hostile request cannot make the answer much longer than itself. */
    private static final int MOST = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();

    List<Problem> problems() {
        return problems;
    }

    /** Fields that the contract does not know; a warning, because most are typing errors. */
    Set<String> unknown() {
        return unknown;
    }

    boolean valid() {
        return problems.isEmpty();
    }

    void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    /** The result, if reading found nothing wrong; else all problems, those of reading and those of the library. */
    Result merged(Result result) {
        return valid()
                ? result
                : new Result.Problems(all(result instanceof Result.Problems more ? more.problems() : List.of()));
    }

    Funnel.Answer merged(Funnel.Answer answer) {
        return valid()
                ? answer
                : new Result.Problems(all(answer instanceof Result.Problems more ? more.problems() : List.of()));
    }

    /** A place that could not be read is not also named for holding nothing. */
    private List<Problem> all(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        more.stream()
                .filter(problem ->
                        problems.stream().noneMatch(known -> known.at().equals(problem.at())))
                .forEach(all::add);
        return all;
    }

    /** Notes that the current value is not what is wanted, and moves past it. */
    double wrong(JsonParser json, String at, String want, Object... details) {
        add(Problem.of(at, Json.quote(json), want, details));
        return Double.NaN;
    }

    void unknown(JsonParser json, String prefix, String name) {
        json.skipChildren();
        if (unknown.size() < 10) {
            unknown.add(prefix + name);
        }
    }

    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    @Nullable
    Double number(JsonParser json, String at) {
        if (isNull(json)) {
            return null;
        }
        if (json.currentToken().isNumeric()) {
            return json.getDoubleValue();
        }
        wrong(json, at, "number");
        return null;
    }

    /** A number, or what stands in for it when there is none. */
    double number(JsonParser json, String at, double otherwise) {
        Double number = number(json, at);
        return number == null ? otherwise : number;
    }

    @Nullable
    Integer whole(JsonParser json, String at) {
        if (isNull(json)) {
            return null;
        }
        if (json.currentToken().isNumeric()) {
            double number = json.getDoubleValue();
            if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        wrong(json, at, "whole-number");
        return null;
    }

    boolean truth(JsonParser json, String at, boolean otherwise) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> otherwise;
            default -> {
                wrong(json, at, "true-or-false");
                yield otherwise;
            }
        };
    }

    @Nullable
    String text(JsonParser json, String at) {
        if (isNull(json)) {
            return null;
        }
        if (json.currentToken() == JsonToken.VALUE_STRING || json.currentToken().isNumeric()) {
            return Json.text(json);
        }
        wrong(json, at, "text-or-number");
        return null;
    }

    /** One of a few words; what stands in for it when there is none. */
    <T> T choice(JsonParser json, String at, Map<String, T> words, T otherwise) {
        if (isNull(json)) {
            return otherwise;
        }
        T found = json.currentToken() == JsonToken.VALUE_STRING ? words.get(json.getString()) : null;
        if (found == null) {
            wrong(json, at, "one-of", String.join(", ", words.keySet()));
            return otherwise;
        }
        return found;
    }

    List<Integer> wholes(JsonParser json, String at) {
        List<Integer> wholes = new ArrayList<>();
        if (isNull(json)) {
            return wholes;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            wrong(json, at, "list");
            return wholes;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            Integer whole = whole(json, at + "[" + i + "]");
            if (whole != null) {
                wholes.add(whole);
            }
        }
        return wholes;
    }
}
