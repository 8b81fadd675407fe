package org.allteach.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. One thread starts it, reads what it says, and starts it again when it dies. It is one thread on
 * purpose: the kernel interrupts the server when the <em>thread</em> that started it ends.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration TIME_TO_RECOVER = Duration.ofMinutes(10);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int LINES_KEPT = 30;

    private final List<String> command;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Process process;

    Postmaster(List<String> command) {
        this.command = command;
        this.thread = Thread.ofPlatform().daemon().name("database").unstarted(this::superviseToTheEnd);
    }

    /** Returns when the server lets people in; when it ends before that, what it said is the failure's message. */
    void start() throws StartFailed {
        thread.start();
        try {
            firstReady.get(TIME_TO_RECOVER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            stop();
            throw new StartFailed(said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new StartFailed(said());
        }
    }

    /** What the server said last. */
    private String said() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    void stop() {
        stopRequested.countDown();
        var running = process;
        if (running != null && running.isAlive()) {
            Processes.signal("INT", running.pid());
            if (!Processes.endsWithin(running.toHandle(), TIME_TO_STOP)) {
                LOG.warn(
                        "The database server did not stop in {} s and is stopped the hard way",
                        TIME_TO_STOP.toSeconds());
                Processes.signal("QUIT", running.pid());
                Processes.endsWithin(running.toHandle(), TIME_TO_STOP);
            }
        }
        joinThread();
    }

    long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    private void joinThread() {
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void superviseToTheEnd() {
        long pause = 100;
        while (true) {
            long started = System.nanoTime();
            int code = runOnce();
            if (stopRequested.getCount() == 0 || !firstReady.isDone()) {
                firstReady.completeExceptionally(new IllegalStateException());
                return;
            }
            LOG.warn("The database server ended (code {}) and is started again", code);
            boolean heldForAWhile =
                    System.nanoTime() - started > Duration.ofMinutes(1).toNanos();
            pause = heldForAWhile ? 100 : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            if (stopRequestedWithin(pause)) {
                return;
            }
        }
    }

    private boolean stopRequestedWithin(long millis) {
        try {
            return stopRequested.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private int runOnce() {
        try {
            var started = Processes.builder(command).start();
            process = started;
            if (stopRequested.getCount() == 0) {
                Processes.signal("INT", started.pid());
            }
            try (var output = started.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(this::hear);
            }
            return started.waitFor();
        } catch (IOException e) {
            hear(String.valueOf(e.getMessage()));
            return -1;
        } catch (InterruptedException e) {
            stopRequested.countDown();
            return -1;
        }
    }

    private void hear(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
        if (line.startsWith("PANIC:") || line.contains("No space left on device")) {
            LOG.warn("Database server: {}", line);
        } else {
            LOG.debug("{}", line);
        }
        if (line.contains("database system is ready to accept connections")) {
            firstReady.complete(null);
        }
    }

    /** The server ended before it let anyone in; the message is what it said. */
    static final class StartFailed extends Exception {
        StartFailed(String said) {
            super(said);
        }

        String said() {
            return String.valueOf(getMessage());
        }
    }
}
