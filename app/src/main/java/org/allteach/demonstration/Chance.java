package org.allteach.demonstration;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that falls the same way every time. Each thing has its own, seeded by its name, so that a change in one never
 * moves another.
 */
public final class Chance {

    /** One of those with which nobody's chart tells another story than theirs. */
    private static final long SEED = 0x1FE6_8F0A_F33C_B97AL;

    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The chance of the thing of this name. */
    public static Chance of(String... names) {
        long seed = SEED;
        for (char letter : String.join("/", names).toCharArray()) {
            seed = (seed ^ letter) * PRIME;
        }
        return new Chance(seed);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** A whole number from 0 up to and without this. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }

    public double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    int binomial(int trials, double probability) {
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            successes += happens(probability) ? 1 : 0;
        }
        return successes;
    }

    /** Counts the arrivals until the time is over. */
    int poisson(double mean) {
        int events = 0;
        for (double time = exponential(1); time <= mean; time += exponential(1)) {
            events++;
        }
        return events;
    }
}
