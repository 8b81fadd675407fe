package org.allteach.drawing;

import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;

/**
 * What is judged on a chart, and so what its line goes through: on most charts the values themselves; on an EWMA chart their
 * moving average; on cusum charts the sum of deviations, upwards or downwards, whichever is further from zero. The limits are
 * those of what is judged. Undefined values are {@code NaN}.
 */
record Course(Analysis analysis) {

    /** Whether sums of deviations are judged, in sigma, instead of anything in the data's own unit. */
    boolean isSum() {
        return analysis.chart() == Chart.CUSUM || analysis.chart() == Chart.BERNOULLI_CUSUM;
    }

    boolean isSmoothed() {
        return analysis.chart() == Chart.EWMA;
    }

    /** Whether the centre line is a median. */
    boolean isMedian() {
        return analysis.chart() == Chart.RUN || analysis.chart() == Chart.G;
    }

    double value(int index) {
        if (isSum()) {
            return -analysis.cusumLow(index) > analysis.cusumHigh(index)
                    ? analysis.cusumLow(index)
                    : analysis.cusumHigh(index);
        }
        return isSmoothed() && analysis.included(index) ? analysis.smoothed(index) : analysis.value(index);
    }

    /** The sum that is closer to zero, which is drawn, too; {@code NaN} on other charts. */
    double other(int index) {
        return isSum() ? analysis.cusumHigh(index) + analysis.cusumLow(index) - value(index) : Double.NaN;
    }

    double centre(int index) {
        return isSum() ? 0 : analysis.centre(index);
    }

    double lower(int index) {
        return isSum() ? -decision() : analysis.lower(index);
    }

    double upper(int index) {
        return isSum() ? decision() : analysis.upper(index);
    }

    double target(int index) {
        return isSum() ? Double.NaN : analysis.target(index);
    }

    private double decision() {
        var choice = analysis.options().sequential();
        return analysis.chart() == Chart.CUSUM ? choice.decisionInterval() : choice.limit();
    }

    /** The last index with something to draw; -1 where there is none. */
    int last() {
        int last = analysis.size() - 1;
        while (last >= 0 && !Double.isFinite(value(last))) {
            last--;
        }
        return last;
    }
}
