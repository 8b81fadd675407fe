package org.allteach.kills;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program that sends one value after the other, now and then a correction of an earlier one. It asks again, under the same
 * key, until it is told that a value is in, and writes that down: its ledger.
 */
final class Reporter implements Runnable {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;
    private final String token;
    private final String team;
    private final List<String> acknowledged = new ArrayList<>();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private volatile int writes;
    private volatile boolean over;

    Reporter(URI address, String token, String team) {
        this.address = address;
        this.token = token;
        this.team = team;
    }

    @Override
    public void run() {
        while (!over) {
            LocalDate day = FIRST.plusDays(writes % DAYS);
            send("""
                    [{"team": "%s", "measure": "single", "period": "%s", "value": %d}]""".formatted(team, day, writes + 1));
            acknowledged.add(team + " " + day + " " + (writes / DAYS + 1) + " " + (writes + 1));
            writes = writes + 1;
            pause(10);
        }
    }

    private void send(String body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        while (!isAcknowledged(request)) {
            pause(50);
        }
    }

    private boolean isAcknowledged(HttpRequest request) {
        try {
            int status = client.send(request, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                refusals.add(status);
            }
            return status == 200;
        } catch (IOException nobodyThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many values it knows to be in. */
    int writes() {
        return writes;
    }

    void stop() {
        over = true;
    }

    /** Team, day, which revision of that day, value; to be read when it has stopped. */
    List<String> ledger() {
        return acknowledged;
    }

    /** With what it was ever refused. */
    Set<Integer> refusals() {
        return refusals;
    }
}
