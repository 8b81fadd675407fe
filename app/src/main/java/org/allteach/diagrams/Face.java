package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.List;
import org.allteach.theory.Node;

/**
 * What a box shows: its code beside its text in lines, and below that what is small. Knows its size, not its place.
 *
 * @param badge where an idea stands, in a word; empty where nothing is to be said
 * @param foot who cares for it and how well it is known to help, in lines beside the badge
 * @param tags the measures at it
 */
record Face(Node node, String badge, List<String> lines, List<String> foot, List<Tag> tags) {

    static final double PAD = 10;
    static final double GUTTER = 36;
    static final double LINE = 17;
    static final double SMALL_LINE = 15;
    static final double SIZE = 13;
    static final double SMALL = 11;
    static final double ICON = 20;
    static final double TAG = ICON + 4;

    /**
     * A measure at a box: its icons before its code.
     *
     * @param code in lines, since one may be longer than a box is wide
     * @param icons the symbols of its icons; empty without data
     * @param x where it is beside the first of them, likewise y below
     */
    record Tag(List<String> code, List<String> icons, double x, double y) {

        static Tag of(String code, List<String> icons) {
            return new Tag(List.of(code), icons, 0, 0);
        }

        double width() {
            return icons.size() * (ICON + 2)
                    + code.stream()
                            .mapToDouble(line -> Lettering.width(line, SMALL, false))
                            .max()
                            .orElse(0);
        }

        double height() {
            return Math.max(TAG, code.size() * SMALL_LINE + 4);
        }

        private Tag within(double inner) {
            double beside = inner - icons.size() * (ICON + 2);
            return new Tag(Lettering.wrapped(String.join("", code), beside, SMALL, false), icons, x, y);
        }

        private Tag at(double left, double top) {
            return new Tag(code, icons, left, top);
        }
    }

    Face {
        lines = List.copyOf(lines);
        foot = List.copyOf(foot);
        tags = List.copyOf(tags);
    }

    static Face of(Node node, String badge, String foot, List<Tag> tags) {
        double inner = width(node.kind()) - GUTTER - PAD;
        double beside = inner - badgeWidth(badge) - (badge.isEmpty() ? 0 : 6);
        return new Face(
                node,
                badge,
                Lettering.wrapped(node.text(), inner, SIZE, isBold(node.kind())),
                foot.isEmpty() ? List.of() : Lettering.wrapped(foot, beside, SMALL, false),
                flowed(tags, inner));
    }

    private static List<Tag> flowed(List<Tag> tags, double inner) {
        var placed = new ArrayList<Tag>();
        double x = 0;
        double y = 0;
        double row = 0;
        for (Tag whole : tags) {
            Tag tag = whole.within(inner);
            if (x > 0 && x + tag.width() > inner) {
                x = 0;
                y += row;
                row = 0;
            }
            placed.add(tag.at(x, y));
            row = Math.max(row, tag.height());
            x += tag.width() + 8;
        }
        return placed;
    }

    static boolean isBold(Node.Kind kind) {
        return kind == Node.Kind.AIM;
    }

    static double badgeWidth(String badge) {
        return badge.isEmpty() ? 0 : Lettering.width(badge, SMALL, false) + 10;
    }

    static double width(Node.Kind kind) {
        return switch (kind) {
            case AIM -> 180;
            case PRIMARY -> 190;
            case SECONDARY -> 220;
            case IDEA -> 300;
        };
    }

    double width() {
        return width(node.kind());
    }

    /** How far below the upper edge what is small begins. */
    double footTop() {
        return 6 + lines.size() * LINE + 3;
    }

    double tagsTop() {
        int rows = badge.isEmpty() ? foot.size() : Math.max(1, foot.size());
        return footTop() + (rows == 0 ? 0 : rows * SMALL_LINE + 3);
    }

    double height() {
        double measures =
                tags.stream().mapToDouble(tag -> tag.y() + tag.height()).max().orElse(0);
        return tagsTop() + measures + 4;
    }
}
