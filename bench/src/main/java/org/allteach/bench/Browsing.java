package org.allteach.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser's way into the application. */
final class Browsing {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("(?i)password[^:\n]*?:?\\s+([a-z]+(?:-[a-z]+)+)");

    private Browsing() {}

    static void signIn(RunningApp app, HttpClient browser) throws IOException, InterruptedException {
        URI address = URI.create(app.address() + "/sign-in");
        String form = browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        String body = "_csrf=" + encoded(first(CSRF, form)) + "&email=" + encoded("admin@example.org") + "&password="
                + encoded(first(PASSWORD, app.said()));
        HttpResponse<Void> answer = browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 3) {
            throw new IOException("Could not sign in: " + answer.statusCode());
        }
    }

    private static String first(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in what was answered");
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
