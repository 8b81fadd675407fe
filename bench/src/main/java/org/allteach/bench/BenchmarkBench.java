package org.allteach.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Locale;
import java.util.SplittableRandom;

/** 1,000 teams side by side, of 20 measures with 50 periods each: the answer of the API, and the page in a browser. */
final class BenchmarkBench {

    private static final int TEAMS = 1000;
    private static final int MEASURES = 20;
    private static final int PERIODS = 50;
    private static final int WARM_UP = 40;
    private static final int RUNS = 100;

    private BenchmarkBench() {}

    static void run() throws Exception {
        try (var app = RunningApp.fresh();
                var api = new Api(app.address(), app.token());
                var browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            load(api);
            analyse(app);
            Browsing.signIn(app, browser);
            System.out.printf(
                    Locale.ROOT, "%,d teams, %d measures, %d periods; aim 120 ms%n", TEAMS, MEASURES, PERIODS);
            String json = "/api/v1/collaboratives/sides/measures/";
            var answers = new Figures("ms");
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                long begin = System.nanoTime();
                api.get(json + measure(i) + "/benchmark");
                add(answers, i, begin);
            }
            System.out.printf("answer of the API, all teams: %s%n", answers);
            page(app, browser, "page, 12 months, limits widened", "/benchmark");
            page(app, browser, "page, 3 months, limits of chance", "/benchmark?months=3&limits=chance");
            page(app, browser, "summary table", "/summary");
        }
    }

    private static String measure(int run) {
        return String.format(Locale.ROOT, "M%03d", run % MEASURES + 1);
    }

    private static void add(Figures figures, int run, long begin) {
        if (run >= WARM_UP) {
            figures.add((System.nanoTime() - begin) / 1e6);
        }
    }

    private static void page(RunningApp app, HttpClient browser, String name, String path)
            throws IOException, InterruptedException {
        var milliseconds = new Figures("ms");
        int bytes = 0;
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            long begin = System.nanoTime();
            HttpResponse<byte[]> page = browser.send(
                    HttpRequest.newBuilder(URI.create(app.address() + "/c/sides/measures/" + measure(i) + path))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            if (page.statusCode() != 200) {
                throw new IOException(path + " answered " + page.statusCode());
            }
            bytes = page.body().length;
            add(milliseconds, i, begin);
        }
        System.out.printf(Locale.ROOT, "%s: %s; %,d bytes%n", name, milliseconds, bytes);
    }

    private static void load(Api api) throws IOException, InterruptedException {
        api.collaborative("sides", TEAMS, MEASURES, "2022-01-01");
        long begin = System.nanoTime();
        for (int measure = 0; measure < MEASURES; measure++) {
            api.post("/api/v1/collaboratives/sides/data", "text/csv", BodyPublishers.ofString(rows(measure)));
        }
        System.out.printf(Locale.ROOT, "loaded in %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static String rows(int measure) {
        var random = new SplittableRandom(measure);
        var csv = new StringBuilder("team,measure,period,numerator,denominator\n");
        for (int team = 1; team <= TEAMS; team++) {
            int size = random.nextInt(30, 600);
            double level = 0.5 + 0.1 * random.nextGaussian();
            for (int month = 0; month < PERIODS; month++) {
                int denominator = random.nextInt(size, size + size / 4);
                long numerator = Math.clamp(
                        Math.round(denominator * level + Math.sqrt(denominator * 0.25) * random.nextGaussian()),
                        0,
                        denominator);
                csv.append(String.format(
                        Locale.ROOT,
                        "T%04d,%s,%s,%d,%d%n",
                        team,
                        measure(measure),
                        YearMonth.of(2022, 1).plusMonths(month),
                        numerator,
                        denominator));
            }
        }
        return csv.toString();
    }

    /** As the server does by itself within a minute of so many new rows. */
    private static void analyse(RunningApp app) throws SQLException {
        try (var connection = app.database();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze observation");
        }
    }
}
