package org.allteach.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.allteach.spc.Assurance;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.spc.Variation;
import org.allteach.spc.Worksheet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Charts without number: limits, four rules, both icons and a flag for every point of every series of 24. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms3g", "-Xmx3g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch", "-XX:+UseCompactObjectHeaders"})
public class Wall {
    static final int POINTS = 24;

    /** The series, shared by all threads. */
    @State(Scope.Benchmark)
    public static class Data {
        @Param({"i"})
        public String chart = "i";

        @Param({"1000000"})
        public int count = 1_000_000;

        Series[] series = {};

        @Setup
        public void invent() {
            Random random = new Random(24);
            Chart kind = Chart.of(chart).orElseThrow();
            series = new Series[count];
            for (int i = 0; i < count; i++) {
                series[i] = series(kind, random);
            }
        }

        private static Series series(Chart chart, Random random) {
            double[] values = new double[POINTS];
            double[] denominators = new double[POINTS];
            double[][] groups = new double[POINTS][chart.ofSubgroups() ? 5 : 0];
            for (int i = 0; i < POINTS; i++) {
                denominators[i] = 80 + random.nextInt(40);
                values[i] = value(chart, denominators[i], random);
                for (int k = 0; k < groups[i].length; k++) {
                    groups[i][k] = 30 + 4 * random.nextGaussian();
                }
            }
            if (chart.ofSubgroups()) {
                return Series.subgroups(groups);
            }
            return chart.ofRatios() ? Series.ratio(values, denominators) : Series.of(values);
        }

        private static double value(Chart chart, double denominator, Random random) {
            double normal = random.nextGaussian();
            if (chart.ofRatios()) {
                return Math.max(0, Math.rint(denominator * 0.2 + Math.sqrt(denominator * 0.16) * normal));
            }
            return switch (chart) {
                case C -> Math.max(0, Math.rint(9 + 3 * normal));
                case G -> Math.floor(-10 * Math.log(1 - random.nextDouble()));
                case T -> 0.01 - 10 * Math.log(1 - random.nextDouble());
                case BERNOULLI_CUSUM -> random.nextInt(10) == 0 ? 1 : 0;
                default -> 50 + 5 * normal;
            };
        }
    }

    /** A thread's own sheet. */
    @State(Scope.Thread)
    public static class Sheet {
        private Worksheet sheet = new Worksheet(Chart.I, Options.DEFAULT);

        @Setup
        public void choose(Data data) {
            Chart chart = Chart.of(data.chart).orElseThrow();
            Options options = Options.DEFAULT.withRules(RuleSet.NHS_MDC).withDirection(Direction.INCREASE);
            sheet = new Worksheet(chart, chart == Chart.BERNOULLI_CUSUM ? options : options.withTarget(Line.at(60)));
        }
    }

    /** A thread's share of the series. */
    @Benchmark
    public int charts(Data data, Sheet own, ThreadParams thread, Processor processor) {
        processor.begin();
        int done = 0;
        Worksheet sheet = own.sheet;
        int seen = 0;
        for (int i = thread.getThreadIndex(); i < data.series.length; i += thread.getThreadCount()) {
            if (!sheet.analyse(data.series[i]).isEmpty()) {
                throw new IllegalStateException();
            }
            seen += sheet.variation() == Variation.COMMON_CAUSE ? 1 : 0;
            seen += sheet.assurance() == Assurance.HIT_OR_MISS ? 1 : 0;
            seen += sheet.signals(POINTS - 1) ? 1 : 0;
            done++;
        }
        processor.end(done);
        return seen;
    }
}
