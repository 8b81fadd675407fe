package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.drawing.Svg;
import org.allteach.web.Visit;

/**
 * A ramp as stairs: a step for each cycle, the higher the larger its scale, with its date, its scale and what was decided. The
 * same stands in words in a list beside it.
 */
final class Stairs {

    private static final double STEP = 148;
    private static final double RISE = 24;
    private static final double TOP = 58;
    private static final double BELOW = 26;
    private static final int LETTERS = 20;

    private Stairs() {}

    /**
     * The drawing as an element of a page.
     *
     * @param base the address below which the cycles' pages are
     */
    static String draw(Ramp ramp, String base) {
        List<Cycle> cycles = ramp.cycles();
        int highest = cycles.stream().mapToInt(Stairs::level).max().orElse(0);
        double width = STEP * cycles.size() + 16;
        double height = TOP + RISE * highest + BELOW;
        var svg = new Svg(4096);
        svg.mark("<svg class=\"at-stairs\" viewBox=\"0 0 ~ ~\"", width, height);
        svg.mark(" width=\"~\" height=\"~\" role=\"group\"", width, height);
        svg.mark(" aria-label=\"~\">", Visit.text("pdsa.ramp.name", ramp.code(), ramp.title()));
        for (int i = 0; i < cycles.size(); i++) {
            step(svg, cycles.get(i), 8 + i * STEP, height - BELOW, base);
        }
        return svg.raw("</svg>").toString();
    }

    /** How high a step is: its scale among all scales. */
    private static int level(Cycle cycle) {
        return List.of(Cycle.Scale.values()).indexOf(cycle.scale()) + 1;
    }

    private static void step(Svg svg, Cycle cycle, double x, double ground, String base) {
        double high = RISE * level(cycle);
        double y = ground - high;
        svg.mark("<a href=\"~\"", base + "/cycles/" + cycle.code());
        svg.mark(" aria-label=\"~\">", told(cycle));
        svg.mark("<rect class=\"~\"", "sr s-" + Given.written(cycle.state()));
        svg.mark(" x=\"~\" y=\"~\" width=\"~\" height=\"~\"/>", x, y, STEP - 4, high);
        label(svg, "sc", x + 6, y - 36, cycle.code() + " " + Visit.text("pdsa.state." + Given.written(cycle.state())));
        label(svg, "sd", x + 6, y - 21, dates(cycle));
        label(svg, "st", x + 6, y - 6, decision(cycle));
        label(svg, "ss", x + 6, ground + 16, Visit.text("pdsa.scale." + Given.written(cycle.scale())));
        svg.raw("</a>");
    }

    private static void label(Svg svg, String type, double x, double y, String words) {
        svg.label(type, x, y, words.length() <= LETTERS ? words : words.substring(0, LETTERS - 1) + "…");
    }

    static String dates(Cycle cycle) {
        LocalDate from = cycle.startsOn();
        return from == null ? Visit.text("pdsa.undated") : Visit.date(from);
    }

    static String decision(Cycle cycle) {
        Cycle.Decision decision = cycle.decision();
        return decision == null || cycle.state() != Cycle.State.ACTED
                ? ""
                : Visit.text("pdsa.decision." + Given.written(decision));
    }

    private static String told(Cycle cycle) {
        String decision = decision(cycle);
        return cycle.code() + " " + cycle.title() + ": "
                + Visit.text("pdsa.state." + Given.written(cycle.state())) + ", " + dates(cycle) + ", "
                + Visit.text("pdsa.scale." + Given.written(cycle.scale()))
                + (decision.isEmpty() ? "" : ", " + decision);
    }
}
