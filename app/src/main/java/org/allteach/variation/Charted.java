package org.allteach.variation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allteach.drawing.Picture;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.spc.Advice;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.jspecify.annotations.Nullable;

/**
 * A measure's values in time, calculated.
 *
 * @param dates the first day of each place on the chart
 * @param points the value at each place
 * @param phases what people call each phase, in order
 * @param choice which chart it is, and why
 */
public record Charted(
        Measure measure,
        Analysis analysis,
        List<LocalDate> dates,
        List<Point> points,
        List<String> phases,
        Choice choice) {

    private static final int FEW = 6;

    /**
     * The chart that was taken.
     *
     * @param advice what the library advises for the kind of data
     * @param asked the chart that somebody asks for; null where it is left to the advice
     * @param decided whether it was decided for this chart alone rather than in the measure's definition
     */
    public record Choice(Advice advice, @Nullable Chart asked, Chart taken, boolean decided) {

        boolean isOverruled() {
            return asked != null && asked == taken && asked != advice.chart();
        }

        /** Whether the chart that was asked for cannot be made of these data. */
        boolean isImpossible() {
            return asked != null && asked != taken;
        }
    }

    /** The charts that can be made of the same data. */
    List<Chart> possible() {
        return Arrays.stream(Chart.values())
                .filter(chart -> chart.analyse(analysis.series(), analysis.options()) instanceof Analysis)
                .toList();
    }

    public boolean isEmpty() {
        return dates.isEmpty();
    }

    /** The places whose data may still change. */
    Set<Integer> provisional() {
        var provisional = new HashSet<Integer>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (point.provisional()) {
                provisional.add(i);
            }
        }
        return provisional;
    }

    /** The place on which a day falls: that of the last period that had begun; null for a day before all of them. */
    @Nullable
    LocalDate placeOf(LocalDate day) {
        LocalDate place = null;
        for (LocalDate date : dates) {
            if (!date.isAfter(day)) {
                place = date;
            }
        }
        return place;
    }

    /** As a picture, with the notes that stand on one of its places. */
    public Picture picture(String title, List<Note> notes) {
        var marks = new ArrayList<Picture.Note>();
        for (Note note : notes) {
            int index = dates.indexOf(note.start());
            if (index >= 0) {
                marks.add(new Picture.Note(index, note.text()));
            }
        }
        return new Picture(title, measure.unit(), analysis, provisional(), phases, marks, List.of());
    }

    /** The newest value; {@code NaN} where there is none. */
    public double latest() {
        for (int i = analysis.size() - 1; i >= 0; i--) {
            if (Double.isFinite(analysis.value(i))) {
                return analysis.value(i);
            }
        }
        return Double.NaN;
    }

    /**
     * How far the mean of the newest values is from that of the first: six each, or half of them where there are fewer than
     * twelve. {@code NaN} below two values.
     */
    double change() {
        double[] values = new double[analysis.size()];
        int count = 0;
        for (int i = 0; i < analysis.size(); i++) {
            if (Double.isFinite(analysis.value(i)) && analysis.included(i)) {
                values[count++] = analysis.value(i);
            }
        }
        int each = Math.min(FEW, count / 2);
        double first = 0;
        double last = 0;
        for (int i = 0; i < each; i++) {
            first += values[i];
            last += values[count - 1 - i];
        }
        return each == 0 ? Double.NaN : (last - first) / each;
    }
}
