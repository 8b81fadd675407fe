package org.allteach.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.spc.Analysis;
import org.allteach.spc.Phase;
import org.allteach.spc.Signal;

/** Draws what was measured and calculated: limits, centre, target, the line of the data, each point, each signal's letter. */
final class Plot {

    private static final double NARROW = 10;
    private static final double LETTER = 12;

    private final Picture picture;
    private final Analysis analysis;
    private final Course course;
    private final Plane plane;
    private final Timeline timeline;
    private final Words words;
    private final Numerals numerals;
    private final Numerals values;
    private final Meaning[] meanings;
    private final boolean small;
    private final Svg svg;

    Plot(Picture picture, Plane plane, Timeline timeline, Words words, Svg svg) {
        this.picture = picture;
        this.analysis = picture.analysis();
        this.course = new Course(analysis);
        this.plane = plane;
        this.timeline = timeline;
        this.words = words;
        this.numerals = new Numerals(words.locale(), plane.scale().valueDecimals());
        this.values = integral() ? new Numerals(words.locale(), 0) : numerals;
        this.meanings = Meaning.of(analysis);
        this.small = plane.gap() < NARROW;
        this.svg = svg;
    }

    void draw() {
        for (Phase phase : analysis.phases()) {
            String limit = phase.provisional() ? "q l" : "l";
            steps(limit, phase.from(), phase.to(), course::lower);
            steps(limit, phase.from(), phase.to(), course::upper);
            steps(unusual(phase) ? "s c" : "c", phase.from(), phase.to(), course::centre);
        }
        if (analysis.options().target() != null) {
            steps("t", 0, analysis.size() - 1, course::target);
        }
        if (course.isSmoothed()) {
            values();
        }
        if (course.isSum()) {
            line(course::other);
        }
        line(course::value);
        points();
        letters();
    }

    /** What the moving average is made of: small, and not judged. */
    private void values() {
        svg.raw("<g class=\"wv\">");
        for (int i = 0; i < analysis.size(); i++) {
            if (Double.isFinite(analysis.value(i)) && analysis.included(i)) {
                svg.mark("<circle cx=\"~\" cy=\"~\" r=\"1.5\"/>", plane.x(i), plane.y(analysis.value(i)));
            }
        }
        svg.raw("</g>");
    }

    private boolean unusual(Phase phase) {
        return analysis.signals().stream()
                .anyMatch(s -> Meaning.ofWholePhase(s.rule()) && s.from() >= phase.from() && s.to() <= phase.to());
    }

    /** A value at each place. */
    private interface Height {
        double at(int index);
    }

    /** A level line, or steps where the value changes from place to place; nothing where there is none. */
    private void steps(String type, int from, int to, Height height) {
        double before = Double.NaN;
        boolean begun = false;
        for (int i = from; i <= to; i++) {
            double value = height.at(i);
            boolean here = Double.isFinite(value);
            if (here && Double.isNaN(before)) {
                (begun ? svg : svg.path(type)).move(plane.x(i - 0.5), plane.y(value));
                begun = true;
            } else if (here && Math.abs(plane.y(value) - plane.y(before)) >= 0.1) {
                svg.across(plane.x(i - 0.5)).updown(plane.y(value));
            } else if (!here && !Double.isNaN(before)) {
                svg.across(plane.x(i - 0.5));
            }
            before = here ? value : Double.NaN;
        }
        if (begun) {
            (Double.isNaN(before) ? svg : svg.across(plane.x(to + 0.5))).end();
        }
    }

    /** Joins the points that count; a missing one leaves a gap, an excluded one is passed by. */
    private void line(Height height) {
        svg.path("d");
        boolean joined = false;
        for (int i = 0; i < analysis.size(); i++) {
            double value = height.at(i);
            if (!Double.isFinite(value)) {
                joined = false;
            } else if (analysis.included(i)) {
                if (joined && !timeline.gapBefore(i)) {
                    svg.line(plane.x(i), plane.y(value));
                } else {
                    svg.move(plane.x(i), plane.y(value));
                }
                joined = true;
            }
        }
        svg.end();
    }

    /** Neighbours of one look share a group, which saves saying the look of each. */
    private void points() {
        int last = course.last();
        String open = "";
        for (int i = 0; i <= last; i++) {
            if (!Double.isFinite(course.value(i))) {
                continue;
            }
            String look = look(i);
            if (!look.equals(open)) {
                svg.mark(open.isEmpty() ? "<g class=\"~\">" : "</g><g class=\"~\">", look);
                open = look;
            }
            point(i, i == last);
        }
        svg.raw(open.isEmpty() ? "" : "</g>");
    }

    private String look(int index) {
        boolean provisional = picture.provisional().contains(index);
        return (analysis.included(index) ? provisional ? "h " : "" : "v ") + meanings[index].type;
    }

    /** One point is reached by Tab; the arrow keys go on from there ({@code charts.js}). */
    private void point(int index, boolean reachable) {
        double x = plane.x(index);
        double y = plane.y(course.value(index));
        boolean circle = meanings[index] == Meaning.COMMON;
        if (circle) {
            svg.mark("<circle cx=\"~\" cy=\"~\" r=\"~\"", x, y, small ? 2.5 : 3.5);
        } else {
            svg.raw("<path d=\"")
                    .move(x, y)
                    .raw(small ? meanings[index].smallShape : meanings[index].shape)
                    .raw('"');
        }
        svg.raw(reachable ? " tabindex=\"0\" role=\"img\"><title>" : "><title>");
        told(index);
        svg.raw(circle ? "</title></circle>" : "</title></path>");
    }

    /** A point in words: when, how much, out of what, and what is special. */
    private void told(int index) {
        svg.text(timeline.shortName(index)).raw(": ");
        svg.text(words.measured(values.write(analysis.value(index)), picture.unit()));
        if (course.isSum() || course.isSmoothed()) {
            svg.mark(", ~ ~", words.word("chart.kind." + analysis.chart().id()), numerals.write(course.value(index)));
        }
        if (analysis.series().hasDenominators()) {
            svg.mark(
                    " (~ / ~)",
                    count(analysis.series().numerator(index)),
                    count(analysis.series().denominator(index)));
        }
        if (!picture.reporters().isEmpty()) {
            svg.mark(", ~", words.sentence("chart.teams", picture.reporters().get(index)));
        }
        if (meanings[index] != Meaning.COMMON) {
            svg.mark(", ~", words.word("chart.meaning." + meanings[index].name().toLowerCase(Locale.ROOT)));
        }
        if (!analysis.included(index)) {
            svg.mark(", ~", words.word("chart.excluded"));
        }
        if (picture.provisional().contains(index)) {
            svg.mark(", ~", words.word("chart.provisional"));
        }
    }

    private String count(double number) {
        return number == Math.rint(number) ? numerals.whole(number) : numerals.write(number);
    }

    private boolean integral() {
        for (int i = 0; i < analysis.size(); i++) {
            double value = analysis.value(i);
            if (Double.isFinite(value) && value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }

    /** The letter of each signal, where its pattern was complete; the list beside the chart explains it. */
    private void letters() {
        List<Integer> noted = picture.notes().stream().map(Picture.Note::index).toList();
        List<double[]> taken = new ArrayList<>();
        int number = 0;
        for (Signal signal : Meaning.inOrder(analysis)) {
            String letter = Meaning.letter(number++);
            int at = Math.min(signal.completedAt(), analysis.size() - 1);
            boolean whole = Meaning.ofWholePhase(signal.rule());
            double height = whole ? course.centre(signal.from()) : course.value(at);
            boolean above = whole || !Boolean.FALSE.equals(signal.high()) && !noted.contains(at);
            double x = whole ? plane.x(signal.from() - 0.5) + 8 : plane.x(at);
            double y = plane.y(height) + (above ? -9 : 19);
            if (Double.isFinite(height) && isFree(taken, x, y)) {
                svg.label("k " + Meaning.of(signal).type + "t", x, y, letter);
                taken.add(new double[] {x, y});
            }
        }
    }

    /** A letter stands where it touches no other; those without room are still in the list and in the table. */
    private boolean isFree(List<double[]> taken, double x, double y) {
        double apart = small ? 2 * LETTER : LETTER;
        return taken.stream().noneMatch(place -> Math.abs(x - place[0]) < apart && Math.abs(y - place[1]) < apart);
    }
}
