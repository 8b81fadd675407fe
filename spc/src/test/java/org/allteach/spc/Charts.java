package org.allteach.spc;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Series for tests: of the shape that a chart wants, random but always the same for a seed. */
final class Charts {

    private Charts() {}

    static Series random(Chart chart, int size, long seed) {
        Random random = new Random(seed);
        return switch (chart.data()) {
            case VALUE -> Series.of(values(size, () -> 50 + 5 * random.nextGaussian()));
            case COUNT -> Series.of(values(size, () -> random.nextInt(20)));
            case TIME -> Series.of(values(size, () -> -10 * Math.log(1 - random.nextDouble())));
            case BINARY -> Series.of(values(size, () -> random.nextInt(10) == 0 ? 1 : 0));
            case PROPORTION, RATE, WEIGHTED -> {
                double[] denominators = values(size, () -> 50 + random.nextInt(100));
                double[] numerators = Arrays.stream(denominators)
                        .map(n -> Math.rint(n * (0.1 + 0.2 * random.nextDouble())))
                        .toArray();
                yield Series.ratio(numerators, denominators);
            }
            case SUBGROUP ->
                Series.subgroups(IntStream.range(0, size)
                        .mapToObj(i -> values(2 + random.nextInt(5), () -> 30 + 4 * random.nextGaussian()))
                        .toArray(double[][]::new));
        };
    }

    private static double[] values(int size, java.util.function.DoubleSupplier source) {
        return IntStream.range(0, size).mapToDouble(i -> source.getAsDouble()).toArray();
    }

    static double[] values(Analysis analysis) {
        return IntStream.range(0, analysis.size()).mapToDouble(analysis::value).toArray();
    }
}
