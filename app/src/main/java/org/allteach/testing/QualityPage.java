package org.allteach.testing;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.LargeChart;
import org.allteach.drawing.Picture;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Options;
import org.allteach.spc.Series;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** How well the testing of the collaborative keeps the method over time. */
record QualityPage(Membership membership, List<Quality.Month> months) implements Page {

    private static final int PERCENT = 100;

    String base() {
        return "/c/" + membership.collaborative().slug();
    }

    int closed() {
        return months.stream().mapToInt(Quality.Month::all).sum();
    }

    int whole() {
        return months.stream().mapToInt(Quality.Month::whole).sum();
    }

    /** The share of tests that kept the whole method, month by month, as a run chart. */
    String chart() {
        double[] whole = months.stream().mapToDouble(Quality.Month::whole).toArray();
        double[] all = months.stream().mapToDouble(Quality.Month::all).toArray();
        Series series = Series.ratio(whole, all)
                .withX(
                        Series.Axis.DATES,
                        months.stream().map(month -> month.start().toString()).toList());
        Options options = Options.DEFAULT.withMultiplier(PERCENT).withDirection(Direction.INCREASE);
        Picture picture = Picture.of(
                Visit.text("testing.quality.chart"),
                "%",
                Chart.RUN.analyse(series, options).orThrow());
        return LargeChart.draw(picture, LargeChart.Size.WIDE, Visit.locale(), "quality");
    }

    static List<String> features() {
        return Quality.FEATURES;
    }
}
