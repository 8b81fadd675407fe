package org.allteach.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Eight clients, each submitting a point and reading its fresh chart, beside the floor: a bare commit of one row on the same
 * server plus two bare HTTP requests, measured in turn in the same run.
 */
final class SubmitBench {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;
    private static final int EACH = 60;

    private SubmitBench() {}

    private interface Step {
        void run(int client, int turn) throws Exception;
    }

    static void run() throws Exception {
        var submitted = new Figures("ms");
        var commits = new Figures("ms");
        var requests = new Figures("ms");
        try (var app = RunningApp.fresh();
                var api = new Api(app.address(), app.token());
                var http = HttpClient.newHttpClient()) {
            api.collaborative("submit", CLIENTS, 1, "2016-01-01");
            bareTable(app);
            var connections = new Connection[CLIENTS];
            for (int i = 0; i < CLIENTS; i++) {
                connections[i] = app.database();
            }
            for (int round = 0; round < ROUNDS + 1; round++) {
                boolean counted = round > 0;
                int offset = round * EACH;
                together(counted ? commits : new Figures("ms"), (client, turn) -> commit(connections[client], client));
                together(counted ? requests : new Figures("ms"), (client, turn) -> bareRequest(http, app));
                together(
                        counted ? submitted : new Figures("ms"),
                        (client, turn) -> submitAndRead(api, client + 1, (offset + turn) % 120));
            }
            for (Connection connection : connections) {
                connection.close();
            }
        }
        double floor = commits.median() + 2 * requests.median();
        System.out.printf(Locale.ROOT, "bare commit:     %s%n", commits);
        System.out.printf(Locale.ROOT, "bare request:    %s%n", requests);
        System.out.printf(Locale.ROOT, "submit and read: %s%n", submitted);
        System.out.printf(Locale.ROOT, "ratio to one commit and two requests: %.1f%n", submitted.median() / floor);
    }

    private static void bareTable(RunningApp app) throws Exception {
        try (Connection database = app.database();
                var statement = database.createStatement()) {
            statement.execute("create table bench_commit (client int, value double precision)");
        }
    }

    private static void together(Figures figures, Step step) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<Void>>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                Callable<Void> work = () -> {
                    for (int turn = 0; turn < EACH; turn++) {
                        long begin = System.nanoTime();
                        step.run(number, turn);
                        figures.add((System.nanoTime() - begin) / 1e6);
                    }
                    return null;
                };
                running.add(clients.submit(work));
            }
            for (Future<Void> client : running) {
                client.get();
            }
        }
    }

    private static void commit(Connection connection, int client) throws Exception {
        try (var insert = connection.prepareStatement("insert into bench_commit values (?, 1)")) {
            insert.setInt(1, client);
            insert.executeUpdate();
        }
    }

    private static void bareRequest(HttpClient http, RunningApp app) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(app.address() + "/icon.svg")).build(), BodyHandlers.discarding());
    }

    private static void submitAndRead(Api api, int team, int month) throws Exception {
        String code = String.format(Locale.ROOT, "T%04d", team);
        api.postJson("/api/v1/collaboratives/submit/data", """
                [{"team":"%s","measure":"M001","period":"%s","numerator":%d,"denominator":200}]""".formatted(
                        code, YearMonth.of(2016, 1).plusMonths(month), System.nanoTime() % 200));
        api.get("/api/v1/collaboratives/submit/measures/M001/teams/" + code + "/chart.svg");
    }
}
