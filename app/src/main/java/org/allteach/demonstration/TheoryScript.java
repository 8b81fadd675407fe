package org.allteach.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The theory of the demonstration and what its tests are told with: {@code theory.yaml}.
 *
 * @param ramps the ideas that each team tests, in the order in which it begins
 * @param news what was added to an idea after the second learning session
 */
record TheoryScript(
        String aim,
        List<Driver> drivers,
        List<Idea> ideas,
        List<Local> local,
        List<String> twists,
        List<String> problems,
        List<String> reasons,
        List<String> next,
        List<String> observations,
        Map<String, List<String>> ramps,
        Map<String, String> news) {

    /** A driver, and what it belongs to; a tilde makes a link weak. */
    record Driver(String code, String text, List<String> under, String description) {

        Driver {
            description = Objects.requireNonNullElse(description, "");
        }
    }

    /** A change idea, and the sentences from which its tests are told. */
    record Idea(
            String code,
            String text,
            List<String> under,
            String concept,
            String evidence,
            List<String> measures,
            String description,
            String howTo,
            String exampleTests,
            List<String> tools,
            String thing,
            String question,
            List<String> predictions,
            List<String> happened,
            List<String> learned) {

        Idea {
            tools = Objects.requireNonNullElse(tools, List.of());
        }
    }

    /** An idea of a team's own, and the team that took it along; empty for none. */
    record Local(String team, String under, String text, String by) {}

    static TheoryScript read() {
        return Script.read("theory.yaml", TheoryScript.class);
    }

    Idea idea(String code) {
        return ideas.stream()
                .filter(idea -> idea.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
