package org.allteach.diagrams;

import java.util.List;
import java.util.Locale;
import org.allteach.drawing.Icons;
import org.allteach.drawing.Style;
import org.allteach.drawing.Svg;
import org.allteach.web.Visit;

/** A diagram as a picture that stands alone: with its title, a key and its own style, in light colours. */
final class DiagramFile {

    private static final double HEAD = 34;
    private static final double FOOT = 26;
    private static final double MOST_PIXELS = 16e6;
    private static final String STYLE =
            Style.of("diagrams.css", "drawing", ".at-diagram") + Style.of("charts.css", "icons", ".at-icon");

    private DiagramFile() {}

    static String svg(Layout layout, Faces faces, String title, String description, Locale locale) {
        List<String> head = Lettering.wrapped(title, Math.max(300, layout.width()) - 2 * Layout.MARGIN, 17, true);
        double top = HEAD + (head.size() - 1) * 22;
        double width = Math.max(420, layout.width());
        double height = top + layout.height() + FOOT;
        var svg = new Svg(80_000);
        svg.mark("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"at-diagram\" width=\"~\"", width);
        svg.mark(" height=\"~\" viewBox=\"0 0 ~ ~\" role=\"img\">", height, width, height);
        svg.mark("<title>~</title><desc>~</desc>", title, description);
        svg.raw("<style>").raw(STYLE).raw("</style>").raw(Icons.definitions(locale));
        svg.mark("<rect class=\"pg\" width=\"~\" height=\"~\"/>", width, height);
        for (int i = 0; i < head.size(); i++) {
            svg.label("hd", Layout.MARGIN, 26 + i * 22, head.get(i));
        }
        svg.mark("<g transform=\"translate(0 ~)\">", top);
        svg.raw(Drawing.body(layout, faces)).raw("</g>");
        double y = height - 12;
        String strong = Visit.text("diagrams.key.strong");
        double second = Layout.MARGIN + 46 + Lettering.width(strong, Face.SMALL, false) + 24;
        svg.mark("<path class=\"ln\" d=\"M~ ~h38\"/>", Layout.MARGIN, y - 4);
        svg.label("sm", Layout.MARGIN + 46, y, strong);
        svg.mark("<path class=\"ln wk\" d=\"M~ ~h38\"/>", second, y - 4);
        svg.label("sm", second + 46, y, Visit.text("diagrams.key.weak"));
        return svg.raw("</svg>").toString();
    }

    /** How wide the picture is in pixels: twice as sharp as drawn, as far as memory goes. */
    static int pixels(Layout layout) {
        double width = Math.max(420, layout.width());
        double height = layout.height() + HEAD + FOOT;
        return (int) (width * Math.min(2, Math.sqrt(MOST_PIXELS / (width * height))));
    }
}
