package org.allteach.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** The wall of 500 charts of 36 points, as a signed-in person's browser gets it: compressed, over loopback. */
final class WallBench {

    private static final int WARM_UP = 30;
    private static final int RUNS = 100;

    private WallBench() {}

    static void run() throws Exception {
        try (var app = RunningApp.fresh();
                var api = new Api(app.address(), app.token());
                var browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            api.collaborative("wall", 500, 1, "2023-01-01");
            api.post("/api/v1/collaboratives/wall/data", "text/csv", BodyPublishers.ofString(rows()));
            Browsing.signIn(app, browser);
            var milliseconds = new Figures("ms");
            int bytes = 0;
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                long begin = System.nanoTime();
                HttpResponse<byte[]> page = browser.send(
                        HttpRequest.newBuilder(URI.create(app.address() + "/c/wall/measures/M001"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
                double took = (System.nanoTime() - begin) / 1e6;
                if (page.statusCode() != 200
                        || !page.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"))) {
                    throw new IOException("The wall answered " + page.statusCode());
                }
                bytes = page.body().length;
                if (i >= WARM_UP) {
                    milliseconds.add(took);
                }
            }
            System.out.printf(Locale.ROOT, "500 charts of 36 points: %s; aim 100 ms at p95%n", milliseconds);
            System.out.printf(Locale.ROOT, "compressed: %,d bytes; aim 1,200,000%n", bytes);
        }
    }

    private static String rows() {
        var random = new SplittableRandom(36);
        var csv = new StringBuilder("team,measure,period,numerator,denominator\n");
        for (int team = 1; team <= 500; team++) {
            for (int month = 0; month < 36; month++) {
                int denominator = random.nextInt(50, 500);
                csv.append("T%04d,M001,%s,%d,%d%n"
                        .formatted(
                                team,
                                YearMonth.of(2023, 1).plusMonths(month),
                                random.nextInt(denominator / 3, denominator),
                                denominator));
            }
        }
        return csv.toString();
    }
}
