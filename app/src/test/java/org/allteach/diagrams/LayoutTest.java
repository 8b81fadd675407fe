package org.allteach.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    private static final double EYE = 0.01;

    static Stream<Diagram> diagrams() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> RandomDiagrams.of(List.of(1, 3, 10, 60, 200).get(seed % 5), seed));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void no_box_stands_over_another_and_all_are_inside_the_picture(Diagram diagram) {
        Layout layout = layout(diagram);
        assertThat(layout.boxes()).hasSameSizeAs(diagram.nodes());
        for (Layout.Box box : layout.boxes()) {
            assertThat(box.x()).isBetween(0.0, layout.width() - box.width());
            assertThat(box.y()).isBetween(0.0, layout.height() - box.height());
            for (Layout.Box other : layout.boxes()) {
                assertThat(box == other || areApart(box, other)).isTrue();
            }
        }
    }

    private static boolean areApart(Layout.Box one, Layout.Box other) {
        return one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y() + EYE
                || other.y() + other.height() <= one.y() + EYE;
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_link_is_drawn_from_edge_to_edge_and_through_no_box(Diagram diagram) {
        Layout layout = layout(diagram);
        assertThat(layout.wires()).extracting(Layout.Wire::link).containsExactlyInAnyOrderElementsOf(diagram.links());
        for (Layout.Wire wire : layout.wires()) {
            List<Double> points = wire.points();
            Layout.Box parent = box(layout, diagram.get(wire.link().parent()));
            Layout.Box child = box(layout, diagram.get(wire.link().child()));
            assertThat(points.getFirst()).isEqualTo(parent.x() + parent.width());
            assertThat(points.get(1)).isBetween(parent.y(), parent.y() + parent.height());
            assertThat(points.get(points.size() - 2)).isEqualTo(child.x());
            assertThat(points.getLast()).isBetween(child.y(), child.y() + child.height());
            for (int i = 0; i + 2 < points.size(); i += 2) {
                assertThat(points.get(i)).isLessThan(points.get(i + 2));
            }
            // In a gap between columns there are no boxes; where it runs through a column it must pass between them.
            for (int i = 2; i + 3 < points.size(); i += 4) {
                double x = points.get(i);
                double y = points.get(i + 1);
                assertThat(points.get(i + 3)).isEqualTo(y);
                assertThat(layout.boxes())
                        .noneMatch(box -> box.x() == x && y > box.y() - 1 && y < box.y() + box.height() + 1);
            }
        }
    }

    private static Layout.Box box(Layout layout, Node node) {
        return layout.boxes().stream()
                .filter(box -> box.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void parents_stand_left_of_children_and_ideas_last(Diagram diagram) {
        Layout layout = layout(diagram);
        for (Link link : diagram.links()) {
            assertThat(box(layout, diagram.get(link.parent())).column())
                    .isLessThan(box(layout, diagram.get(link.child())).column());
        }
        for (Layout.Box box : layout.boxes()) {
            assertThat(layout.columns().get(box.column()).kind())
                    .isEqualTo(box.node().kind());
        }
        assertThat(layout.columns()).isSortedAccordingTo(java.util.Comparator.comparing(Layout.Column::kind));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void connectors_never_cross_more_often_than_in_peoples_own_order(Diagram diagram) {
        Layout layout = layout(diagram);
        assertThat(layout.crossings()).isLessThanOrEqualTo(layout.crossingsBefore());
        assertThat(layout(diagram)).isEqualTo(layout);
    }

    @Test
    void a_tree_is_drawn_without_crossings_in_peoples_own_order() {
        Diagram tree = Outline.parse("A\n P\n  S\n   I\n   J\n  T\n   K\n Q\n  U\n   L\n", Diagram.EMPTY)
                .into(Diagram.EMPTY);
        Layout layout = layout(tree);
        assertThat(layout.crossings()).isZero();
        assertThat(layout.boxes())
                .extracting(box -> box.node().text())
                .containsExactly("A", "P", "Q", "S", "T", "U", "I", "J", "K", "L");
    }

    @Test
    void very_many_ideas_stand_in_several_columns() {
        Layout layout = layout(RandomDiagrams.of(200, 7));
        assertThat(layout.columns().stream().filter(column -> column.kind() == Node.Kind.IDEA))
                .hasSizeGreaterThan(2);
        assertThat(layout.height()).isLessThan(3 * layout.width());
    }

    @Test
    void crossings_are_counted_as_they_are_seen() {
        int[][] right = {{3, 4}, {2}, {}, {}, {}};
        assertThat(Ordering.crossings(right, new int[][] {{0, 1}, {2, 3, 4}})).isEqualTo(2);
        assertThat(Ordering.crossings(right, new int[][] {{1, 0}, {2, 3, 4}})).isZero();
    }

    @Test
    void neighbours_are_those_drawn_above_and_below() {
        Diagram diagram = Outline.parse("A\n P\n Q\n", Diagram.EMPTY).into(Diagram.EMPTY);
        Layout layout = layout(diagram);
        Node first = diagram.find("P1").orElseThrow();
        assertThat(layout.neighbour(first, -1)).isNull();
        assertThat(layout.neighbour(first, 1)).isEqualTo(diagram.find("P2").orElseThrow());
    }

    @Test
    void what_is_retired_is_not_drawn_and_nothing_makes_an_empty_picture() {
        assertThat(layout(Diagram.EMPTY).boxes()).isEmpty();
    }

    private static Layout layout(Diagram diagram) {
        return Layout.of(diagram, RandomDiagrams::plain);
    }
}
