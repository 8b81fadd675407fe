package org.allteach.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;

/** 100,000 tests of change of 500 teams: searching them, and the page of one team's ramps. */
final class CyclesBench {

    private static final int TEAMS = 500;
    private static final int WARM_UP = 40;
    private static final int RUNS = 150;

    /** Each team has 40 ramps of five cycles; words repeat as they do on wards. */
    private static final String CYCLES = """
            insert into ramp (collaborative_id, id, team_id, code, title)
            select t.collaborative_id, gen_random_uuid(), t.id, 'R' || r, 'Ramp ' || r
            from team t join collaborative o on o.id = t.collaborative_id and o.slug = 'tests'
            cross join generate_series(1, 40) r;
            insert into cycle (collaborative_id, id, team_id, code, ramp_id, step, state, shared_at, title, kind, objective,
                scale, starts_on, ends_on, collects, happened, learned, decision, acted_on, changed_at, search)
            select c.collaborative_id, gen_random_uuid(), c.team_id, c.code, c.ramp_id, c.step, 'ACTED', now(), c.title, 'test',
                c.objective, c.scale, c.day, c.day + 5, 'Tally', c.happened, c.learned,
                case c.step when 5 then 'implement' when 1 then 'adapt' else 'expand' end, c.day + 7, now(),
                to_tsvector('english', concat_ws(' ', c.title, c.objective, c.happened, c.learned))
                    || to_tsvector('simple', concat_ws(' ', c.title, c.objective, c.happened, c.learned))
            from (
                select r.collaborative_id, r.team_id, r.id as ramp_id, s as step,
                    'C' || (5 * (cast(substr(r.code, 2) as int) - 1) + s) as code,
                    (array['patient', 'shift', 'shift', 'unit', 'several-units'])[s] as scale,
                    date '2024-01-01' + cast(1000 * random() as int) as day,
                    'Handover card ' || s as title,
                    'Will the ' || (array['night', 'early', 'late'])[1 + cast(2 * random() as int)] || ' shift use it?' as objective,
                    'Used by ' || cast(20 * random() as int) || ' nurses on ward ' || cast(900 * random() as int) as happened,
                    'It works when word' || cast(5000 * random() as int) || ' is said before handover' as learned
                from ramp r join collaborative o on o.id = r.collaborative_id and o.slug = 'tests'
                cross join generate_series(1, 5) s) c;
            """;

    private CyclesBench() {}

    static void run() throws Exception {
        try (var app = RunningApp.fresh();
                var api = new Api(app.address(), app.token());
                var browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            api.collaborative("tests", TEAMS, 1, "2022-01-01");
            fill(app);
            Browsing.signIn(app, browser);
            System.out.println(
                    "100,000 tests of change, 500 teams; aim 100 ms at the 95th percentile, client included here");
            measure(app, browser, "a rare word", "/cycles?words=%s", true);
            measure(
                    app,
                    browser,
                    "two words that are in every test",
                    "/cycles?words=" + encoded("handover nurses"),
                    false);
            measure(
                    app,
                    browser,
                    "a word, a scale and a decision",
                    "/cycles?words=night&scale=unit&decision=expand",
                    false);
            measure(app, browser, "the newest", "/cycles", false);
            measure(app, browser, "one team's ramps, 200 cycles", "/t/T0250/cycles", false);
            measure(app, browser, "one ramp", "/t/T0250/ramps/R20", false);
            measure(app, browser, "one cycle", "/t/T0250/cycles/C77", false);
        }
    }

    private static void measure(RunningApp app, HttpClient browser, String name, String path, boolean isRare)
            throws IOException, InterruptedException {
        var milliseconds = new Figures("ms");
        int bytes = 0;
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            String asked = isRare ? path.formatted("word" + (17 * i % 5000)) : path;
            long begin = System.nanoTime();
            HttpResponse<byte[]> page = browser.send(
                    HttpRequest.newBuilder(URI.create(app.address() + "/c/tests" + asked))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            if (page.statusCode() != 200) {
                throw new IOException(asked + " answered " + page.statusCode());
            }
            bytes = page.body().length;
            if (i >= WARM_UP) {
                milliseconds.add((System.nanoTime() - begin) / 1e6);
            }
        }
        System.out.printf(Locale.ROOT, "%s: %s; %,d bytes%n", name, milliseconds, bytes);
    }

    private static void fill(RunningApp app) throws SQLException {
        long begin = System.nanoTime();
        try (var connection = app.database();
                var statement = connection.createStatement()) {
            statement.execute(CYCLES);
            statement.execute("vacuum analyze cycle");
        }
        System.out.printf("filled in %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
