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
 * @param questions those of {@link #QUESTIONS} that are asked of it
 */
record Topic(
        Map<String, String> words,
        Map<String, Boolean> answers,
        @Nullable LocalDate decidedOn,
        List<String> questions,
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

    /** What a project of one team is not asked. */
    static final String SEVERAL_PLACES = "notSingleSetting";

    Topic {
        words = Map.copyOf(words);
        answers = Map.copyOf(answers);
        questions = List.copyOf(questions);
    }

    /** One of which nothing has been written. */
    static Topic none(List<String> questions) {
        return new Topic(Map.of(), Map.of(), null, questions, 0);
    }

    /** The questions that have not been answered with yes. */
    List<String> open() {
        return questions.stream()
                .filter(question -> !Boolean.TRUE.equals(answers.get(question)))
                .toList();
    }

    boolean isAccepted() {
        return decidedOn != null && open().isEmpty();
    }

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>(words);
        answers.forEach((question, answer) -> fields.put(question, answer.toString()));
        fields.put("decidedOn", decidedOn == null ? "" : decidedOn.toString());
        return fields;
    }
}
