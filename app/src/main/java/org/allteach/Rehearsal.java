package org.allteach;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.allteach.charts.SpcCommand;

/**
 * A start with a few visits and a stop, on data that are thrown away, while the JVM takes down which classes it needed: the
 * cache that this makes halves the time of every later start.
 */
record Rehearsal(CommandLine line) {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg)[^\"]*)\"");

    private static final String LINES = """
            {"id":1,"chart":"i","rules":"nhs-mdc","points":[{"x":"2025-01-01","value":3.5},{"x":"2025-02-01","value":4}]}
            {"id":2,"chart":"p","target":5,"direction":"increase","points":[{"numerator":3,"denominator":40}]}
            {"id":3,"chart":"nothing"}
            """;

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    void run() {
        endInAnyCase();
        answerLines();
        var anywhere = new CommandLine(line.command(), line.data(), line.host(), freePort(), line.rest());
        try (var context = new Server(anywhere).start(List.of());
                var visitor = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            for (String path : List.of("/health", "/", "/sign-in")) {
                var page = get(visitor, anywhere, path);
                LINK.matcher(page).results().forEach(link -> get(visitor, anywhere, link.group(1)));
            }
            context.stop();
        }
    }

    /** The statistics alone start with the same cache. */
    private static void answerLines() {
        var lines = new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8));
        try {
            SpcCommand.run(lines, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever waits for this to end wants to start the application, not to find out what hangs. */
    private static void endInAnyCase() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LONG_ENOUGH);
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(HttpClient visitor, CommandLine line, String path) {
        var address = URI.create("http://" + line.host() + ":" + line.port() + path);
        try {
            return visitor.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
