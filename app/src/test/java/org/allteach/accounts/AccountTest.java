package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccountTest extends AccountsTest {

    @Test
    void what_one_changes_of_oneself_is_seen_at_once() {
        var ann = somebody("Ann");
        var visitor = signedIn(ann);
        var fields = Map.of("name", "Ann Other", "language", "en", "zone", "Pacific/Auckland", "version", "1");
        assertThat(visitor.fill("/account", fields, "/account").statusCode()).isEqualTo(303);
        assertThat(visitor.get("/account?saved=details").body()).contains("Saved.", ">Ann Other</a>");
        assertThat(people.find(ann.id()).orElseThrow().email()).isEqualTo(ann.email());
    }

    @Test
    void a_change_to_what_another_has_changed_meanwhile_is_refused() {
        var visitor = signedIn(somebody("Ann"));
        var fields = Map.of("name", "Ann Other", "language", "en", "zone", "UTC", "version", "7");
        assertThat(visitor.fill("/account", fields, "/account").statusCode()).isEqualTo(409);
    }

    @Test
    void a_new_password_wants_the_old_one_and_ends_other_sessions() {
        var ann = somebody("Ann");
        var elsewhere = signedIn(ann);
        var here = signedIn(ann);
        var wrong = here.fill(
                "/account",
                Map.of("currentPassword", "not it", "newPassword", "kettle umbrella fjord 7"),
                "/account/password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        var right = here.fill(
                "/account",
                Map.of("currentPassword", PASSWORD, "newPassword", "kettle umbrella fjord 7"),
                "/account/password");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor().signIn(ann.email(), "kettle umbrella fjord 7").statusCode())
                .isEqualTo(303);
    }

    @Test
    void one_sees_ones_sessions_and_ends_them() {
        var ann = somebody("Ann");
        var elsewhere = signedIn(ann);
        var here = signedIn(ann);
        var page = here.get("/account").body();
        assertThat(page).contains("This one", "Sign out everywhere else");
        var end = Pattern.compile("/account/sessions/[0-9a-f-]{36}/end").matcher(page);
        assertThat(end.find()).isTrue();
        here.fill("/account", Map.of(), end.group());
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").body()).doesNotContain("Sign out everywhere else");
    }

    @Test
    void nobody_ends_anothers_session() {
        var ann = somebody("Ann");
        var inside = signedIn(ann);
        String id = jdbc.sql("select primary_id from spring_session where principal_name = ?")
                .param(ann.id().toString())
                .query(String.class)
                .single();
        signedIn(somebody("Bob")).fill("/account", Map.of(), "/account/sessions/" + id + "/end");
        assertThat(inside.get("/account").statusCode()).isEqualTo(200);
    }
}
