package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.web.Visit;

/** A diagram's nodes in the words of the visit: on their boxes, and for those who do not see the boxes. */
final class Faces {

    private final Diagram diagram;
    private final Map<String, Dashboard.Gauge> gauges;

    Faces(Diagram diagram, Map<String, Dashboard.Gauge> gauges) {
        this.diagram = diagram;
        this.gauges = gauges;
    }

    Face face(Node node) {
        Content content = node.content();
        String foot = Stream.of(evidence(content), content.owner())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return Face.of(
                node,
                stage(node),
                foot,
                content.measures().stream()
                        .map(code -> Face.Tag.of(
                                code,
                                gauges.containsKey(code) ? gauges.get(code).icons() : List.of()))
                        .toList());
    }

    /** Where an idea stands; nothing of one that is an idea and no more. */
    private static String stage(Node node) {
        Node.Stage stage = node.content().stage();
        return node.isIdea() && stage != Node.Stage.IDEA ? Visit.text("theory.stage." + Given.written(stage)) : "";
    }

    private static String evidence(Content content) {
        return content.evidence() == Node.Evidence.NONE
                ? ""
                : Visit.text("theory.evidence." + Given.written(content.evidence()));
    }

    /** All that a box shows as a sentence or two. */
    String label(Node node) {
        var parts = new ArrayList<String>();
        parts.add(Visit.text(
                "diagrams.label", Visit.text("theory.kind." + Given.written(node.kind())), node.code(), node.text()));
        List<Link> above = diagram.above(node);
        if (!above.isEmpty()) {
            parts.add(Visit.text(
                    "diagrams.label.under",
                    above.stream().map(this::named).sorted().collect(Collectors.joining(", "))));
        }
        if (!stage(node).isEmpty()) {
            parts.add(stage(node));
        }
        if (!evidence(node.content()).isEmpty()) {
            parts.add(evidence(node.content()));
        }
        if (!node.content().owner().isEmpty()) {
            parts.add(Visit.text("diagrams.label.owner", node.content().owner()));
        }
        for (String code : node.content().measures()) {
            Dashboard.Gauge gauge = gauges.get(code);
            parts.add(gauge == null || gauge.words().isEmpty() ? code : gauge.name() + ": " + gauge.words());
        }
        return String.join(". ", parts);
    }

    private String named(Link link) {
        Node parent = diagram.get(link.parent());
        String code = parent == null ? "" : parent.code();
        return link.strong() ? code : Visit.text("diagrams.label.weak", code);
    }
}
