package org.allteach.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Other programs: short ones run to their end, running ones are sent signals. */
final class Processes {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Processes() {}

    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }
    }

    /** Runs a program to its end, or for two minutes; a program that is not there has the code 127, as in a shell. */
    static Outcome run(List<String> command, String input) {
        try {
            var process = builder(command).start();
            var output = CompletableFuture.supplyAsync(() -> read(process));
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            } catch (IOException e) {
                // It ended without wanting all of it; its own words, read below, say why.
            }
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Outcome(process.waitFor(), output.join());
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "");
        }
    }

    private static String read(Process process) {
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** English messages, since we read them, and nothing from PG… variables that may be set around us. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Java's own way knows only SIGTERM and SIGKILL. The shell is always there, a kill program is not. */
    static void signal(String name, long pid) {
        run(List.of("/bin/sh", "-c", "kill -" + name + " " + pid), "");
    }

    static boolean endsWithin(ProcessHandle process, Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (Exception e) {
            return !process.isAlive();
        }
    }

    static List<String> concat(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The one sentence for a failure around files below {@code folder}. */
    static Obstacle failure(Path folder, IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left") || isFull(folder);
        return new Obstacle(Text.of(full ? "disk.full" : "data.unwritable", folder, e), e);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < 1 << 20;
        } catch (IOException e) {
            return false;
        }
    }
}
