package org.allteach.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.YearMonth;
import java.util.Locale;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;

/**
 * A million rows through the API, durable, audited and charted on demand, beside {@code COPY} of the same rows into a bare
 * table of the same server; then the same file again.
 */
final class ImportBench {

    private static final int RUNS = 3;
    private static final int TEAMS = 500;
    private static final int MEASURES = 20;
    private static final int MONTHS = 100;
    private static final YearMonth FIRST = YearMonth.of(2018, 1);

    private ImportBench() {}

    static void run() throws Exception {
        Path file = rows();
        var copied = new Figures("s");
        var imported = new Figures("s");
        var again = new Figures("s");
        var ratio = new Figures("x");
        var ratioAgain = new Figures("x");
        try (var app = RunningApp.fresh();
                var api = new Api(app.address(), app.token())) {
            for (int i = 0; i < RUNS; i++) {
                String slug = "bench-" + i;
                api.collaborative(slug, TEAMS, MEASURES, FIRST.atDay(1).toString());
                double copy = copy(app, file);
                double first = post(api, slug, file, "\"new\":" + TEAMS * MEASURES * MONTHS);
                double second = post(api, slug, file, "\"unchanged\":" + TEAMS * MEASURES * MONTHS);
                copied.add(copy);
                imported.add(first);
                again.add(second);
                ratio.add(first / copy);
                ratioAgain.add(second / first);
            }
            System.out.printf(Locale.ROOT, "%,d rows, %,d bytes%n", TEAMS * MEASURES * MONTHS, Files.size(file));
            System.out.printf(Locale.ROOT, "COPY into a bare table: %s%n", copied);
            System.out.printf(Locale.ROOT, "imported:               %s; ratio %s, aim 10%n", imported, ratio);
            System.out.printf(
                    Locale.ROOT, "the same file again:    %s; ratio to first %s, aim 0.33%n", again, ratioAgain);
            System.out.printf(
                    Locale.ROOT, "heap bound 512 MiB (-Xmx512m); resident at most %.0f MiB%n", app.peakMebibytes());
        } finally {
            Files.delete(file);
        }
    }

    private static double post(Api api, String slug, Path file, String wanted) throws Exception {
        long begin = System.nanoTime();
        String answer = api.post(
                "/api/v1/collaboratives/" + slug + "/data", "text/csv; charset=UTF-8", BodyPublishers.ofFile(file));
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!answer.replace(" ", "").contains(wanted)) {
            throw new IllegalStateException("Wanted " + wanted + " but was answered " + answer);
        }
        return seconds;
    }

    private static double copy(RunningApp app, Path file) throws Exception {
        try (Connection database = app.database();
                var statement = database.createStatement()) {
            statement.execute("drop table if exists bench_bare");
            statement.execute("""
                    create table bench_bare (team text, measure text, period text, numerator double precision,
                        denominator double precision)""");
            long begin = System.nanoTime();
            try (var rows = Files.newInputStream(file)) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench_bare from stdin (format csv, header true)", rows);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            statement.execute("drop table bench_bare");
            return seconds;
        }
    }

    private static Path rows() throws Exception {
        Path file = Files.createTempFile("allteach-bench", ".csv");
        var random = new SplittableRandom(20260401);
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("team,measure,period,numerator,denominator\n");
            for (int month = 0; month < MONTHS; month++) {
                String period = FIRST.plusMonths(month).toString();
                for (int team = 1; team <= TEAMS; team++) {
                    for (int measure = 1; measure <= MEASURES; measure++) {
                        int denominator = random.nextInt(50, 500);
                        writer.write("T%04d,M%03d,%s,%d,%d%n"
                                .formatted(team, measure, period, random.nextInt(denominator + 1), denominator));
                    }
                }
            }
        }
        return file;
    }
}
