package org.allteach.diagrams;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.drawing.Svg;
import org.allteach.theory.Node;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** Draws a diagram that has been laid out. Boxes come in the order in which they are read: column by column, from above. */
final class Drawing {

    private final Layout layout;
    private final Faces faces;
    private final @Nullable Function<String, String> addresses;
    private final Svg svg = new Svg(60_000);
    private final java.util.Map<UUID, String> codes;

    /**
     * @param addresses of a node's page by its code; null for a picture that stands alone
     */
    private Drawing(Layout layout, Faces faces, @Nullable Function<String, String> addresses) {
        this.layout = layout;
        this.faces = faces;
        this.addresses = addresses;
        this.codes = layout.boxes().stream()
                .collect(Collectors.toMap(
                        box -> box.node().id(), box -> box.node().code()));
    }

    /** The drawing as part of a page: each box leads to its node's page. */
    static String onPage(Layout layout, Faces faces, Function<String, String> addresses, String title) {
        var drawing = new Drawing(layout, faces, addresses);
        drawing.svg.mark("<svg class=\"at-diagram\" id=\"drawing\" width=\"~\"", layout.width());
        drawing.svg.mark(
                " height=\"~\" viewBox=\"0 0 ~ ~\" role=\"group\"", layout.height(), layout.width(), layout.height());
        drawing.svg.mark(" aria-label=\"~\">", title);
        drawing.draw();
        return drawing.svg.raw("</svg>").toString();
    }

    /** What is inside the drawing, for a picture that stands alone. */
    static String body(Layout layout, Faces faces) {
        var drawing = new Drawing(layout, faces, null);
        drawing.draw();
        return drawing.svg.toString();
    }

    private void draw() {
        for (Layout.Column column : layout.columns()) {
            svg.label("ch", column.x(), 22, heading(column));
        }
        svg.raw("<g class=\"ws\">");
        layout.wires().forEach(this::wire);
        svg.raw("</g>");
        layout.boxes().forEach(this::box);
    }

    private static String heading(Layout.Column column) {
        String kind = Visit.text("diagrams.kinds." + Given.written(column.kind()));
        return column.level() < 2
                ? kind
                : column.kind() == Node.Kind.IDEA ? "" : Visit.text("diagrams.kinds.level", kind, column.level());
    }

    private void wire(Layout.Wire wire) {
        List<Double> points = wire.points();
        svg.mark(
                "<path class=\"~\" data-from=\"~\" data-to=\"~\" d=\"",
                wire.link().strong() ? "ln" : "ln wk",
                codes.getOrDefault(wire.link().parent(), ""),
                codes.getOrDefault(wire.link().child(), ""));
        svg.mark("M~ ~", points.get(0), points.get(1));
        for (int i = 0; i + 3 < points.size(); i += 2) {
            double x = points.get(i + 2);
            double y = points.get(i + 3);
            if (i % 4 == 0) {
                double half = (points.get(i) + x) / 2;
                svg.mark("C~ ~ ~ ~ ~ ~", half, points.get(i + 1), half, y, x, y);
            } else {
                svg.mark("L~ ~", x, y);
            }
        }
        svg.raw("\"/>");
    }

    private void box(Layout.Box box) {
        Node node = box.node();
        String kind = Given.written(node.kind());
        if (addresses == null) {
            svg.mark("<g class=\"~\">", kind);
        } else {
            svg.mark(
                    "<a class=\"bx ~\" href=\"~\" data-code=\"~\" data-kind=\"~\"",
                    kind,
                    addresses.apply(node.code()),
                    node.code(),
                    kind);
            svg.mark(
                    " data-version=\"~\" data-column=\"~\" data-text=\"~\" aria-label=\"~\">",
                    Integer.toString(node.version()),
                    Integer.toString(box.column()),
                    node.text(),
                    faces.label(node));
        }
        frame(box, kind);
        content(box);
        svg.raw(addresses == null ? "</g>" : "</a>");
    }

    /** Kinds are told by their shape: a heavy frame, a bar, a plain one, round corners. */
    private void frame(Layout.Box box, String kind) {
        svg.mark("<rect class=\"fr ~f\"", kind);
        svg.mark(" x=\"~\" y=\"~\" width=\"~\" height=\"~\"", box.x(), box.y(), box.width(), box.height());
        svg.raw(box.node().isIdea() ? " rx=\"12\"/>" : "/>");
        if (box.node().kind() == Node.Kind.PRIMARY) {
            svg.mark("<path class=\"br\" d=\"M~ ~v~h5v", box.x(), box.y(), box.height());
            svg.at(-box.height()).raw("z\"/>");
        }
    }

    private void content(Layout.Box box) {
        Face face = box.face();
        double left = box.x() + Face.GUTTER;
        double right = box.x() + box.width() - Face.PAD;
        svg.label("cd", box.x() + 9, box.y() + 19, face.node().code());
        boolean fromRight = Lettering.isFromRight(face.node().text());
        String type = Face.isBold(face.node().kind()) ? "tx bd" : "tx";
        for (int i = 0; i < face.lines().size(); i++) {
            line(
                    type,
                    fromRight,
                    left,
                    right,
                    box.y() + 19 + i * Face.LINE,
                    face.lines().get(i));
        }
        double foot = box.y() + face.footTop() + 11;
        if (!face.badge().isEmpty()) {
            double width = Face.badgeWidth(face.badge());
            svg.mark("<rect class=\"bg\" x=\"~\" y=\"~\" width=\"~\" height=\"15\" rx=\"3\"/>", left, foot - 11, width);
            svg.label("bt", left + 5, foot, face.badge());
            left += width + 6;
        }
        for (int i = 0; i < face.foot().size(); i++) {
            boolean turned = Lettering.isFromRight(face.foot().get(i));
            line(
                    "sm",
                    turned,
                    left,
                    right,
                    foot + i * Face.SMALL_LINE,
                    face.foot().get(i));
        }
        face.tags().forEach(tag -> tag(tag, box.x() + Face.GUTTER + tag.x(), box.y() + face.tagsTop() + tag.y()));
    }

    /** What is written from the right ends where other lines begin; marks at its ends keep full stops on its side. */
    private void line(String type, boolean fromRight, double left, double right, double y, String words) {
        svg.label(
                fromRight ? type + " rt" : type,
                fromRight ? right : left,
                y,
                fromRight ? "\u200f" + words + "\u200f" : words);
    }

    private void tag(Face.Tag tag, double x, double y) {
        double at = x;
        for (String icon : tag.icons()) {
            svg.mark("<use href=\"#at-~\"", icon);
            svg.mark(" x=\"~\" y=\"~\" width=\"20\" height=\"20\"/>", at, y);
            at += Face.ICON + 2;
        }
        for (int i = 0; i < tag.code().size(); i++) {
            svg.label("sm", at, y + 14 + i * Face.SMALL_LINE, tag.code().get(i));
        }
    }
}
