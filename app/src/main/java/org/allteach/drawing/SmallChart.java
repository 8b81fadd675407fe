package org.allteach.drawing;

import java.util.Locale;
import org.allteach.spc.Analysis;
import org.allteach.spc.Phase;
import org.allteach.spc.Series;

/**
 * Draws a chart small, to stand beside many others: the line, the room of common cause, centre, target, signals. Coordinates
 * are whole and relative, and what all have in common is drawn once, so that hundreds fit on a page.
 */
public final class SmallChart {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 200;
    private static final int MANY = 80;
    private static final int VERY_MANY = 160;
    private static final int TOP = 12;
    private static final int BOTTOM = 166;
    private static final double LETTER = 12;

    /**
     * Axes that several small charts share.
     *
     * @param name the id under which they are drawn once on the page; empty where each chart has its own
     */
    public record Axes(Timeline timeline, Scale scale, String name) {

        /** The axes of one chart alone. */
        public static Axes of(Analysis analysis, Locale locale) {
            return new Axes(Timeline.of(analysis.series(), locale), Scale.of(analysis), "");
        }
    }

    private final Picture picture;
    private final Analysis analysis;
    private final Course course;
    private final Plane plane;
    private final Timeline timeline;
    private final int[] places;
    private final Svg svg;

    private SmallChart(Picture picture, Plane plane, Timeline timeline, Svg svg) {
        this.picture = picture;
        this.analysis = picture.analysis();
        this.course = new Course(analysis);
        this.plane = plane;
        this.timeline = timeline;
        this.places = places(analysis.series(), timeline);
        this.svg = svg;
    }

    /** At which place of the shared axis each point stands. */
    private static int[] places(Series series, Timeline timeline) {
        int[] places = new int[series.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = series.axis() == Series.Axis.DATES ? timeline.indexOf(Timeline.date(series.x(i))) : i;
        }
        return places;
    }

    /** The shared axes, to stand once on the page before the charts that use them. */
    public static String define(Axes axes, Locale locale) {
        var svg = new Svg(1024);
        // Where it is used, style sheets see nothing above the element itself: so that carries the classes.
        svg.mark(
                "<svg class=\"at-defs\" aria-hidden=\"true\"><defs><g class=\"at-chart at-small\" id=\"~\">",
                axes.name());
        axes(axes, locale, svg);
        return svg.raw("</g></defs></svg>").toString();
    }

    /**
     * One chart.
     *
     * @param label what it says in words, for those who do not see it
     */
    public static String draw(Picture picture, Axes axes, String label, Locale locale) {
        var svg = new Svg(1200);
        svg.mark("<svg class=\"at-chart at-small\" viewBox=\"0 0 ~ ~\"", WIDTH, HEIGHT);
        svg.mark(" role=\"img\" aria-label=\"~\">", label);
        if (axes.name().isEmpty()) {
            axes(axes, locale, svg);
        } else {
            svg.mark("<use href=\"#~\"/>", axes.name());
        }
        new SmallChart(picture, plane(axes, locale), axes.timeline(), svg).body();
        return svg.raw("</svg>").toString();
    }

    private static Plane plane(Axes axes, Locale locale) {
        int letters = Math.max(
                tick(axes, 0, locale).length(),
                tick(axes, axes.scale().ticks() - 1, locale).length());
        return new Plane(Math.rint(10 + LETTER * letters), WIDTH - 8, TOP, BOTTOM, axes.timeline(), axes.scale());
    }

    private static String tick(Axes axes, int number, Locale locale) {
        return new Numerals(locale, axes.scale().decimals()).write(axes.scale().tick(number));
    }

    private static void axes(Axes axes, Locale locale, Svg svg) {
        Plane plane = plane(axes, locale);
        int ticks = axes.scale().ticks();
        svg.path("g");
        for (int i = 0; i < ticks; i++) {
            svg.move(plane.left(), Math.rint(plane.y(axes.scale().tick(i)))).across(plane.right());
        }
        svg.end();
        svg.label("a", plane.left() - 6, BOTTOM + 6, tick(axes, 0, locale));
        svg.label("a", plane.left() - 6, TOP + 8, tick(axes, ticks - 1, locale));
        int last = axes.timeline().size() - 1;
        if (last >= 0) {
            svg.label("u", plane.left(), HEIGHT - 8, axes.timeline().shortName(0));
        }
        if (last > 0) {
            svg.label("a", plane.right(), HEIGHT - 8, axes.timeline().shortName(last));
        }
    }

    private double x(double index) {
        int place = Math.clamp((int) Math.floor(index), 0, places.length - 1);
        return Math.rint(plane.x(places[place] + index - place));
    }

    private boolean gapBefore(int index) {
        return index > 0 && timeline.slot(places[index]) - timeline.slot(places[index - 1]) > 1;
    }

    private double y(double value) {
        return Math.rint(plane.y(value));
    }

    private void body() {
        for (Phase phase : analysis.phases()) {
            room(phase);
            level(phase);
        }
        target();
        dataLine();
        Meaning[] meanings = Meaning.of(analysis);
        for (Meaning meaning : Meaning.values()) {
            marks(meaning, meanings);
        }
    }

    /** The room between the limits, filled. */
    private void room(Phase phase) {
        int from = phase.from();
        while (from <= phase.to()) {
            if (!limited(from)) {
                from++;
                continue;
            }
            int to = from;
            while (to < phase.to() && limited(to + 1)) {
                to++;
            }
            svg.path(phase.provisional() ? "zq z" : "z").move(x(from - 0.5), y(course.upper(from)));
            for (int i = from; i <= to; i++) {
                svg.updown(y(course.upper(i)));
                if (i == to || y(course.upper(i + 1)) != y(course.upper(i))) {
                    svg.across(x(i + 0.5));
                }
            }
            for (int i = to; i >= from; i--) {
                svg.updown(y(course.lower(i)));
                if (i == from || y(course.lower(i - 1)) != y(course.lower(i))) {
                    svg.across(x(i - 0.5));
                }
            }
            svg.raw('z').end();
            from = to + 1;
        }
    }

    private boolean limited(int index) {
        return Double.isFinite(course.lower(index)) && Double.isFinite(course.upper(index));
    }

    private void level(Phase phase) {
        double centre = course.centre(phase.to());
        if (Double.isFinite(centre)) {
            svg.path("c").move(x(phase.from() - 0.5), y(centre));
            svg.across(x(phase.to() + 0.5)).end();
        }
    }

    private void target() {
        double before = Double.NaN;
        for (int i = 0; i < analysis.size(); i++) {
            double value = course.target(i);
            if (Double.isFinite(value) && Double.isNaN(before)) {
                svg.path("t").move(x(i - 0.5), y(value));
                before = value;
            } else if (Double.isFinite(value) && value != before) {
                svg.across(x(i - 0.5)).updown(y(value));
                before = value;
            }
        }
        if (!Double.isNaN(before)) {
            svg.across(x(analysis.size() - 0.5)).end();
        }
    }

    private void dataLine() {
        svg.path("d");
        boolean joined = false;
        for (int i = 0; i < analysis.size(); i++) {
            double value = course.value(i);
            if (!Double.isFinite(value)) {
                joined = false;
            } else if (analysis.included(i) && joined && !gapBefore(i)) {
                svg.line(x(i), y(value));
            } else if (analysis.included(i)) {
                // A point without neighbours is still to be seen: a line of no length has round ends.
                svg.move(x(i), y(value)).raw("h0");
                joined = true;
            }
        }
        svg.end();
    }

    /** Where points lie close, their marks are smaller. */
    private String shape(Meaning meaning) {
        int size = analysis.size();
        return size < MANY ? meaning.largeShape : size < VERY_MANY ? meaning.shape : meaning.smallShape;
    }

    /** The points of one meaning; of those that mean nothing special only the newest, and ghosts. */
    private void marks(Meaning meaning, Meaning[] meanings) {
        int last = course.last();
        boolean begun = false;
        for (int i = 0; i <= last; i++) {
            boolean drawn = meaning != Meaning.COMMON || i == last || !analysis.included(i);
            if (meanings[i] == meaning && drawn && Double.isFinite(course.value(i))) {
                boolean hollow = i == last && picture.provisional().contains(i) || !analysis.included(i);
                if (hollow) {
                    svg.raw(begun ? "\"/>" : "");
                    begun = false;
                    svg.path("h " + meaning.type);
                } else if (!begun) {
                    svg.path(meaning.type);
                    begun = true;
                }
                svg.move(x(i), y(course.value(i))).raw(shape(meaning));
                svg.raw(hollow ? "\"/>" : "");
            }
        }
        svg.raw(begun ? "\"/>" : "");
    }
}
