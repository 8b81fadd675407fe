package org.allteach.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** From the command to the first page of a built installation that has run before, and the memory it keeps when idle. */
final class StartBench {

    private static final int RUNS = 5;
    private static final int SECONDS_OF_IDLENESS = 20;

    private StartBench() {}

    static void run() throws Exception {
        Path data = Files.createTempDirectory("allteach-bench");
        try {
            new RunningApp(data, true).close();
            var seconds = new Figures("s");
            var idle = new Figures("MiB");
            for (int i = 0; i < RUNS; i++) {
                long begin = System.nanoTime();
                try (var app = new RunningApp(data, true);
                        var api = new Api(app.address(), "")) {
                    api.get("/sign-in");
                    seconds.add((System.nanoTime() - begin) / 1e9);
                    if (i == 0) {
                        Thread.sleep(SECONDS_OF_IDLENESS * 1000L);
                    }
                    idle.add(app.residentMebibytes());
                }
            }
            System.out.printf(Locale.ROOT, "command to first page: %s; aim 3 s%n", seconds);
            System.out.printf(Locale.ROOT, "resident, Java process, idle: %s; aim 300 MiB%n", idle);
        } finally {
            RunningApp.delete(data);
        }
    }
}
