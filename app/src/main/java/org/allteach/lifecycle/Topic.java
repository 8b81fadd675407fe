package org.allteach.lifecycle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a topic is one for a collaborative.
 *
 * @param words what it is about, by {@link #WORDS}
 * @param answers yes or no to each of {@link #QUESTIONS}; what is not there has not been answered
 * @param decidedOn the day on which the sponsor accepted it; null before
 */
record Topic(
        Map<String, String> words,
        Map<String, Boolean> answers,
        @Nullable LocalDate decidedOn,
        int version) {

    /** What is written of it, in the order of the form. */
    static final List<String> WORDS = List.of("problem", "population", "whyNow", "gap", "examples", "benefit", "owner");

    /** What must be so; the last three must not be what it is for. */
    static final List<String> QUESTIONS = List.of(
            "gapExists",
            "betterExists",
            "businessCase",
            "belief",
            "notResearch",
            "notSingleSetting",
            "notBenchmarking");

    static final Topic NONE = new Topic(Map.of(), Map.of(), null, 0);

    Topic {
        words = Map.copyOf(words);
        answers = Map.copyOf(answers);
    }

    /** How many of the questions have been answered with yes. */
    long passed() {
        return QUESTIONS.stream()
                .filter(question -> Boolean.TRUE.equals(answers.get(question)))
                .count();
    }

    boolean isAccepted() {
        return decidedOn != null && passed() == QUESTIONS.size();
    }

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>(words);
        answers.forEach((question, answer) -> fields.put(question, answer.toString()));
        fields.put("decidedOn", decidedOn == null ? "" : decidedOn.toString());
        return fields;
    }
}
