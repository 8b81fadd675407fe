package org.allteach.bench;

import java.util.Arrays;
import java.util.Locale;

/** Repeated readings of one thing, told by their median and spread. */
final class Figures {

    private final String unit;
    private double[] readings = {};

    Figures(String unit) {
        this.unit = unit;
    }

    synchronized void add(double reading) {
        readings = Arrays.copyOf(readings, readings.length + 1);
        readings[readings.length - 1] = reading;
    }

    double median() {
        return quantile(0.5);
    }

    /** The smallest reading that at least this share of all readings does not exceed. */
    double quantile(double share) {
        double[] sorted = readings.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.2f %s (min %.2f, p95 %.2f, max %.2f; n = %d)",
                median(),
                unit,
                quantile(0),
                quantile(0.95),
                quantile(1),
                readings.length);
    }
}
