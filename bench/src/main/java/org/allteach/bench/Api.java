package org.allteach.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The application's own API, as a client would use it. */
final class Api implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    Api(String address, String token) {
        this.address = address;
        this.token = token;
    }

    String put(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    String post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body).build());
    }

    String postJson(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** A collaborative of so many teams and proportion measures, enrolled and defined, without data. */
    void collaborative(String slug, int teams, int measures, String startsOn) throws IOException, InterruptedException {
        put("/api/v1/organisations", """
                [{"code":"BENCH","name":"Bench","country":"IE","timeZone":"Europe/Dublin","attributes":{}}]""");
        postJson("/api/v1/collaboratives", """
                {"slug":"%s","title":"Bench %s","topic":"Measuring","aim":"Speed","startsOn":"%s","endsOn":"2026-12-31",
                 "frequency":"month","dueDay":15,"visibility":"named"}""".formatted(slug, slug, startsOn));
        put("/api/v1/collaboratives/" + slug + "/teams", list(teams, """
                {"code":"T%04d","name":"Team %04d","organisation":"BENCH"}"""));
        put("/api/v1/collaboratives/" + slug + "/measures", list(measures, """
                {"code":"M%03d","name":"Measure %03d","type":"process","kind":"proportion","direction":"increase",
                 "unit":"%%","multiplier":100}"""));
    }

    private static String list(int count, String form) {
        var json = new StringBuilder("[");
        for (int i = 1; i <= count; i++) {
            json.append(i == 1 ? "" : ",").append(form.formatted(i, i));
        }
        return json.append(']').toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
