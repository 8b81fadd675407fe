package org.allteach;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A start with a few visits and a stop, on data that are thrown away, while the JVM takes down which classes it needed: the
 * cache that this makes halves the time of every later start.
 */
record Rehearsal(CommandLine line) {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg)[^\"]*)\"");

    void run() {
        try (var context = new Server(line).start(List.of("--allteach.demonstration=true"));
                var visitor = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            for (String path : List.of("/health", "/", "/sign-in")) {
                var page = get(visitor, path);
                LINK.matcher(page).results().forEach(link -> get(visitor, link.group(1)));
            }
            context.stop();
        }
    }

    private String get(HttpClient visitor, String path) {
        var address = URI.create("http://" + line.host() + ":" + line.port() + path);
        try {
            return visitor.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
