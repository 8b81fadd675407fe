package org.allteach.spc;

/**
 * A compensated sum: as if added in twice the precision and rounded once.
 *
 * <p>A plain sum misses exact ties on the mean (0.1 to 0.9 give 0.49999…), and ties decide how many points the runs
 * tests count. Two-sum after Knuth (The Art of Computer Programming 2, 4.2.2) and Ogita, Rump and Oishi (2005).
 */
final class Sum {
    private double high;
    private double low;
    private int count;

    void add(double x) {
        double sum = high + x;
        double part = sum - high;
        low += (high - (sum - part)) + (x - part);
        high = sum;
        count++;
    }

    /** Adds x·y without rounding the product. */
    void addProduct(double x, double y) {
        double product = x * y;
        add(product);
        low += Math.fma(x, y, -product);
    }

    int count() {
        return count;
    }

    double value() {
        return high + low;
    }

    /** The mean of what was added; {@code NaN} if nothing was. */
    double mean() {
        return over(count, 0);
    }

    /** This sum over another one, rounded once. */
    double over(Sum other) {
        double divisor = other.high + other.low;
        return over(divisor, other.low - (divisor - other.high));
    }

    private double over(double divisor, double divisorRest) {
        double sum = high + low;
        double rest = low - (sum - high);
        double quotient = sum / divisor;
        double correction = (Math.fma(-quotient, divisor, sum) + rest - quotient * divisorRest) / divisor;
        return Double.isFinite(correction) ? quotient + correction : quotient;
    }
}
