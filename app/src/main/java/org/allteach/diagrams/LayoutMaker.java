package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;

/**
 * Makes a layout. A slot is a box or, where connectors pass a column, their passage. Where there are very many ideas they
 * stand in several columns, so that a picture of two hundred boxes still fits a sheet.
 */
final class LayoutMaker {

    private static final double TALL = 1900;
    private static final int MOST_PARTS = 4;

    private final Diagram diagram;
    private final List<Face> faces;
    private final Map<UUID, Integer> slotOf = new HashMap<>();
    private final List<Integer> columnOf = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private final List<List<Integer>> left = new ArrayList<>();
    private final List<List<Integer>> right = new ArrayList<>();
    private final List<List<Integer>> routes = new ArrayList<>();
    private final Map<String, Integer> passages = new HashMap<>();
    private final List<Layout.Column> columns = new ArrayList<>();
    private double[] tops = {};

    private LayoutMaker(Diagram diagram, List<Face> faces) {
        this.diagram = diagram;
        this.faces = faces;
    }

    static Layout make(Diagram diagram, Function<Node, Face> faces) {
        List<Face> all = diagram.nodes().stream().map(faces).toList();
        double ideas = all.stream()
                .filter(face -> face.node().isIdea())
                .mapToDouble(face -> face.height() + 10)
                .sum();
        int parts = (int) Math.clamp(Math.ceil(ideas / TALL), 1, MOST_PARTS);
        Layout layout = new LayoutMaker(diagram, all).make(Map.of());
        return parts == 1 ? layout : new LayoutMaker(diagram, all).make(dealt(layout, parts));
    }

    /** Ideas that stand below each other are dealt out to the columns in turn, so that those of one driver stay together. */
    private static Map<UUID, Integer> dealt(Layout layout, int parts) {
        Map<UUID, Integer> dealt = new HashMap<>();
        layout.boxes().stream()
                .filter(box -> box.node().isIdea())
                .forEach(box -> dealt.put(box.node().id(), dealt.size() % parts));
        return dealt;
    }

    private Layout make(Map<UUID, Integer> part) {
        Map<UUID, Integer> ranks = ranks();
        part.forEach((idea, column) -> ranks.merge(idea, column, Integer::sum));
        Map<Integer, Integer> columnByRank = new TreeMap<>();
        ranks.values().stream().sorted().distinct().forEach(rank -> columnByRank.put(rank, columnByRank.size()));
        for (Face face : faces) {
            int rank = ranks.getOrDefault(face.node().id(), 0);
            slotOf.put(face.node().id(), slot(columnByRank.getOrDefault(rank, 0), face.height()));
        }
        diagram.links().forEach(this::route);
        int[][] start = slots(columnByRank.size());
        int[][] toLeft = arrays(left);
        int[][] toRight = arrays(right);
        int[][] order = Ordering.of(toLeft, toRight, start);
        double[] all = heights.stream().mapToDouble(Double::doubleValue).toArray();
        tops = Stacks.of(order, toLeft, toRight, all);
        columns(order);
        List<Layout.Box> boxes = boxes(order);
        Layout.Column last = columns.isEmpty() ? null : columns.getLast();
        double width = Layout.MARGIN + (last == null ? 0 : last.x() + last.width());
        double height =
                boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(Layout.TOP) + Layout.MARGIN;
        return new Layout(
                List.copyOf(columns),
                boxes,
                new Wires().all(),
                width,
                height,
                Ordering.crossings(toRight, order),
                Ordering.crossings(toRight, start));
    }

    /** Secondary drivers stand as many columns further right as the longest way down to them is long; ideas last. */
    private Map<UUID, Integer> ranks() {
        Map<UUID, Integer> ranks = new HashMap<>();
        diagram.nodes().forEach(node -> rank(node, ranks));
        int last = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        diagram.nodes().stream().filter(Node::isIdea).forEach(idea -> ranks.put(idea.id(), last));
        return ranks;
    }

    private int rank(Node node, Map<UUID, Integer> ranks) {
        Integer known = ranks.get(node.id());
        if (known != null) {
            return known;
        }
        int rank = switch (node.kind()) {
            case AIM -> 0;
            case PRIMARY -> 1;
            case SECONDARY, IDEA -> 2;
        };
        if (node.kind() == Node.Kind.SECONDARY) {
            for (Node parent : diagram.parents(node)) {
                rank = Math.max(rank, rank(parent, ranks) + 1);
            }
        }
        ranks.put(node.id(), rank);
        return rank;
    }

    private int slot(int column, double height) {
        columnOf.add(column);
        heights.add(height);
        left.add(new ArrayList<>());
        right.add(new ArrayList<>());
        return heights.size() - 1;
    }

    private void route(Link link) {
        int from = slotOf.getOrDefault(link.parent(), 0);
        int to = slotOf.getOrDefault(link.child(), 0);
        var route = new ArrayList<Integer>(List.of(from));
        for (int column = columnOf.get(from) + 1; column < columnOf.get(to); column++) {
            route.add(passage(link, column));
        }
        route.add(to);
        for (int i = 0; i + 1 < route.size(); i++) {
            join(route.get(i), route.get(i + 1));
        }
        routes.add(route);
    }

    /** Through a column of ideas all connectors of one driver run as one. */
    private int passage(Link link, int column) {
        return columnOf.get(slotOf.getOrDefault(link.parent(), 0)) < column && isOfIdeas(column)
                ? passages.computeIfAbsent(link.parent() + " " + column, key -> slot(column, Layout.PASSAGE))
                : slot(column, Layout.PASSAGE);
    }

    private boolean isOfIdeas(int column) {
        for (int slot = 0; slot < faces.size(); slot++) {
            if (columnOf.get(slot) == column) {
                return faces.get(slot).node().isIdea();
            }
        }
        return false;
    }

    private void join(int one, int other) {
        if (!right.get(one).contains(other)) {
            right.get(one).add(other);
            left.get(other).add(one);
        }
    }

    private int[][] slots(int count) {
        var slots = new ArrayList<List<Integer>>();
        for (int i = 0; i < count; i++) {
            slots.add(new ArrayList<>());
        }
        for (int slot = 0; slot < columnOf.size(); slot++) {
            slots.get(columnOf.get(slot)).add(slot);
        }
        return arrays(slots);
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The more connectors run through a gap, the wider it is. */
    private void columns(int[][] order) {
        double x = Layout.MARGIN;
        for (int column = 0; column < order.length; column++) {
            Node.Kind kind = kind(order[column]);
            double width = Face.width(kind);
            columns.add(new Layout.Column(kind, level(order, column), x, width));
            int wires = 0;
            for (int slot : order[column]) {
                wires += right.get(slot).size();
            }
            x += width + Math.clamp(44 + wires * 0.7, 62, 120);
        }
    }

    private int level(int[][] order, int column) {
        Node.Kind kind = kind(order[column]);
        int level = 0;
        boolean several = false;
        for (int other = 0; other < order.length; other++) {
            boolean same = kind(order[other]) == kind;
            several |= same && other != column;
            level += same && other <= column ? 1 : 0;
        }
        return several ? level : 0;
    }

    /** Each column has a box, and boxes of one kind. */
    private Node.Kind kind(int[] column) {
        for (int slot : column) {
            if (slot < faces.size()) {
                return faces.get(slot).node().kind();
            }
        }
        throw new IllegalStateException("A column without a box");
    }

    private List<Layout.Box> boxes(int[][] order) {
        var boxes = new ArrayList<Layout.Box>();
        for (int column = 0; column < order.length; column++) {
            for (int slot : order[column]) {
                if (slot < faces.size()) {
                    boxes.add(new Layout.Box(
                            faces.get(slot), column, columns.get(column).x(), Layout.TOP + tops[slot]));
                }
            }
        }
        return boxes;
    }

    /** The connectors: each leaves and reaches its boxes at a place of its own along their edges. */
    private final class Wires {

        private final Map<String, Double> ports = new HashMap<>();

        List<Layout.Wire> all() {
            for (int slot = 0; slot < faces.size(); slot++) {
                spread(slot, right.get(slot), ">");
                spread(slot, left.get(slot), "<");
            }
            var wires = new ArrayList<Layout.Wire>();
            for (int i = 0; i < routes.size(); i++) {
                wires.add(new Layout.Wire(diagram.links().get(i), points(routes.get(i))));
            }
            return wires;
        }

        private void spread(int slot, List<Integer> others, String side) {
            var sorted = new ArrayList<>(others);
            sorted.sort(Comparator.comparingDouble(other -> tops[other] + heights.get(other) / 2));
            double step = Math.min(9, (heights.get(slot) - 12) / Math.max(1, sorted.size()));
            for (int i = 0; i < sorted.size(); i++) {
                ports.put(
                        slot + side + sorted.get(i),
                        Layout.TOP + tops[slot] + heights.get(slot) / 2 + (i - (sorted.size() - 1) / 2.0) * step);
            }
        }

        private List<Double> points(List<Integer> route) {
            var points = new ArrayList<Double>();
            for (int i = 0; i < route.size(); i++) {
                int slot = route.get(i);
                Layout.Column column = columns.get(columnOf.get(slot));
                double middle = Layout.TOP + tops[slot] + heights.get(slot) / 2;
                if (i > 0) {
                    points.add(column.x());
                    points.add(ports.getOrDefault(slot + "<" + route.get(i - 1), middle));
                }
                if (i + 1 < route.size()) {
                    points.add(column.x() + column.width());
                    points.add(ports.getOrDefault(slot + ">" + route.get(i + 1), middle));
                }
            }
            return points;
        }
    }
}
