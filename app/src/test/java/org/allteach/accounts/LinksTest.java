package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.allteach.Visitor;
import org.allteach.people.OneTimeLinks;
import org.allteach.people.OneTimeLinks.Purpose;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LinksTest extends AccountsTest {

    @Autowired
    private OneTimeLinks links;

    @Test
    void an_invitation_leads_to_a_password_and_straight_in() {
        var ann = invited("Ann");
        var visitor = visitor();
        String link = linkTo(ann);
        assertThat(visitor.get(link).body()).contains(ann.email(), "Ann");
        var joined = accept(visitor, link, Map.of("name", "Ann Other", "profession", "Nurse", "zone", "Asia/Tokyo"));
        assertThat(joined.statusCode()).isEqualTo(303);
        assertThat(visitor.get("/account").body()).contains("Ann Other");
        Person now = people.find(ann.id()).orElseThrow();
        assertThat(now.joined()).isTrue();
        assertThat(now.profession()).isEqualTo("Nurse");
        assertThat(now.zone().getId()).isEqualTo("Asia/Tokyo");
        assertThat(visitor().signIn(ann.email(), PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void an_invitation_works_once() {
        var ann = invited("Ann");
        String link = linkTo(ann);
        accept(visitor(), link, Map.of());
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void of_two_who_use_a_link_at_once_one_gets_in() throws Exception {
        var ann = invited("Ann");
        String link = linkTo(ann);
        Visitor one = visitor();
        Visitor other = visitor();
        List<Callable<HttpResponse<String>>> both =
                List.of(() -> accept(one, link, Map.of()), () -> accept(other, link, Map.of()));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = executor.invokeAll(both).stream()
                    .map(Future::resultNow)
                    .map(HttpResponse::statusCode)
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(303, 410);
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_what_was_typed_stays() {
        var ann = invited("Ann");
        var visitor = visitor();
        String link = linkTo(ann);
        var fields = new LinkedHashMap<>(Map.of("name", "", "profession", "Midwife", "zone", "Mars/Olympus"));
        fields.putAll(Map.of("language", "tlh", "password", "password12", "token", token(link)));
        var answer = visitor.fill(link, fields, "/invitation");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Midwife", "id=\"name-problem\"", "id=\"zone-problem\"", "id=\"language-problem\"")
                .contains("id=\"password-problem\"")
                .doesNotContain("password12");
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void a_newer_invitation_ends_the_older_one() {
        var ann = invited("Ann");
        String older = linkTo(ann);
        var administrator = signedIn(administrator("Root"));
        String page = "/admin/people/" + ann.id();
        var answer = administrator.fill(page, Map.of(), page + "/link");
        assertThat(visitor().get(older).statusCode()).isEqualTo(410);
        String newer = linkTo(ann);
        assertThat(answer.body()).contains(token(newer));
        assertThat(administrator.get("/admin/invitations").body()).contains(token(newer));
        assertThat(visitor().get(newer).statusCode()).isEqualTo(200);
    }

    @Test
    void inviting_somebody_twice_makes_one_account_and_one_mail() {
        var ann = invited("Ann");
        var again = people.invite(
                ann.email().toUpperCase(java.util.Locale.ROOT), "Other", null, null, ann.language(), ann.zone());
        assertThat(again).isEqualTo(ann.id());
        assertThat(jdbc.sql("select count(*) from outgoing_mail where lower(recipient) = ?")
                        .param(ann.email())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_link_ends_with_its_time_and_with_the_account() {
        var ann = invited("Ann");
        String link = linkTo(ann);
        jdbc.sql("update person set disabled_at = now() where id = ?")
                .param(ann.id())
                .update();
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        jdbc.sql("update person set disabled_at = null where id = ?")
                .param(ann.id())
                .update();
        jdbc.sql("update one_time_link set expires_at = now() - interval '1 second' where person_id = ?")
                .param(ann.id())
                .update();
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void an_invitation_is_no_link_for_a_new_password() {
        var ann = invited("Ann");
        assertThat(visitor()
                        .get(linkTo(ann).replace("/invitation", "/new-password"))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void a_link_for_a_new_password_ends_all_sessions_and_the_old_password() {
        var ann = somebody("Ann");
        var inside = signedIn(ann);
        String link = transaction.execute(
                status -> links.issue(ann.id(), Purpose.RESET).path());
        var visitor = visitor();
        var fields = Map.of("token", token(String.valueOf(link)), "password", "kettle umbrella fjord 7");
        assertThat(visitor.fill(String.valueOf(link), fields, "/new-password").statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        assertThat(inside.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor().signIn(ann.email(), PASSWORD).statusCode()).isEqualTo(422);
        assertThat(visitor().signIn(ann.email(), "kettle umbrella fjord 7").statusCode())
                .isEqualTo(303);
    }

    @Test
    void without_a_mail_server_people_are_sent_to_those_who_run_it() {
        var answer = visitor().get("/forgotten-password");
        assertThat(answer.body()).contains("Ask those who run it");
    }

    @Test
    void secrets_of_links_are_kept_only_as_hashes_and_stand_in_no_log_of_changes() {
        var ann = invited("Ann");
        String secret = token(linkTo(ann));
        accept(visitor(), linkTo(ann), Map.of());
        assertThat(jdbc.sql("""
                                select (select count(*) from one_time_link l where l::text like :secret)
                                     + (select count(*) from audit_entry a where a::text like :secret)
                                """)
                        .param("secret", "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> accept(Visitor visitor, String link, Map<String, String> said) {
        var fields = new LinkedHashMap<>(Map.of("name", "Ann", "language", "en", "zone", "Europe/London"));
        fields.putAll(said);
        fields.putAll(Map.of("token", token(link), "password", PASSWORD));
        return visitor.fill(link, fields, "/invitation");
    }
}
