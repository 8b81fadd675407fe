package org.allteach.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Phase;
import org.allteach.spc.Signal;

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

    private static final double LETTER = 6.3;
    private static final double LINE = 14;
    private static final int TOP = 40;
    private static final int BELOW = 40;
    private static final int STRIP = 26;

    private final Picture picture;
    private final Analysis analysis;
    private final Words words;
    private final Timeline timeline;
    private final Scale scale;
    private final Numerals numerals;
    private final Numerals values;
    private final Meaning[] meanings;
    private final double left;
    private final double right;
    private final double bottom;
    private final double gap;
    private final Size size;
    private final Svg svg = new Svg(8192);
    private final List<Tag> tags = new ArrayList<>();

    /** Words at the right end of a line. */
    private record Tag(String type, String text, double y) {}

    private LargeChart(Picture picture, Size size, Locale locale) {
        this.picture = picture;
        this.analysis = picture.analysis();
        this.size = size;
        this.words = Words.in(locale);
        this.timeline = Timeline.of(analysis.series(), locale);
        this.scale = Scale.of(analysis);
        this.numerals = new Numerals(locale, scale.decimals() + 1);
        this.values = new Numerals(locale, integral() ? 0 : scale.decimals() + 1);
        this.meanings = Meaning.of(analysis);
        collectTags();
        int longestTag = tags.stream().mapToInt(tag -> tag.text.length()).max().orElse(2);
        int longestTick = Math.max(tick(0).length(), tick(scale.ticks() - 1).length());
        this.left = 14 + LETTER * longestTick;
        this.right = size.width - 12 - Math.min(LETTER * longestTag, size.width / 4.0);
        this.bottom = size.height - BELOW - (picture.reporters().isEmpty() ? 0 : STRIP);
        this.gap = (right - left) / Math.max(1, analysis.size());
    }

    /** The drawing as an element of a page. Its ids begin with the given name, which is to be unique on the page. */
    public static String draw(Picture picture, Size size, Locale locale, String name) {
        var chart = new LargeChart(picture, size, locale);
        chart.svg
                .raw("<svg class=\"at-chart\" viewBox=\"0 0 ")
                .whole(size.width)
                .raw(' ')
                .whole(size.height)
                .raw("\" role=\"group\" aria-labelledby=\"")
                .text(name)
                .raw("-t\" aria-describedby=\"")
                .text(name)
                .raw("-d\"><title id=\"")
                .text(name)
                .raw("-t\">")
                .text(picture.title())
                .raw("</title><desc id=\"")
                .text(name)
                .raw("-d\">")
                .text(Reading.of(picture, locale).description())
                .raw("</desc>");
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
        baselines();
        grid();
        if (analysis.size() > 0) {
            names();
            reporters();
            for (Phase phase : analysis.phases()) {
                lines(phase);
            }
            target();
            phases();
            dataLine();
            points();
            signals();
            notes();
            tags();
        }
    }

    private double x(double index) {
        return left + (index + 0.5) * gap;
    }

    private double y(double value) {
        return bottom - scale.part(value) * (bottom - TOP);
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
            int last = Math.min(phase.to(), phase.from() + points - 1);
            svg.raw("<rect class=\"b\" x=\"")
                    .at(x(phase.from() - 0.5))
                    .raw("\" y=\"")
                    .whole(TOP);
            svg.raw("\" width=\"").at((last - phase.from() + 1) * gap);
            svg.raw("\" height=\"").at(bottom - TOP).raw("\"/>");
            svg.label("w", x(phase.from() - 0.5) + 4, bottom - 5, words.word("chart.baseline"));
        }
    }

    private void grid() {
        svg.path("g");
        for (int i = 0; i < scale.ticks(); i++) {
            svg.to('M', left, y(scale.tick(i))).raw('H').at(right);
        }
        svg.end();
        for (int i = 0; i < scale.ticks(); i++) {
            svg.label("a", left - 6, y(scale.tick(i)) + 4, tick(i));
        }
        svg.label("u", left - 6, TOP - 14, picture.unit());
    }

    private void names() {
        for (Timeline.Tick tick : timeline.ticks(gap)) {
            svg.label("m", x(tick.index()), bottom + 16, tick.text());
            if (tick.year() != null) {
                svg.label("m y", x(tick.index()), bottom + 31, tick.year());
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
            double tall = 16.0 * picture.reporters().get(i) / Math.max(1, most);
            svg.to('M', x(i - 0.35), base)
                    .raw('v')
                    .at(-tall)
                    .raw('h')
                    .at(gap * 0.7)
                    .raw('v')
                    .at(tall)
                    .raw('z');
        }
        svg.end().label("o", right + 6, base - 1, words.sentence("chart.teams", most));
    }

    private void lines(Phase phase) {
        String type = phase.provisional() ? "l q" : "l";
        steps(type, phase, analysis::lower);
        steps(type, phase, analysis::upper);
        boolean unusual = analysis.signals().stream()
                .anyMatch(s -> Meaning.ofWholePhase(s.rule()) && s.from() >= phase.from() && s.to() <= phase.to());
        steps(unusual ? "c s" : "c", phase, analysis::centre);
    }

    /** A value at each place. */
    private interface Height {
        double at(int index);
    }

    /** A level line, or steps where the value changes from place to place. */
    private void steps(String type, Phase phase, Height height) {
        double before = Double.NaN;
        boolean begun = false;
        for (int i = phase.from(); i <= phase.to(); i++) {
            double value = height.at(i);
            if (!Double.isFinite(value)) {
                before = finish(before, begun, i);
                continue;
            }
            if (Double.isNaN(before)) {
                (begun ? svg : svg.path(type)).to('M', x(i - 0.5), y(value));
                begun = true;
            } else if (Math.abs(y(value) - y(before)) >= 0.05) {
                svg.raw('H').at(x(i - 0.5)).raw('V').at(y(value));
            }
            before = value;
        }
        if (begun) {
            finish(before, true, phase.to() + 1);
            svg.end();
        }
    }

    private double finish(double before, boolean begun, int index) {
        if (begun && !Double.isNaN(before)) {
            svg.raw('H').at(x(index - 0.5));
        }
        return Double.NaN;
    }

    private void target() {
        if (analysis.options().target() != null) {
            steps("t", whole(), analysis::target);
        }
    }

    private Phase whole() {
        return new Phase(0, analysis.size() - 1, null, null, null, null, null, 0, 0, false, null);
    }

    private void phases() {
        List<Phase> phases = analysis.phases();
        for (int k = 0; k < phases.size(); k++) {
            double start = x(phases.get(k).from() - 0.5);
            if (k > 0) {
                svg.path("f").to('M', start, TOP - 22.0).raw('V').at(bottom).end();
            }
            double room = (phases.get(k).to() - phases.get(k).from() + 1) * gap - 8;
            String label = fitted(picture.phase(k), room);
            if (!label.isEmpty()) {
                svg.label("w", start + 4, TOP - 12.0, label);
            }
            if (k < phases.size() - 1) {
                formerCentre(phases.get(k), room);
            }
        }
    }

    /** The last phase's lines are named at the right end; of the others only the centre. */
    private void formerCentre(Phase phase, double room) {
        double centre = analysis.centre(phase.to());
        if (Double.isFinite(centre) && room > 40) {
            svg.label("e", x(phase.to() + 0.5) - 4, y(centre) - 5, numerals.write(centre));
        }
    }

    private static String fitted(String text, double room) {
        int letters = (int) (room / LETTER);
        return text.length() <= letters ? text : letters < 4 ? "" : text.substring(0, letters - 1) + "…";
    }

    /** Joins the points that count; a missing one leaves a gap, an excluded one is passed by. */
    private void dataLine() {
        svg.path("d");
        boolean joined = false;
        for (int i = 0; i < analysis.size(); i++) {
            double value = analysis.value(i);
            if (!Double.isFinite(value)) {
                joined = false;
            } else if (analysis.included(i)) {
                svg.to(joined ? 'L' : 'M', x(i), y(value));
                joined = true;
            }
        }
        svg.end();
    }

    private void points() {
        int last = lastPoint();
        for (int i = 0; i <= last; i++) {
            double value = analysis.value(i);
            if (Double.isFinite(value)) {
                point(i, value, i == last);
            }
        }
    }

    private int lastPoint() {
        int last = analysis.size() - 1;
        while (last >= 0 && !Double.isFinite(analysis.value(last))) {
            last--;
        }
        return last;
    }

    /** One point is reached by Tab; the arrow keys go on from there ({@code charts.js}). */
    private void point(int index, double value, boolean reachable) {
        Meaning meaning = meanings[index];
        boolean excluded = !analysis.included(index);
        boolean hollow = picture.provisional().contains(index);
        String type = meaning.type + (excluded ? " v" : hollow ? " h" : "");
        if (meaning == Meaning.COMMON) {
            svg.raw("<circle class=\"").raw(type).raw("\" cx=\"").at(x(index));
            svg.raw("\" cy=\"")
                    .at(y(value))
                    .raw("\" r=\"")
                    .raw(gap < 8 ? "2.5" : "3.5")
                    .raw('"');
        } else {
            svg.path(type).to('M', x(index), y(value)).raw(Marks.shape(meaning)).raw('"');
        }
        svg.raw(reachable ? " tabindex=\"0\" role=\"img\"><title>" : " role=\"img\"><title>");
        svg.text(timeline.name(index)).raw(": ").text(words.measured(values.write(value), picture.unit()));
        if (analysis.series().hasDenominators()) {
            svg.raw(" (").text(count(analysis.series().numerator(index))).raw(" / ");
            svg.text(count(analysis.series().denominator(index))).raw(')');
        }
        aside(index, excluded, hollow);
        svg.raw(meaning == Meaning.COMMON ? "</title></circle>" : "</title></path>");
    }

    private void aside(int index, boolean excluded, boolean hollow) {
        if (!picture.reporters().isEmpty()) {
            svg.raw(", ").text(words.sentence("chart.teams", picture.reporters().get(index)));
        }
        if (meanings[index] != Meaning.COMMON) {
            svg.raw(", ")
                    .text(words.word("chart.meaning." + meanings[index].name().toLowerCase(Locale.ROOT)));
        }
        if (excluded) {
            svg.raw(", ").text(words.word("chart.excluded"));
        }
        if (hollow) {
            svg.raw(", ").text(words.word("chart.provisional"));
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
    private void signals() {
        var taken = new boolean[analysis.size()];
        int number = 0;
        for (Signal signal : analysis.signals()) {
            String letter = Meaning.letter(number++);
            String type = "k " + Meaning.of(signal).type + "t";
            if (Meaning.ofWholePhase(signal.rule())) {
                svg.label(type, x(signal.from() - 0.5) + 8, y(analysis.centre(signal.from())) - 5, letter);
                continue;
            }
            int at = Math.min(signal.completedAt(), analysis.size() - 1);
            double value = analysis.value(at);
            if (Double.isFinite(value) && !taken[at]) {
                boolean above = signal.high() == null || signal.high();
                svg.label(type, x(at), y(value) + (above ? -9 : 19), letter);
                taken[at] = true;
            }
        }
    }

    /** Numbered marks above the points that somebody wrote about; the words stand below the chart. */
    private void notes() {
        int number = 0;
        for (Picture.Note note : picture.notes()) {
            number++;
            double value = analysis.value(note.index());
            double foot = Double.isFinite(value) ? y(value) - 6 : bottom;
            double head = TOP - 1.0;
            svg.path("j")
                    .to('M', x(note.index()), head + 8)
                    .raw('V')
                    .at(Math.max(head + 8, foot))
                    .end();
            svg.raw("<circle class=\"j\" cx=\"")
                    .at(x(note.index()))
                    .raw("\" cy=\"")
                    .at(head)
                    .raw("\" r=\"8\"/>");
            svg.label("jt", x(note.index()), head + 4, Integer.toString(number));
        }
    }

    private void collectTags() {
        int last = analysis.size() - 1;
        if (last < 0) {
            return;
        }
        tag("o", "chart.upper", analysis.upper(last));
        tag("o oc", analysis.chart() == Chart.RUN ? "chart.median" : "chart.mean", analysis.centre(last));
        tag("o", "chart.lower", analysis.lower(last));
        tag("o ot", "chart.target", analysis.target(last));
    }

    private void tag(String type, String key, double value) {
        if (Double.isFinite(value)) {
            tags.add(new Tag(type, words.word(key) + " " + numerals.write(value), value));
        }
    }

    /** Names the lines at the right end, one below the other where they lie close. */
    private void tags() {
        List<Tag> sorted = tags.stream()
                .sorted(Comparator.comparingDouble(Tag::y).reversed())
                .toList();
        var heights = new double[sorted.size()];
        double free = TOP - LINE;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(y(sorted.get(i).y) + 4, free + LINE);
            free = heights[i];
        }
        double lowest = bottom + 4;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], lowest);
            lowest = heights[i] - LINE;
            svg.label(sorted.get(i).type, right + 6, heights[i], sorted.get(i).text);
        }
    }
}
