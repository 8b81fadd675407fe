package org.allteach.demonstration;

import java.util.List;
import java.util.Map;

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
        List<String> reasons,
        List<String> next,
        Map<String, List<String>> ramps,
        Map<String, String> news) {

    /** A driver, and what it belongs to; a tilde makes a link weak. */
    record Driver(String code, String text, List<String> under, List<String> measures, String description) {}

    /**
     * A change idea, and the sentences from which its tests are told.
     *
     * @param steps what its tests are called and are to find out, from small to large
     * @param asks what a test may ask
     * @param counts what is counted, and how many
     */
    record Idea(
            String code,
            String text,
            List<String> under,
            String concept,
            String evidence,
            List<String> measures,
            int impact,
            int effort,
            String description,
            String howTo,
            String exampleTests,
            List<String> tools,
            List<String> steps,
            List<String> asks,
            List<String> done,
            List<String> hitches,
            List<String> lessons,
            List<String> jobs,
            List<String> counts) {}

    /** The parts of a line between its bars. */
    static List<String> parts(String line) {
        return List.of(line.split(" *\\| *", -1));
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
