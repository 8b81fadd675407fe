package org.allteach.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.allteach.spc.Analysis;
import org.allteach.spc.Phase;

/** Draws one chart as SVG, with all that can be said on it. The look is in {@code charts.css}, by class. */
public final class LargeChart {

    /** How large a chart is drawn; a narrow one keeps its letters readable on a phone. */
    public enum Size {
        WIDE(860, 350),
        NARROW(350, 310);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final double LETTER = 6.6;
    private static final double BOLD_LETTER = 7.2;
    private static final double LINE = 14;
    private static final int TOP = 40;
    private static final int BELOW = 40;
    private static final int STRIP = 26;
    private static final int LANES = 4;
    private static final int MARK = 8;
    private static final int STRIP_BARS = 16;

    private final Picture picture;
    private final Analysis analysis;
    private final Course course;
    private final Words words;
    private final Timeline timeline;
    private final Scale scale;
    private final Numerals numerals;
    private final Plane plane;
    private final Size size;
    private final Svg svg = new Svg(8192);
    private final List<Tag> tags = new ArrayList<>();

    /** Words at the right end of a line. */
    private record Tag(String type, String text, double value) {}

    private LargeChart(Picture picture, Size size, Locale locale) {
        this.picture = picture;
        this.analysis = picture.analysis();
        this.course = new Course(analysis);
        this.size = size;
        this.words = Words.in(locale);
        this.timeline = Timeline.of(analysis.series(), locale);
        this.scale = Scale.of(analysis);
        this.numerals = new Numerals(locale, scale.valueDecimals());
        collectTags();
        int tag = tags.stream().mapToInt(each -> each.text.length()).max().orElse(2);
        int tick = Math.max(tick(0).length(), tick(scale.ticks() - 1).length());
        this.plane = new Plane(
                14 + LETTER * tick,
                size.width - 10 - Math.min(BOLD_LETTER * tag, size.width / 3.0),
                TOP,
                size.height - BELOW - (picture.reporters().isEmpty() ? 0 : STRIP),
                timeline,
                scale);
    }

    /** The drawing as an element of a page. Its ids begin with the given name, which is to be unique on the page. */
    public static String draw(Picture picture, Size size, Locale locale, String name) {
        var chart = new LargeChart(picture, size, locale);
        chart.svg.mark("<svg class=\"at-chart\" viewBox=\"0 0 ~ ~\"", size.width, size.height);
        chart.svg.mark(" role=\"group\" aria-labelledby=\"~-t\" aria-describedby=\"~-d\">", name, name);
        chart.svg.mark("<title id=\"~-t\">~</title>", name, picture.title());
        chart.svg.mark(
                "<desc id=\"~-d\">~</desc>",
                name,
                Reading.of(picture, chart.timeline, chart.scale, locale).description());
        chart.body();
        return chart.svg.raw("</svg>").toString();
    }

    /** The drawing without an element around it, for a picture that adds to it. */
    static String body(Picture picture, Size size, Locale locale) {
        var chart = new LargeChart(picture, size, locale);
        chart.body();
        return chart.svg.toString();
    }

    private void body() {
        if (analysis.size() == 0) {
            svg.label("m", size.width / 2.0, size.height / 2.0, words.word("reading.none"));
            return;
        }
        baselines();
        grid();
        names();
        reporters();
        new Plot(picture, plane, timeline, words, svg).draw();
        phases();
        notes();
        tags();
    }

    private String tick(int number) {
        return new Numerals(words.locale(), scale.decimals()).write(scale.tick(number));
    }

    private void baselines() {
        Integer points = analysis.options().baseline();
        if (points == null) {
            return;
        }
        for (Phase phase : analysis.phases()) {
            double from = plane.x(phase.from() - 0.5);
            double to = plane.x(Math.min(phase.to(), phase.from() + points - 1) + 0.5);
            svg.mark(
                    "<rect class=\"b\" x=\"~\" y=\"~\" width=\"~\" height=\"~\"/>",
                    from,
                    TOP,
                    to - from,
                    plane.bottom() - TOP);
            svg.label("w", from + 4, plane.bottom() - 5, fitted(words.word("chart.baseline"), to - from));
        }
    }

    private void grid() {
        svg.path("g");
        for (int i = 0; i < scale.ticks(); i++) {
            svg.move(plane.left(), plane.y(scale.tick(i))).across(plane.right());
        }
        svg.end();
        for (int i = 0; i < scale.ticks(); i++) {
            svg.label("a", plane.left() - 6, plane.y(scale.tick(i)) + 4, tick(i));
        }
        svg.label("u", 2, 12, course.isSum() ? words.word("chart.sigma") : picture.unit());
    }

    private void names() {
        for (Timeline.Tick tick : timeline.ticks(plane.gap())) {
            svg.label("m", plane.x(tick.index()), plane.bottom() + 16, tick.text());
            if (tick.year() != null) {
                svg.label("y m", plane.x(tick.index()), plane.bottom() + 31, tick.year());
            }
        }
    }

    /** How many teams stand behind each point: a strip of bars, so that a change of reporters is seen as one. */
    private void reporters() {
        if (picture.reporters().isEmpty()) {
            return;
        }
        int most =
                picture.reporters().stream().mapToInt(Integer::intValue).max().orElse(1);
        double base = size.height - 4.0;
        svg.path("r");
        for (int i = 0; i < picture.reporters().size(); i++) {
            double part = (double) picture.reporters().get(i) / Math.max(1, most);
            svg.move(plane.x(i - 0.35), base).updown(base - STRIP_BARS * part);
            svg.across(plane.x(i + 0.35)).updown(base).raw('z');
        }
        svg.end();
        svg.label("o", plane.right() + 6, base - 1, words.sentence("chart.teams", most));
    }

    private void phases() {
        List<Phase> phases = analysis.phases();
        for (int k = 0; k < phases.size(); k++) {
            Phase phase = phases.get(k);
            double start = plane.x(phase.from() - 0.5);
            double room = plane.x(phase.to() + 0.5) - start - 8;
            if (k > 0) {
                svg.path("f").move(start, TOP - 22).updown(plane.bottom()).end();
            }
            svg.label("w", start + 4, TOP - 13, fitted(picture.phase(k), room));
            double centre = course.centre(phase.to());
            if (!course.isSum() && k < phases.size() - 1 && Double.isFinite(centre) && room > 40) {
                svg.label("e", plane.x(phase.to() + 0.5) - 4, plane.y(centre) - 5, numerals.write(centre));
            }
        }
    }

    private static String fitted(String text, double room) {
        int letters = (int) (room / LETTER);
        return text.length() <= letters ? text : letters < 4 ? "" : text.substring(0, letters - 1) + "…";
    }

    /**
     * Numbered marks above the points that somebody wrote about; the words stand below the chart. Marks that would touch stand
     * below each other; where even that has no room, the number is only in the list.
     */
    private void notes() {
        double[] free = new double[LANES];
        Arrays.fill(free, Double.NEGATIVE_INFINITY);
        int number = 0;
        for (Picture.Note note : picture.notes()) {
            number++;
            double x = plane.x(note.index());
            int lane = 0;
            while (lane < LANES && x < free[lane]) {
                lane++;
            }
            if (lane < LANES) {
                free[lane] = x + 2 * MARK + 1;
                mark(number, x, TOP - 1 + lane * (2.0 * MARK + 1), course.value(note.index()));
            }
        }
    }

    private void mark(int number, double x, double head, double value) {
        double foot = Double.isFinite(value) ? plane.y(value) - 6 : plane.bottom();
        svg.path("j").move(x, head + MARK).updown(Math.max(head + MARK, foot)).end();
        svg.mark("<circle class=\"j\" cx=\"~\" cy=\"~\" r=\"8\"/>", x, head);
        svg.label("jt", x, head + 4, Integer.toString(number));
    }

    private void collectTags() {
        int last = analysis.size() - 1;
        if (last < 0) {
            return;
        }
        tag("o", "chart.upper", course.upper(last));
        if (!course.isSum()) {
            tag("oc o", course.isMedian() ? "chart.median" : "chart.mean", course.centre(last));
        }
        tag("o", "chart.lower", course.lower(last));
        tag("ot o", "chart.target", course.target(last));
    }

    private void tag(String type, String key, double value) {
        if (Double.isFinite(value)) {
            tags.add(new Tag(type, words.word(key) + " " + numerals.write(value), value));
        }
    }

    /** Names the lines at the right end, one below the other where they lie close. */
    private void tags() {
        List<Tag> sorted = tags.stream()
                .sorted(Comparator.comparingDouble(Tag::value).reversed())
                .toList();
        var heights = new double[sorted.size()];
        double free = TOP - LINE;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(plane.y(sorted.get(i).value) + 4, free + LINE);
            free = heights[i];
        }
        double lowest = plane.bottom() + 4;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], lowest);
            lowest = heights[i] - LINE;
            svg.label(sorted.get(i).type, plane.right() + 6, heights[i], sorted.get(i).text);
        }
    }
}
