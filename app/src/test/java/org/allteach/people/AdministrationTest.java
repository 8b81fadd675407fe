package org.allteach.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.allteach.Visitor;
import org.allteach.accounts.AccountsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdministrationTest extends AccountsTest {

    @Autowired
    private Organisations organisations;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void only_administrators_get_in() {
        var ann = signedIn(somebody("Ann"));
        for (String page : new String[] {"/admin", "/admin/people", "/admin/audit", "/admin/mail"}) {
            assertThat(ann.get(page).statusCode()).as(page).isEqualTo(404);
            assertThat(visitor().get(page).statusCode()).as(page).isEqualTo(302);
        }
    }

    @Test
    void an_organisation_is_added_changed_and_given_sites_with_units() {
        var root = signedIn(administrator("Root"));
        var fields =
                new LinkedHashMap<>(Map.of("code", mark, "name", "Saint Elsewhere", "country", "", "size", "large"));
        fields.put("timeZone", "Europe/Dublin");
        var refused = root.fill("/admin/new-organisation", fields, "/admin/organisations");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Saint Elsewhere", "country-problem");
        fields.put("country", "IE");
        assertThat(root.fill("/admin/new-organisation", fields, "/admin/organisations")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/admin/organisations/" + mark + "?saved=added");
        assertThat(root.fill("/admin/new-organisation", fields, "/admin/organisations")
                        .statusCode())
                .isEqualTo(422);

        String page = "/admin/organisations/" + mark;
        fields.putAll(Map.of("name", "Saint Anywhere", "version", "1", "size", ""));
        assertThat(root.fill(page, fields, page).statusCode()).isEqualTo(303);
        assertThat(root.fill(page, fields, page).body()).contains("Somebody else has changed this");
        Organisation organisation = organisations.find(mark).orElseThrow();
        assertThat(organisation.name()).isEqualTo("Saint Anywhere");
        assertThat(organisation.attributes()).isEmpty();

        root.fill(page, Map.of("siteCode", "north", "siteName", "North Wing"), page + "/sites");
        root.fill(page, Map.of("unitCode", "icu", "unitName", "Intensive care"), page + "/sites/north/units");
        assertThat(root.get(page).body()).contains("North Wing", "Intensive care");
        assertThat(root.fill(page, Map.of("unitCode", "x y", "unitName", ""), page + "/sites/north/units")
                        .body())
                .contains("unitCode-north-problem", "unitName-north-problem");
        root.fill(page, Map.of(), page + "/sites/north/units/icu/removal");
        assertThat(root.get(page).body()).doesNotContain("Intensive care");
        root.fill(page, Map.of(), page + "/sites/north/removal");
        assertThat(root.get(page).body()).doesNotContain("North Wing");
        assertThat(root.get("/admin/audit?subject=organisation/" + mark).body())
                .contains("Organisation added", "Organisation changed", "Saint Elsewhere", "Site removed");
    }

    @Test
    void people_are_found_by_a_part_of_their_name_or_address() {
        var ann = somebody("Ann%" + mark);
        var root = signedIn(administrator("Root"));
        assertThat(root.get("/admin/people?words=nn%25" + mark).body()).contains(ann.email());
        assertThat(root.get("/admin/people?words=ANN%25" + mark).body()).contains(ann.email());
        assertThat(root.get("/admin/people?words=A_n" + mark).body()).doesNotContain(ann.email());
    }

    @Test
    void somebody_is_invited_and_the_link_is_there_to_pass_on() {
        var root = signedIn(administrator("Root"));
        String email = "new-" + mark + "@example.org";
        var fields = Map.of("name", "New", "email", email, "language", "en", "zone", "UTC");
        assertThat(root.fill("/admin/new-person", fields, "/admin/people").statusCode())
                .isEqualTo(303);
        var person = people.findByEmail(email).orElseThrow();
        assertThat(root.get("/admin/invitations").body()).contains(email, linkTo(person));
        assertThat(root.fill("/admin/new-person", fields, "/admin/people").body())
                .contains("email-problem");
        assertThat(root.get("/admin/mail").body()).contains(email, "ALLTEACH_MAIL_HOST");
    }

    @Test
    void an_address_that_is_none_is_refused() {
        var root = signedIn(administrator("Root"));
        for (String bad : new String[] {"", "ann", "ann@", "@example.org", "a b@example.org", "a@b@c", "a@b\nBcc:c"}) {
            var fields = Map.of("name", "New", "email", bad, "language", "en", "zone", "UTC");
            assertThat(root.fill("/admin/new-person", fields, "/admin/people").statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
    }

    @Test
    void an_administrator_is_made_and_unmade() {
        var root = signedIn(administrator("Root"));
        var ann = somebody("Ann");
        Visitor annsBrowser = signedIn(ann);
        String page = "/admin/people/" + ann.id();
        root.fill(page, Map.of(), page + "/administration");
        assertThat(annsBrowser.get("/admin").statusCode()).isEqualTo(200);
        root.fill(page, Map.of(), page + "/administration/end");
        assertThat(annsBrowser.get("/admin").statusCode()).isEqualTo(404);
        assertThat(people.find(ann.id()).orElseThrow().administrator()).isFalse();
    }

    @Test
    void a_link_for_a_new_password_is_shown_once_where_no_mail_leaves() {
        var root = signedIn(administrator("Root"));
        var ann = somebody("Ann");
        String page = "/admin/people/" + ann.id();
        var shown = root.fill(page, Map.of(), page + "/link");
        String link = linkTo(ann);
        assertThat(link).startsWith("/new-password?token=");
        assertThat(shown.body()).contains(token(link));
        assertThat(root.get(page).body()).doesNotContain(token(link));
        assertThat(visitor().get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void the_log_is_filtered_and_paged() {
        var root = signedIn(administrator("Root"));
        var ann = somebody("Ann");
        String page = "/admin/people/" + ann.id();
        for (int i = 0; i < 30; i++) {
            root.fill(page, Map.of(), page + "/disabling");
            root.fill(page, Map.of(), page + "/enabling");
        }
        String filtered = "/admin/audit?subject=person/" + ann.email();
        var first = root.get(filtered).body();
        assertThat(first).contains("Older entries", "Account disabled", "Account enabled");
        assertThat(root.get(filtered + "&action=person.dis").body()).doesNotContain("Account enabled");
        assertThat(root.get(filtered + "&person=nobody").body()).contains("There are no entries");
        assertThat(root.get(filtered + "&to=2020-01-01").body()).contains("There are no entries");
        assertThat(root.get(filtered + "&from=yesterday").statusCode()).isEqualTo(422);
    }
}
