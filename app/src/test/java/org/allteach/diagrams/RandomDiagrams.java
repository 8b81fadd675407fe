package org.allteach.diagrams;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allteach.database.Ids;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;

/** Diagrams by chance, the same for the same seed: several parents, weak links, links that skip columns, chains of drivers. */
final class RandomDiagrams {

    private static final List<String> WORDS = List.of(
            "timely",
            "review",
            "by",
            "a",
            "senior",
            "clinician",
            "handover",
            "mobility",
            "plan",
            "interdisciplinary",
            "MEWS",
            "日々の改善",
            "שלום",
            "pharmacist");

    private RandomDiagrams() {}

    static Diagram of(int nodes, long seed) {
        var random = new Random(seed);
        Diagram diagram = Diagram.EMPTY;
        for (int i = 0; i < nodes; i++) {
            Node.Kind kind = i == 0
                    ? Node.Kind.AIM
                    : i <= Math.max(1, nodes / 20)
                            ? Node.Kind.PRIMARY
                            : i <= nodes / 3 ? Node.Kind.SECONDARY : Node.Kind.IDEA;
            diagram = diagram.with(diagram.create(Ids.next(), kind, Content.of(words(random))));
        }
        List<Node> all = diagram.nodes();
        for (int i = 0; i < nodes * 13 / 10; i++) {
            Node child = all.get(i < nodes ? i : random.nextInt(nodes));
            List<Node> parents = all.stream()
                    .filter(node -> node.kind().leadsTo(child.kind()))
                    .filter(node -> node.kind() != Node.Kind.AIM || random.nextInt(10) == 0)
                    .toList();
            Node parent = parents.isEmpty() ? child : parents.get(random.nextInt(parents.size()));
            if (diagram.cycleWith(parent.id(), child.id()).isEmpty()) {
                diagram = diagram.with(new Link(parent.id(), child.id(), random.nextInt(4) > 0));
            }
        }
        return diagram;
    }

    private static String words(Random random) {
        return IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    static Face plain(Node node) {
        return Face.of(
                node,
                node.code().length() % 2 == 0 ? "testing" : "",
                "Ward sister",
                List.of(Face.Tag.of(
                        "days-between-assaults-on-ward-staff-and-visitors", List.of("improvement-high", "pass"))));
    }
}
