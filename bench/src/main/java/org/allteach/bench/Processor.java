package org.allteach.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The processor time that a thread really got, which on a machine with other work to do is less than what the clock says. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Processor {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Nanoseconds at work. */
    public long nanos;

    /** What was done meanwhile. */
    public long done;

    private long begin;

    void begin() {
        begin = THREADS.getCurrentThreadCpuTime();
    }

    void end(long work) {
        nanos += THREADS.getCurrentThreadCpuTime() - begin;
        done += work;
    }
}
