package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.allteach.Visitor;
import org.junit.jupiter.api.Test;

class TokensTest extends AccountsTest {

    private static final Pattern SHOWN = Pattern.compile("at_[A-Za-z0-9_-]{43}");
    private static final String ORGANISATION =
            "[{\"code\":\"T1\",\"name\":\"One\",\"country\":\"IE\",\"timeZone\":\"Europe/Dublin\"}]";

    @Test
    void a_token_is_shown_once_and_opens_the_api() {
        var visitor = signedIn(administrator("Root"));
        String token = make(visitor, "write");
        assertThat(visitor.get("/account").body()).contains("My script").doesNotContain(token);
        assertThat(visitor()
                        .api("PUT", "/api/v1/organisations", token, ORGANISATION)
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/account").body()).doesNotContain(">never<");
    }

    @Test
    void a_reading_token_reads_and_does_not_write() {
        String token = make(signedIn(administrator("Root")), "read");
        assertThat(visitor().api("GET", "/api/v1/organisations", token, "").statusCode())
                .isEqualTo(200);
        var refused = visitor().api("PUT", "/api/v1/organisations", token, ORGANISATION);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This token may only read");
    }

    @Test
    void a_revoked_token_stops_at_once() {
        var visitor = signedIn(administrator("Root"));
        String token = make(visitor, "read");
        String page = visitor.get("/account").body();
        var revocation =
                Pattern.compile("/account/tokens/[0-9a-f-]+/revocation").matcher(page);
        assertThat(revocation.find()).isTrue();
        assertThat(visitor.fill("/account", Map.of(), revocation.group()).statusCode())
                .isEqualTo(303);
        assertThat(visitor().api("GET", "/api/v1/organisations", token, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobody_revokes_anothers_token() {
        var root = signedIn(administrator("Root"));
        String token = make(root, "read");
        var revocation = Pattern.compile("/account/tokens/[0-9a-f-]+/revocation")
                .matcher(root.get("/account").body());
        assertThat(revocation.find()).isTrue();
        signedIn(administrator("Other")).fill("/account", Map.of(), revocation.group());
        assertThat(visitor().api("GET", "/api/v1/organisations", token, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_expired_token_and_one_of_a_disabled_person_are_refused() {
        var person = administrator("Root");
        String token = make(signedIn(person), "read");
        jdbc.sql("update api_token set expires_at = now() - interval '1 second' where person_id = ?")
                .param(person.id())
                .update();
        var expired = visitor().api("GET", "/api/v1/organisations", token, "");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).contains("This token does not work");
        jdbc.sql("update api_token set expires_at = now() + interval '1 day' where person_id = ?")
                .param(person.id())
                .update();
        jdbc.sql("update person set disabled_at = now() where id = ?")
                .param(person.id())
                .update();
        assertThat(visitor().api("GET", "/api/v1/organisations", token, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_that_is_none_is_refused_on_open_routes_too() {
        assertThat(visitor()
                        .api("GET", "/api/v1/openapi.json", "at_nonsense", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_opens_no_page() {
        String token = make(signedIn(administrator("Root")), "write");
        assertThat(visitor().api("GET", "/account", token, "").statusCode()).isEqualTo(302);
    }

    @Test
    void a_token_is_kept_only_as_its_hash_and_stands_in_no_log_of_changes() {
        String token = make(signedIn(administrator("Root")), "write");
        assertThat(jdbc.sql("""
                                select (select count(*) from api_token t where t::text like :token)
                                     + (select count(*) from audit_entry a where a::text like :token)
                                """)
                        .param("token", "%" + token.substring(3) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void that_a_token_is_used_is_written_once_a_minute() {
        var person = administrator("Root");
        String token = make(signedIn(person), "read");
        String used = "select xmin::text from api_token where person_id = ?";
        visitor().api("GET", "/api/v1/organisations", token, "");
        String before = jdbc.sql(used).param(person.id()).query(String.class).single();
        visitor().api("GET", "/api/v1/organisations", token, "");
        assertThat(jdbc.sql(used).param(person.id()).query(String.class).single())
                .isEqualTo(before);
    }

    private static String make(Visitor visitor, String scope) {
        var page = visitor.fill(
                "/account", Map.of("tokenName", "My script", "scope", scope, "days", "90"), "/account/tokens");
        var token = SHOWN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group();
    }
}
