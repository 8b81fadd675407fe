package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.allteach.Visitor;
import org.junit.jupiter.api.Test;

class SignInTest extends AccountsTest {

    @Test
    void a_right_password_leads_to_where_one_wanted_to_go() {
        var ann = somebody("Ann");
        var visitor = visitor();
        var turnedAway = visitor.get("/account?saved=details");
        assertThat(turnedAway.statusCode()).isEqualTo(302);
        String door = turnedAway.headers().firstValue("Location").orElseThrow();
        assertThat(door).endsWith("/sign-in?continue=%2Faccount%3Fsaved%3Ddetails");
        var entered = visitor.fill(
                door,
                Map.of("email", ann.email(), "password", PASSWORD, "continue", "/account?saved=details"),
                "/sign-in");
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).hasValue("/account?saved=details");
        assertThat(visitor.get("/account").body()).contains("Ann");
    }

    @Test
    void the_way_on_never_leads_away_from_here() {
        for (String target :
                new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"}) {
            var ann = somebody("Ann");
            var entered = visitor()
                    .fill(
                            "/sign-in",
                            Map.of("email", ann.email(), "password", PASSWORD, "continue", target),
                            "/sign-in");
            assertThat(entered.headers().firstValue("Location")).as(target).hasValue("/");
        }
    }

    @Test
    void an_address_is_the_same_in_capital_letters() {
        var ann = somebody("Ann");
        assertThat(visitor()
                        .signIn(ann.email().toUpperCase(java.util.Locale.ROOT), PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void an_unknown_account_is_answered_like_a_wrong_password() {
        var ann = somebody("Ann");
        var wrong = visitor().signIn(ann.email(), "not the password");
        var unknown = visitor().signIn("x" + ann.email(), "not the password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(neutral(unknown)).isEqualTo(neutral(wrong));
    }

    private static String neutral(HttpResponse<String> page) {
        return page.body()
                .replaceAll("[\\w.-]+@example.org", "ADDRESS")
                .replaceAll("(name=\"_csrf\" value=\")[^\"]+", "$1TOKEN")
                .replaceAll("X-CSRF-TOKEN\":\"[^\"]+", "TOKEN");
    }

    @Test
    void an_unknown_account_takes_as_long_as_a_wrong_password() {
        var ann = somebody("Ann");
        visitor().signIn(ann.email(), "warm up the hashing");
        // By turns, so that whatever else the machine does meets both; the fastest of each has met the least of it.
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            known = Math.min(known, wrongPassword(ann.email()));
            unknown = Math.min(unknown, wrongPassword("nobody-" + ann.email()));
        }
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private long wrongPassword(String email) {
        var visitor = visitor();
        String formToken = Visitor.formToken(visitor.get("/sign-in"));
        long start = System.nanoTime();
        visitor.post("/sign-in", Map.of("email", email, "password", "not the password"), formToken);
        return System.nanoTime() - start;
    }

    @Test
    void who_is_disabled_stays_outside_and_loses_every_session() {
        var ann = somebody("Ann");
        var inside = signedIn(ann);
        var administrator = signedIn(administrator("Root"));
        assertThat(administrator
                        .fill("/admin/people/" + ann.id(), Map.of(), "/admin/people/" + ann.id() + "/disabling")
                        .statusCode())
                .isEqualTo(303);
        assertThat(inside.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor().signIn(ann.email(), PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void a_new_session_begins_with_sign_in() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        String before = visitor.cookie("allteach").orElseThrow();
        visitor.fill("/account", Map.of("email", ann.email(), "password", PASSWORD), "/sign-in");
        assertThat(visitor.cookie("allteach").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void a_visit_to_the_door_writes_no_session() {
        int before = sessions();
        var visitor = visitor();
        visitor.get("/sign-in");
        visitor.signIn("nobody@example.org", "not the password");
        assertThat(visitor.cookie("allteach")).isEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    private int sessions() {
        return jdbc.sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_form_without_its_token_is_refused() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        var page = visitor.get("/account");
        assertThat(visitor.post("/account/sessions/end", Map.of(), "forged").statusCode())
                .isEqualTo(403);
        String ofAnother = Visitor.formToken(signedIn(somebody("Bob")).get("/account"));
        assertThat(visitor.post("/account/sessions/end", Map.of(), ofAnother).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/account/sessions/end", Map.of(), Visitor.formToken(page))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor()
                        .post("/sign-in", Map.of("email", ann.email(), "password", PASSWORD), "forged")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_that_outlived_its_session_leads_to_the_door() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        var page = visitor.get("/account");
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(ann.id().toString())
                .update();
        var sent = visitor.post("/account", Map.of("name", "Ann"), Visitor.formToken(page));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
    }

    @Test
    void signing_out_ends_the_session() {
        var visitor = signedIn(somebody("Ann"));
        visitor.fill("/account", Map.of(), "/sign-out");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void guessing_makes_wait_while_the_owners_own_browser_still_gets_in() {
        var ann = somebody("Ann");
        var own = signedIn(ann);
        own.fill("/account", Map.of(), "/sign-out");
        var guesser = visitor();
        for (int i = 0; i < SignInThrottle.FREE_ATTEMPTS; i++) {
            assertThat(guesser.signIn(ann.email(), "guess number " + i).statusCode())
                    .isEqualTo(422);
        }
        var slowed = guesser.signIn(ann.email(), PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(own.signIn(ann.email(), PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void pages_tell_browsers_to_be_strict() {
        var headers = visitor().get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void behind_tls_cookies_are_secure_and_the_browser_is_told_to_stay_there() {
        var visitor = visitor();
        var page = visitor.send(visitor.request("/sign-in")
                .header("X-Forwarded-Proto", "https")
                .GET()
                .build());
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void cookies_are_kept_from_scripts_and_from_other_sites() {
        var ann = somebody("Ann");
        var entered = visitor().signIn(ann.email(), PASSWORD);
        assertThat(entered.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    @Test
    void reading_pages_does_not_write_to_the_session_each_time() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        String version = "select xmin::text from spring_session where principal_name = ?";
        visitor.get("/account");
        String before =
                jdbc.sql(version).param(ann.id().toString()).query(String.class).single();
        visitor.get("/account");
        visitor.get("/account");
        assertThat(jdbc.sql(version)
                        .param(ann.id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void what_is_signed_into_a_session_by_an_older_version_asks_to_sign_in_again() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        jdbc.sql("""
                        update spring_session_attributes set attribute_bytes = '\\x00'
                        where session_primary_id in (select primary_id from spring_session where principal_name = ?)
                        """).param(ann.id().toString()).update();
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void the_password_is_nowhere_in_the_log_of_changes() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        visitor.fill(
                "/account",
                Map.of("currentPassword", PASSWORD, "newPassword", "kettle umbrella fjord 7"),
                "/account/password");
        assertThat(jdbc.sql("select count(*) from audit_entry where audit_entry::text like '%fjord%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_session_may_read_the_api_and_needs_its_forms_token_to_write() {
        var root = signedIn(administrator("Root"));
        assertThat(root.get("/api/v1/organisations").statusCode()).isEqualTo(200);
        var forged = root.send(root.request("/api/v1/spc/analyses")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void nobody_asks_the_api_without_a_token() {
        var visitor = visitor();
        assertThat(visitor.get("/api/v1/organisations").statusCode()).isEqualTo(401);
        var posted = visitor.send(visitor.request("/api/v1/spc/analyses")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(posted.statusCode()).isEqualTo(401);
        assertThat(posted.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
}
