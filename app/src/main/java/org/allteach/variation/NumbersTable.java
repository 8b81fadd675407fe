package org.allteach.variation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.drawing.Meaning;
import org.allteach.drawing.Numerals;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Scale;
import org.allteach.drawing.Timeline;
import org.allteach.spc.Analysis;
import org.allteach.spc.Signal;
import org.allteach.web.Visit;

/**
 * The numbers of a chart, written in the reader's locale: the same that the drawing shows.
 *
 * @param ratios whether there are numerators and denominators
 * @param limits whether there are limits
 * @param target whether there is a target
 * @param reporters whether each row is of several teams
 */
record NumbersTable(List<Row> rows, boolean ratios, boolean limits, boolean target, boolean reporters) {

    /** One period; empty where there is none. */
    record Row(
            String period,
            String numerator,
            String denominator,
            String value,
            String centre,
            String lower,
            String upper,
            String target,
            String signals,
            String remarks,
            String reporters) {}

    static NumbersTable of(Picture picture, Locale locale) {
        Analysis analysis = picture.analysis();
        Timeline timeline = Timeline.of(analysis.series(), locale);
        var numerals = new Numerals(locale, Scale.of(analysis).valueDecimals());
        boolean ratios = analysis.series().hasDenominators();
        Map<Integer, String> signals = letters(analysis);
        var rows = new ArrayList<Row>();
        boolean limits = false;
        for (int i = 0; i < analysis.size(); i++) {
            limits |= Double.isFinite(analysis.upper(i));
            rows.add(new Row(
                    timeline.name(i),
                    ratios ? count(analysis.series().numerator(i), numerals) : "",
                    ratios ? count(analysis.series().denominator(i), numerals) : "",
                    shown(analysis.value(i), numerals),
                    shown(analysis.centre(i), numerals),
                    shown(analysis.lower(i), numerals),
                    shown(analysis.upper(i), numerals),
                    shown(analysis.target(i), numerals),
                    signals.getOrDefault(i, ""),
                    remarks(picture, i),
                    picture.reporters().isEmpty()
                            ? ""
                            : numerals.whole(picture.reporters().get(i))));
        }
        boolean target = analysis.options().target() != null;
        return new NumbersTable(
                rows.reversed(), ratios, limits, target, !picture.reporters().isEmpty());
    }

    private static String shown(double number, Numerals numerals) {
        return Double.isFinite(number) ? numerals.write(number) : "";
    }

    private static String count(double number, Numerals numerals) {
        return !Double.isFinite(number)
                ? ""
                : number == Math.rint(number) ? numerals.whole(number) : numerals.write(number);
    }

    /** The letters of the signals that each place is part of. */
    private static Map<Integer, String> letters(Analysis analysis) {
        var letters = new HashMap<Integer, String>();
        int number = 0;
        for (Signal signal : Meaning.inOrder(analysis)) {
            String letter = Meaning.letter(number++);
            for (int i = signal.from(); i <= signal.to(); i++) {
                if (!Meaning.ofWholePhase(signal.rule()) && analysis.signals(i, signal.rule())) {
                    letters.merge(i, letter, (before, after) -> before + " " + after);
                }
            }
        }
        return letters;
    }

    private static String remarks(Picture picture, int index) {
        var remarks = new ArrayList<String>();
        if (!picture.analysis().included(index)) {
            remarks.add(Visit.text("variation.remark.excluded"));
        }
        if (picture.provisional().contains(index)) {
            remarks.add(Visit.text("variation.remark.provisional"));
        }
        for (int i = 0; i < picture.notes().size(); i++) {
            if (picture.notes().get(i).index() == index) {
                remarks.add(Visit.text("variation.remark.note", i + 1));
            }
        }
        return String.join(", ", remarks);
    }
}
