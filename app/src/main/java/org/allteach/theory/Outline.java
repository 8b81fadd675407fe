package org.allteach.theory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A driver diagram as people type or paste it: a line for each node, further in than its parent. The first level is the aim,
 * the second are primary drivers, then secondary ones; what stands deepest is a change idea. Where the diagram has an aim
 * already, an outline of several first lines begins with primary drivers. Bullets and numbers before the text are dropped; a
 * tilde makes the link to the parent weak; the same text again is the same node with another parent. So the same outline
 * pasted twice adds nothing.
 *
 * @param problems all that is wrong, each with its line
 */
public record Outline(List<Line> lines, List<Problem> problems) {

    static final int MOST_LINES = 2_000;
    private static final int MOST_NODES = 1_000;
    private static final Pattern BULLET =
            Pattern.compile("^(?:[-*•–—▪◦·+]|\\(?\\d+(?:\\.\\d+)*[.)]|\\d+(?:\\.\\d+)+|[a-zA-Z][.)])\\s+");

    /**
     * One line of it.
     *
     * @param parent the index of the line that it stands below; -1 for the first level
     * @param isKnown whether the diagram has this node already
     */
    public record Line(
            int number, int depth, int parent, Node.Kind kind, String text, boolean strong, boolean isKnown) {}

    public Outline {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** Reads an outline that is to become part of a diagram. */
    public static Outline parse(String text, Diagram into) {
        return new Reading(into).read(text);
    }

    /** The diagram with what the outline adds. */
    public Diagram into(Diagram now) {
        Diagram result = now;
        var nodes = new ArrayList<UUID>();
        for (Line line : lines) {
            Node node = named(result, line.kind(), line.text());
            if (node == null) {
                node = result.create(Ids.next(), line.kind(), Content.of(line.text()));
                result = result.with(node);
            }
            nodes.add(node.id());
            result = linked(
                    result, line.parent() < 0 ? over(result, line.kind()) : nodes.get(line.parent()), line, node);
        }
        return result;
    }

    /** Primary drivers that begin an outline belong to the aim that is there. */
    private static @Nullable UUID over(Diagram diagram, Node.Kind kind) {
        List<Node> aims = diagram.current(Node.Kind.AIM);
        return kind == Node.Kind.AIM || aims.isEmpty() ? null : aims.getFirst().id();
    }

    private static Diagram linked(Diagram diagram, @Nullable UUID parent, Line line, Node node) {
        if (parent == null
                || diagram.above(node).stream().anyMatch(link -> link.parent().equals(parent))) {
            return diagram;
        }
        return diagram.with(new Link(parent, node.id(), line.strong()));
    }

    private static @Nullable Node named(Diagram diagram, Node.Kind kind, String text) {
        String wanted = key(text);
        return diagram.current(kind).stream()
                .filter(node -> key(node.text()).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One reading of a text. */
    private static final class Reading {

        private final Diagram into;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Raw> raws = new ArrayList<>();

        /** A line as it was typed: how far it is from the first level, and what stands above it. */
        private record Raw(int number, int depth, int parent, String text, boolean strong) {}

        Reading(Diagram into) {
            this.into = into;
        }

        Outline read(String text) {
            String[] typed = text.split("\\R", -1);
            if (typed.length > MOST_LINES) {
                problems.add(Problem.of("outline", null, "theory.problem.lines", MOST_LINES));
                return new Outline(List.of(), problems);
            }
            indent(typed);
            if (raws.isEmpty()) {
                problems.add(Problem.of("outline", null, "problem.required"));
            }
            List<Line> lines = lines();
            long added = lines.stream().filter(line -> !line.isKnown()).count();
            if (into.current().size() + added > MOST_NODES) {
                problems.add(Problem.of("outline", Long.toString(added), "theory.problem.many", MOST_NODES));
            }
            refuseCycles(lines);
            return new Outline(lines, problems);
        }

        /** What stands further in belongs to the line above that stands less far in, however wide the steps are. */
        private void indent(String[] typed) {
            Deque<Integer> widths = new ArrayDeque<>();
            Deque<Integer> open = new ArrayDeque<>();
            for (int i = 0; i < typed.length; i++) {
                String line = typed[i].replace('\u00a0', ' ');
                if (line.isBlank()) {
                    continue;
                }
                int width = width(line);
                while (!widths.isEmpty() && widths.element() >= width) {
                    widths.pop();
                    open.pop();
                }
                int parent = open.isEmpty() ? -1 : open.element();
                raws.add(raw(i + 1, open.size(), parent, line.strip()));
                widths.push(width);
                open.push(raws.size() - 1);
            }
        }

        private static int width(String line) {
            int width = 0;
            for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
                width += line.charAt(i) == '\t' ? 8 - width % 8 : 1;
            }
            return width;
        }

        private Raw raw(int number, int depth, int parent, String typed) {
            String text = BULLET.matcher(typed).replaceFirst("").strip();
            boolean weak = text.startsWith("~") || text.endsWith("~");
            text = text.replaceAll("^~|~$", "").strip().replaceAll("\\s+", " ");
            if (text.isEmpty()) {
                problems.add(Problem.of("outline", typed, "problem.required").onRow(number, null));
            } else if (text.length() > NodeForm.LONGEST_TEXT) {
                problems.add(
                        Problem.of("outline", text.substring(0, 40) + "…", "problem.tooLong", NodeForm.LONGEST_TEXT)
                                .onRow(number, null));
            }
            return new Raw(number, depth, parent, text, !weak);
        }

        private List<Line> lines() {
            long first = raws.stream().filter(raw -> raw.depth() == 0).count();
            boolean hasAim = !into.current(Node.Kind.AIM).isEmpty();
            boolean isSameAim = hasAim
                    && first == 1
                    && !raws.isEmpty()
                    && named(into, Node.Kind.AIM, raws.getFirst().text()) != null;
            int shift = hasAim && !isSameAim ? 1 : 0;
            var parents = raws.stream().map(Raw::parent).collect(Collectors.toSet());
            var lines = new ArrayList<Line>();
            for (int i = 0; i < raws.size(); i++) {
                Raw raw = raws.get(i);
                Node.Kind kind = kind(raw.depth() + shift, parents.contains(i));
                boolean known = named(into, kind, raw.text()) != null;
                lines.add(new Line(raw.number(), raw.depth(), raw.parent(), kind, raw.text(), raw.strong(), known));
            }
            return lines;
        }

        private static Node.Kind kind(int level, boolean hasChildren) {
            return switch (level) {
                case 0 -> Node.Kind.AIM;
                case 1 -> Node.Kind.PRIMARY;
                case 2 -> Node.Kind.SECONDARY;
                default -> hasChildren ? Node.Kind.SECONDARY : Node.Kind.IDEA;
            };
        }

        /** Only secondary drivers can lead to each other, and so round to themselves. */
        private void refuseCycles(List<Line> lines) {
            Diagram trial = into;
            Map<Integer, UUID> ids = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                Node node = named(trial, line.kind(), line.text());
                if (node == null) {
                    node = trial.create(Ids.next(), line.kind(), Content.of(line.text()));
                    trial = trial.with(node);
                }
                ids.put(i, node.id());
                UUID parent = line.parent() < 0 ? null : ids.get(line.parent());
                if (parent == null) {
                    continue;
                }
                List<Node> cycle = trial.cycleWith(parent, node.id());
                if (cycle.isEmpty()) {
                    trial = linked(trial, parent, line, node);
                } else {
                    problems.add(cycle(line, cycle));
                }
            }
        }

        private static Problem cycle(Line line, List<Node> way) {
            String named = way.stream().map(Node::text).collect(Collectors.joining(" → "));
            return Problem.of(
                            "outline",
                            line.text(),
                            "theory.problem.cycle",
                            named + " → " + way.getFirst().text())
                    .onRow(line.number(), null);
        }
    }
}
