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
    private static final String FUNNEL = Style.of("charts.css", "funnel", ".at-chart");

    private ChartFile() {}

    /** The picture as an SVG document. */
    public static String svg(Picture picture, LargeChart.Size size, Locale locale) {
        Reading reading = Reading.of(picture, locale);
        var notes = new ArrayList<String>();
        for (int i = 0; i < picture.notes().size(); i++) {
            notes.add((i + 1) + "  " + picture.notes().get(i).text());
        }
        var texts = new Texts(picture.title(), reading.description(), List.of(reading.sentence()), notes);
        return svg(texts, STYLE, size.width, size.height, LargeChart.body(picture, size, locale));
    }

    /** The funnel as an SVG document. */
    public static String svg(FunnelPicture picture, LargeChart.Size size, Locale locale) {
        List<String> said = picture.sentences(locale);
        var texts = new Texts(picture.title(), String.join(" ", said), said, List.of());
        int height = FunnelChart.height(size);
        return svg(texts, STYLE + FUNNEL, size.width, height, FunnelChart.body(picture, size, locale));
    }

    /** What is written around a chart; each line is broken where it has to be. */
    private record Texts(String title, String description, List<String> above, List<String> below) {}

    private static String svg(Texts texts, String style, int chartWidth, int chartHeight, String body) {
        int letters = (int) (chartWidth / LETTER);
        List<String> above = wrapped(texts.above, letters);
        List<String> below = wrapped(texts.below, letters);
        int chart = MARGIN + 24 + above.size() * LINE;
        int notes = chart + chartHeight + LINE;
        int height = notes + below.size() * LINE + MARGIN / 2;
        int width = chartWidth + 2 * MARGIN;
        var svg = new Svg(12_000);
        svg.mark("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"at-chart\" width=\"~\"", width);
        svg.mark(" height=\"~\" viewBox=\"0 0 ~ ~\" role=\"img\">", height, width, height);
        svg.mark("<title>~</title><desc>~</desc>", texts.title, texts.description);
        svg.raw("<style>").raw(style).raw("</style>");
        svg.mark("<rect class=\"h\" width=\"~\" height=\"~\"/>", width, height);
        svg.label("head", MARGIN, MARGIN + 8, texts.title);
        said(svg, above, MARGIN + 28);
        svg.mark("<g transform=\"translate(~ ~)\">", MARGIN, chart);
        svg.raw(body).raw("</g>");
        said(svg, below, notes);
        return svg.raw("</svg>").toString();
    }

    private static void said(Svg svg, List<String> lines, int top) {
        for (int i = 0; i < lines.size(); i++) {
            svg.label("said", MARGIN, top + i * LINE, lines.get(i));
        }
    }

    private static List<String> wrapped(List<String> texts, int letters) {
        return texts.stream().flatMap(text -> wrapped(text, letters).stream()).toList();
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
