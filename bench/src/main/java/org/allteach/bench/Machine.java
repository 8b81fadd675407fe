package org.allteach.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the machine can do at most: the two ceilings that no program gets above. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
public class Machine {
    /** Larger than any cache. */
    static final int DOUBLES = 16 << 20;

    /** Additions in one round of {@link #arithmetic}. */
    static final int ADDITIONS = 8 * 1_000_000;

    private final double[] memory = new double[DOUBLES];
    private double step = 1e-9;

    @Setup
    public void touch() {
        Arrays.fill(memory, 1.5);
    }

    /** Reads all of a large array, in eight strands so that only memory can hold it up. */
    @Benchmark
    public double read(Processor processor) {
        processor.begin();
        double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        for (int i = 0; i < memory.length; i += 8) {
            a += memory[i];
            b += memory[i + 1];
            c += memory[i + 2];
            d += memory[i + 3];
            e += memory[i + 4];
            f += memory[i + 5];
            g += memory[i + 6];
            h += memory[i + 7];
        }
        processor.end(DOUBLES);
        return a + b + c + d + e + f + g + h;
    }

    /** Additions of single numbers, in eight strands that do not wait for each other. */
    @Benchmark
    public double arithmetic(Processor processor) {
        processor.begin();
        double a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        double more = step;
        for (int i = 0; i < ADDITIONS / 8; i++) {
            a += more;
            b += more;
            c += more;
            d += more;
            e += more;
            f += more;
            g += more;
            h += more;
        }
        processor.end(ADDITIONS);
        return a + b + c + d + e + f + g + h;
    }
}
