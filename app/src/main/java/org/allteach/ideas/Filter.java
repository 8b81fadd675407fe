package org.allteach.ideas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.web.Option;
import org.allteach.web.Visit;

/** Which ideas are wanted: below a driver, of an evidence grade, with words; empty texts do not filter. */
record Filter(String driver, String evidence, String words) {

    static Filter of(Map<String, String> asked) {
        return new Filter(
                asked.getOrDefault("driver", ""),
                asked.getOrDefault("evidence", ""),
                asked.getOrDefault("words", "").strip());
    }

    boolean isAny() {
        return driver.isEmpty() && evidence.isEmpty() && words.isEmpty();
    }

    boolean wants(Diagram diagram, Node idea) {
        return (driver.isEmpty() || isBelow(diagram, idea))
                && (evidence.isEmpty()
                        || Given.written(idea.content().evidence()).equals(evidence))
                && (words.isEmpty() || says(idea));
    }

    private boolean isBelow(Diagram diagram, Node idea) {
        return diagram.find(driver)
                .filter(node -> diagram.lineOf(node).contains(idea.id()))
                .isPresent();
    }

    private boolean says(Node idea) {
        var content = idea.content();
        String all = String.join(
                        "\n", idea.code(), content.text(), content.description(), content.howTo(), content.owner())
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+", -1)).allMatch(all::contains);
    }

    static List<Option> drivers(Diagram diagram) {
        return withAll(diagram.current().stream()
                .filter(node -> node.kind() == Node.Kind.PRIMARY || node.kind() == Node.Kind.SECONDARY)
                .map(node -> new Option(node.code(), node.code() + " " + node.text())));
    }

    static List<Option> evidences() {
        return withAll(Arrays.stream(Node.Evidence.values())
                .map(Given::written)
                .map(grade -> new Option(grade, Visit.text("theory.evidence." + grade))));
    }

    private static List<Option> withAll(Stream<Option> options) {
        return Stream.concat(Stream.of(new Option("", Visit.text("ideas.filter.all"))), options)
                .toList();
    }
}
