package org.allteach.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.allteach.spc.Chart;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The statistics library: a million charts on one and two threads, beside what the machine could do at most; then every chart; then the command line. */
final class SpcBench {
    private static final int MILLION = 1_000_000;
    private static final int FEW = 10_000;

    /**
     * Additions and comparisons per point of an XmR chart with the four rules: check 2, mean 7 (compensated), moving
     * range 10 (compensated), side 2, limits 2, two of three 2, trend 2, missing 1.
     */
    private static final int OPERATIONS_PER_POINT = 28;

    /** What has to come from memory per series: its values. */
    private static final int BYTES = Wall.POINTS * Double.BYTES;

    private SpcBench() {}

    static void run() throws Exception {
        System.out.println("series of 24 points: limits, four rules (nhs-mdc), both icons, flags per point; JMH");
        System.out.println(
                "processor: time at work, per series and thread; on an idle machine the same as the clock's");
        for (int threads : new int[] {1, 2}) {
            double byMemory = BYTES / Double.BYTES * nanos(first(options("Machine.read", threads, 2)));
            double byArithmetic =
                    OPERATIONS_PER_POINT * Wall.POINTS * nanos(first(options("Machine.arithmetic", threads, 2)));
            double roofline = Math.max(byMemory, byArithmetic);
            System.out.printf(
                    Locale.ROOT,
                    "%n%d thread(s): memory %.1f GB/s, scalar additions %.1f G/s, each; roofline of an XmR chart %.0f ns "
                            + "(memory %.0f, arithmetic %.0f)%n",
                    threads,
                    BYTES / byMemory,
                    OPERATIONS_PER_POINT * Wall.POINTS / byArithmetic,
                    roofline,
                    byMemory,
                    byArithmetic);
            million(Chart.I, threads, roofline);
            million(Chart.P, threads, 0);
        }
        System.out.printf(Locale.ROOT, "%nevery chart, one thread, %,d series over and over, processor:%n", FEW);
        for (Chart chart : Chart.values()) {
            double nanos = nanos(wall(chart, FEW, 1, 2));
            System.out.printf(Locale.ROOT, "  %-16s %7.0f ns, %,9.0f series/s%n", chart.id(), nanos, 1e9 / nanos);
        }
        SpcCommandBench.run();
    }

    private static void million(Chart chart, int threads, double roofline) throws RunnerException {
        RunResult result = wall(chart, MILLION, threads, 3);
        double seconds = result.getPrimaryResult().getScore() / 1e9;
        double nanos = nanos(result);
        double allocated = measured(result, "gc.alloc.rate.norm") * threads;
        System.out.printf(
                Locale.ROOT,
                "  %-2s a million in %.3f s by the clock; processor %.0f ns, %,.0f series/s%s; %.3f bytes allocated per series%n",
                chart.id(),
                seconds,
                nanos,
                1e9 / nanos,
                roofline > 0 ? String.format(Locale.ROOT, ", %.1f × its roofline", nanos / roofline) : "",
                allocated / MILLION);
    }

    /** Processor time per unit of work. */
    private static double nanos(RunResult result) {
        return measured(result, "nanos") / measured(result, "done");
    }

    private static double measured(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what)).getScore();
    }

    private static RunResult wall(Chart chart, int count, int threads, int rounds) throws RunnerException {
        return first(options("Wall.charts", threads, rounds)
                .param("chart", chart.id())
                .param("count", Integer.toString(count))
                .jvmArgsAppend(count == FEW ? new String[] {"-Xms400m", "-Xmx400m"} : new String[0])
                .addProfiler(GCProfiler.class));
    }

    private static ChainedOptionsBuilder options(String benchmark, int threads, int rounds) {
        return new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow")
                .threads(threads)
                .warmupIterations(rounds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(rounds + 1)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT);
    }

    private static RunResult first(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next();
    }
}
