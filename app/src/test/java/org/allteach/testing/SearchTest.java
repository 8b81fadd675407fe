package org.allteach.testing;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Objects;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.pdsa.Coach;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.Cycles;
import org.allteach.theory.Adoptions;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class SearchTest {

    private static final String NOISY = """
            {"title": "Felt under ward chairs", "scale": "shift", "kind": "test", "ideas": ["I1"], "shared": true,
             "startsOn": "2026-02-02", "endsOn": "2026-02-03", "collects": "Decibels", "state": "acted",
             "happened": "The nurses were sleeping badly before", "learned": "Chairs scraped less", "decision": "abandon",
             "predictions": [{"question": "Quieter?", "prediction": "By half", "result": "By a tenth", "outcome": "not-held"}]}
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    @Autowired
    Adoptions adoptions;

    @Autowired
    Cycles cycles;

    @Autowired
    Quality quality;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Team elm;
    private Viewer member;
    private Viewer other;

    @BeforeEach
    void two_teams_and_a_package() throws Exception {
        stand("named");
    }

    private void stand(String visibility) throws Exception {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        ash = stage.team(collaborative, "ash", "Ash");
        elm = stage.team(collaborative, "elm", "Elm");
        member = stage.holder(collaborative, Role.MEMBER, ash);
        other = stage.holder(collaborative, Role.LEADER, elm);
        theories.change(
                collaborative,
                null,
                "outline.pasted",
                now -> Outline.parse("Calm\n Quiet\n  Chairs\n   Felt\n   Oil\n", now)
                        .into(now));
        var felt = theories.of(collaborative.id(), null).diagram().find("I1").orElseThrow();
        adoptions.adopt(collaborative, ash, new Theories.Placed(null, felt));
        send(member, "ash", "C1", NOISY).andExpect(status().isOk());
        send(member, "ash", "C2", """
                        {"title": "Secret draft about chairs", "scale": "patient", "startsOn": "2026-03-01"}
                        """).andExpect(status().isOk());
    }

    @Test
    void tests_are_found_by_words_in_any_form_abandoned_ones_too() throws Exception {
        assertThat(page(other, "?words=sleep"))
                .contains("Felt under ward chairs", "<mark>sleeping</mark>", "Abandon it");
        assertThat(page(other, "?words=chair")).contains("Felt under").doesNotContain("Secret draft");
        assertThat(page(member, "?words=chair")).contains("Felt under", "Secret draft");
        assertThat(page(other, "?words=tenth")).contains("Felt under");
        assertThat(page(other, "?words=cucumber")).contains("Nothing found");
        assertThat(page(other, "?words=\"')(&!:*")).contains("Tests of change");
    }

    @Test
    void tests_are_found_by_idea_driver_scale_decision_state_setting_and_team() throws Exception {
        for (String asked : new String[] {
            "?idea=I1",
            "?driver=S1",
            "?driver=P1",
            "?scale=shift",
            "?decision=abandon",
            "?state=acted",
            "?setting=country:IE",
            "?team=ash"
        }) {
            assertThat(page(other, asked)).as(asked).contains("Felt under ward chairs");
        }
        for (String asked : new String[] {
            "?idea=I2", "?scale=unit", "?decision=adopt", "?state=doing", "?setting=country:PT", "?team=elm"
        }) {
            assertThat(page(other, asked)).as(asked).contains("Nothing found");
        }
    }

    @Test
    void where_teams_are_coded_only_what_was_done_is_told() throws Exception {
        stand("coded");
        assertThat(page(other, ""))
                .contains("A test of team " + ash.pseudonym(), "One shift", "Felt")
                .doesNotContain("Felt under", "scraped", "Ash<", "Secret");
        for (String asked : new String[] {"?words=chairs", "?words=scraped", "?team=ash", "?setting=country:IE"}) {
            assertThat(page(other, asked)).as(asked).contains("Nothing found");
        }
        read(other, "/cycles")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].pseudonym").value(ash.pseudonym()))
                .andExpect(jsonPath("$.items[0].title").doesNotExist())
                .andExpect(jsonPath("$.items[0].team").doesNotExist());
        read(other, "/teams/ash/cycles").andExpect(status().isNotFound());
        read(other, "/ramps").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(csv(other)).doesNotContain("Felt under", ash.pseudonym());
    }

    @Test
    void where_teams_see_only_themselves_nothing_of_others_is_found() throws Exception {
        stand("own-only");
        assertThat(page(other, "")).contains("Nothing found");
        read(other, "/cycles").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(csv(other)).doesNotContain("Felt under");
        assertThat(tests(other)).contains("One test").doesNotContain("Ash", "Felt under", "Ireland");
    }

    @Test
    void an_idea_shows_who_tested_it_and_what_came_of_it() throws Exception {
        assertThat(tests(other))
                .contains("One test in 1 team", "One shift (1)", "Abandon it (1)", "Ireland (1)", "Ash, C1 Felt under");
        assertThat(mvc.perform(get("/c/" + collaborative.slug() + "/t/ash/ideas/I1/tests")
                                .with(as(member)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Plan a test");
    }

    @Test
    void a_test_is_put_by_code_and_the_same_again_changes_nothing() throws Exception {
        read(member, "/teams/ash/cycles/C1")
                .andExpect(jsonPath("$.ideas", contains("I1")))
                .andExpect(jsonPath("$.predictions[0].outcome").value("not-held"));
        int version = cycle("C1").version();
        send(member, "ash", "C1", NOISY).andExpect(jsonPath("$.version").value(version));
        String whole =
                read(member, "/teams/ash/cycles/C1").andReturn().getResponse().getContentAsString();
        send(member, "ash", "C1", whole)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version));
        send(member, "ash", "C1", "{\"learned\": \"More\"}")
                .andExpect(jsonPath("$.learned").value("More"))
                .andExpect(jsonPath("$.happened").value("The nurses were sleeping badly before"));
    }

    @Test
    void all_that_is_wrong_with_a_put_test_is_told_at_once() throws Exception {
        send(member, "ash", "C9", """
                        {"scale": "huge", "startsOn": "soon", "ideas": ["I9"], "colour": "red", "state": "asleep"}
                        """)
                .andExpect(status().is(422))
                .andExpect(jsonPath(
                        "$.errors[*].pointer",
                        containsInAnyOrder("/colour", "/title", "/scale", "/startsOn", "/ideas", "/state")));
        assertThat(cycles.find(collaborative.id(), ash.id(), "C9")).isEmpty();
        send(other, "ash", "C1", "{}").andExpect(status().isNotFound());
    }

    @Test
    void pages_of_the_answer_follow_each_other_without_gap() throws Exception {
        for (int i = 3; i < 40; i++) {
            send(
                    member,
                    "ash",
                    "C" + i,
                    "{\"title\": \"T%d\", \"startsOn\": \"2026-01-%02d\", \"shared\": true}".formatted(i, 1 + i % 28));
        }
        String first = page(other, "");
        assertThat(first).contains("The newest 30");
        String next =
                first.replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1").replace("&amp;", "&");
        String second =
                mvc.perform(get(next).with(as(other))).andReturn().getResponse().getContentAsString();
        assertThat(second.split("class=\"card\"", -1)).hasSize(1 + 8);
    }

    @Test
    void the_quality_in_numbers_is_the_coachs_of_each() throws Exception {
        send(member, "ash", "C3", """
                        {"title": "Large first", "scale": "all", "shared": true, "state": "acted", "decision": "adopt",
                         "learned": " "}
                        """);
        Cycle kept = cycle("C1");
        Cycle poor = cycle("C3");
        Quality.Month month = quality.of(collaborative.id()).getFirst();
        assertThat(month.all()).isEqualTo(2);
        int whole = (Coach.isKept(kept, 1) ? 1 : 0) + (Coach.isKept(poor, 1) ? 1 : 0);
        assertThat(month.whole()).isEqualTo(whole).isEqualTo(1);
        assertThat(month.kept().get("small")).isEqualTo(1);
        assertThat(month.kept().get("study")).isEqualTo(1);
        assertThat(month.kept().get("iterated")).isEqualTo(1);
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        assertThat(mvc.perform(get("/c/" + collaborative.slug() + "/cycles/quality")
                                .with(as(observer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("1 of 2 finished tests");
    }

    private Cycle cycle(String code) {
        return cycles.find(collaborative.id(), ash.id(), code).orElseThrow();
    }

    private String tests(Viewer viewer) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + "/ideas/I1/tests").with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String csv(Viewer viewer) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + "/cycles.csv").with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String page(Viewer viewer, String asked) throws Exception {
        var request = get("/c/" + collaborative.slug() + "/cycles").with(as(viewer));
        if (asked.contains("=")) {
            request.param(asked.substring(1, asked.indexOf('=')), asked.substring(asked.indexOf('=') + 1));
        }
        return mvc.perform(request).andReturn().getResponse().getContentAsString();
    }

    private ResultActions read(Viewer viewer, String below) throws Exception {
        return mvc.perform(
                get("/api/v1/collaboratives/" + collaborative.slug() + below).with(byToken(viewer)));
    }

    private ResultActions send(Viewer viewer, String team, String code, String json) throws Exception {
        return mvc.perform(put("/api/v1/collaboratives/" + collaborative.slug() + "/teams/" + team + "/cycles/" + code)
                .with(byToken(viewer))
                .contentType(MediaType.APPLICATION_JSON)
                .content(Objects.requireNonNull(json)));
    }
}
