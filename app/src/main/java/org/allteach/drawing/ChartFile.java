package org.allteach.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart as a picture that stands alone: with its title, what it says, its notes and its own style, for a report, a slide
 * or a mail. The style is that of the page ({@code charts.css}) in its light colours.
 */
public final class ChartFile {

    private static final int MARGIN = 20;
    private static final int LINE = 17;
    private static final double LETTER = 6.7;
    private static final String STYLE = Style.of("charts.css", "drawing", ".at-chart");

    private ChartFile() {}

    /** The picture as an SVG document. */
    public static String svg(Picture picture, LargeChart.Size size, Locale locale) {
        Reading reading = Reading.of(picture, locale);
        int letters = (int) (size.width / LETTER);
        List<String> above = wrapped(reading.sentence(), letters);
        var below = new ArrayList<String>();
        for (int i = 0; i < picture.notes().size(); i++) {
            below.addAll(wrapped((i + 1) + "  " + picture.notes().get(i).text(), letters));
        }
        int chart = MARGIN + 24 + above.size() * LINE;
        int notes = chart + size.height + LINE;
        int height = notes + below.size() * LINE + MARGIN / 2;
        int width = size.width + 2 * MARGIN;
        var svg = new Svg(12_000);
        svg.mark("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"at-chart\" width=\"~\"", width);
        svg.mark(" height=\"~\" viewBox=\"0 0 ~ ~\" role=\"img\">", height, width, height);
        svg.mark("<title>~</title><desc>~</desc>", picture.title(), reading.description());
        svg.raw("<style>").raw(STYLE).raw("</style>");
        svg.mark("<rect class=\"h\" width=\"~\" height=\"~\"/>", width, height);
        svg.label("head", MARGIN, MARGIN + 8, picture.title());
        for (int i = 0; i < above.size(); i++) {
            svg.label("said", MARGIN, MARGIN + 28 + i * LINE, above.get(i));
        }
        svg.mark("<g transform=\"translate(~ ~)\">", MARGIN, chart);
        svg.raw(LargeChart.body(picture, size, locale)).raw("</g>");
        for (int i = 0; i < below.size(); i++) {
            svg.label("said", MARGIN, notes + i * LINE, below.get(i));
        }
        return svg.raw("</svg>").toString();
    }

    private static List<String> wrapped(String text, int letters) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
