package org.allteach.diagrams;

import java.util.List;
import java.util.function.Function;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a diagram stands: boxes in columns from the aim on the left to the ideas on the right, connectors
 * between them. The same diagram always gives the same picture.
 *
 * @param columns from left to right
 * @param boxes column by column from above
 * @param crossings how many pairs of connectors cross
 * @param crossingsBefore how many would in people's own order
 */
record Layout(
        List<Column> columns,
        List<Box> boxes,
        List<Wire> wires,
        double width,
        double height,
        int crossings,
        int crossingsBefore) {

    static final double MARGIN = 12;
    static final double TOP = 40;
    static final double PASSAGE = 9;

    /**
     * @param level of several columns of the same kind which one this is, from 1; 0 where there is one
     */
    record Column(Node.Kind kind, int level, double x, double width) {}

    /** A box at its place. */
    record Box(Face face, int column, double x, double y) {

        Node node() {
            return face.node();
        }

        double width() {
            return face.width();
        }

        double height() {
            return face.height();
        }

        double middle() {
            return y + height() / 2;
        }
    }

    /**
     * A connector: from its first point to the second it bends, to the third it runs straight through a column, and so on.
     *
     * @param points x and y by turns
     */
    record Wire(Link link, List<Double> points) {}

    static Layout of(Diagram diagram, Function<Node, Face> faces) {
        return LayoutMaker.make(diagram.withoutRetired(), faces);
    }

    /** The node drawn above (-1) or below (1) this one in its column; null at its end. */
    @Nullable
    Node neighbour(Node node, int step) {
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).node().id().equals(node.id())) {
                int other = i + step;
                return other < 0
                                || other >= boxes.size()
                                || boxes.get(other).column() != boxes.get(i).column()
                        ? null
                        : boxes.get(other).node();
            }
        }
        return null;
    }
}
