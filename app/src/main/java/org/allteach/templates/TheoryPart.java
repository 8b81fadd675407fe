package org.allteach.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** The driver diagram of a template: drivers and ideas name what they belong to; a tilde makes a link weak. */
final class TheoryPart {

    private static final String AIM = "A1";
    private static final int MOST = 1_000;

    private final Set<String> measures;
    private final List<Problem> problems;
    private final Map<String, UUID> ids = new HashMap<>();
    private final List<Runnable> links = new ArrayList<>();
    private Diagram diagram = Diagram.EMPTY;

    private TheoryPart(Set<String> measures, List<Problem> problems) {
        this.measures = measures;
        this.problems = problems;
    }

    /** @param measures the codes that nodes may name */
    static Diagram read(Template template, Set<String> measures, List<Problem> problems) {
        var part = new TheoryPart(measures, problems);
        Map<String, @Nullable Object> theory = template.object("theory");
        var given = new Given(theory, "/theory", problems);
        given.refuseUnknown(Set.of("aim", "drivers", "ideas"));
        if (given.has("aim")) {
            Object aim = given.raw("aim");
            var fields = aim instanceof Map ? Template.object(aim) : new LinkedHashMap<String, @Nullable Object>();
            fields.put("code", AIM);
            fields.putIfAbsent("text", aim instanceof Map ? null : aim);
            part.add(Node.Kind.AIM, fields, "/theory/aim");
        }
        List<Map<String, @Nullable Object>> drivers = rows(given, "drivers");
        for (int i = 0; i < drivers.size(); i++) {
            String code = String.valueOf(drivers.get(i).get("code"));
            part.add(
                    code.startsWith("P") ? Node.Kind.PRIMARY : Node.Kind.SECONDARY,
                    drivers.get(i),
                    "/theory/drivers/" + i);
        }
        List<Map<String, @Nullable Object>> ideas = rows(given, "ideas");
        for (int i = 0; i < ideas.size(); i++) {
            part.add(Node.Kind.IDEA, ideas.get(i), "/theory/ideas/" + i);
        }
        // A driver may hang on one that stands further down.
        part.links.forEach(Runnable::run);
        return part.diagram;
    }

    private static List<Map<String, @Nullable Object>> rows(Given theory, String field) {
        Object raw = theory.raw(field);
        if (raw != null && !(raw instanceof List<?> rows && rows.size() <= MOST)) {
            theory.refuse(field, null, raw instanceof List ? "templates.problem.many" : "templates.problem.list", MOST);
            return List.of();
        }
        return Template.objects(raw);
    }

    private void add(Node.Kind kind, Map<String, @Nullable Object> fields, String place) {
        var content = new LinkedHashMap<>(fields);
        String code = String.valueOf(content.remove("code"));
        List<String> under = Template.texts(content.remove("under"));
        var given = new Given(content, place, problems);
        given.refuseUnknown(Set.of(
                "text",
                "description",
                "owner",
                "measures",
                "evidence",
                "impact",
                "effort",
                "concept",
                "howTo",
                "exampleTests",
                "tools"));
        Content read = NodeForm.read(content, place, Content.of(""), measures, problems);
        Node node = diagram.create(Ids.next(), kind, read);
        diagram = diagram.with(node);
        if (ids.put(code, node.id()) != null) {
            problems.add(Problem.of(place + "/code", code, "templates.problem.twice"));
        }
        under.forEach(parent -> links.add(() -> link(node, parent, place)));
    }

    private void link(Node node, String written, String place) {
        boolean isStrong = !written.endsWith("~");
        String code = isStrong ? written : written.substring(0, written.length() - 1);
        UUID id = ids.get(code);
        Node parent = id == null ? null : diagram.get(id);
        if (parent == null) {
            problems.add(Problem.of(place + "/under", written, "theory.problem.node"));
        } else if (!parent.kind().leadsTo(node.kind())) {
            problems.add(Problem.of(place + "/under", written, "theory.problem.leads", parent.code(), node.code()));
        } else if (!diagram.cycleWith(parent.id(), node.id()).isEmpty()) {
            problems.add(Problem.of(place + "/under", written, "theory.problem.cycle", node.code()));
        } else {
            diagram = diagram.with(new Link(parent.id(), node.id(), isStrong));
        }
    }

    /**
     * The other way round: a diagram as a template has it. What was adopted, tried or retired stays behind.
     *
     * @param measures the codes of those that come along
     */
    static Map<String, Object> write(Diagram whole, Set<String> measures) {
        Diagram diagram = whole.withoutRetired();
        var theory = new LinkedHashMap<String, Object>();
        diagram.current(Node.Kind.AIM).stream().findFirst().ifPresent(aim -> {
            Map<String, Object> fields = written(diagram, aim, measures);
            fields.keySet().removeAll(Set.of("code", "under"));
            theory.put("aim", fields.size() == 1 ? aim.content().text() : fields);
        });
        var drivers = new ArrayList<Map<String, Object>>();
        diagram.current(Node.Kind.PRIMARY).forEach(node -> drivers.add(written(diagram, node, measures)));
        diagram.current(Node.Kind.SECONDARY).forEach(node -> drivers.add(written(diagram, node, measures)));
        theory.put("drivers", drivers);
        theory.put(
                "ideas",
                diagram.current(Node.Kind.IDEA).stream()
                        .map(node -> written(diagram, node, measures))
                        .toList());
        return theory;
    }

    private static Map<String, Object> written(Diagram diagram, Node node, Set<String> measures) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", node.code());
        fields.put("text", node.content().text());
        fields.put(
                "under",
                diagram.above(node).stream()
                        .map(link -> code(diagram, link) + (link.strong() ? "" : "~"))
                        .toList());
        node.content().fields().forEach((name, value) -> {
            boolean isSaid = value != null && !value.equals("") && !value.equals(List.of()) && !value.equals("none");
            if (isSaid && !Set.of("text", "owner", "stage", "measures").contains(name)) {
                fields.put(name, value);
            }
        });
        List<String> known =
                node.content().measures().stream().filter(measures::contains).toList();
        if (!known.isEmpty()) {
            fields.put("measures", known);
        }
        return fields;
    }

    private static String code(Diagram diagram, Link link) {
        Node parent = Objects.requireNonNull(diagram.get(link.parent()));
        return parent.kind() == Node.Kind.AIM ? AIM : parent.code();
    }
}
