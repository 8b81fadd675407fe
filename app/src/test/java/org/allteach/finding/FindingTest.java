package org.allteach.finding;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Everything that stands somewhere is found by those who may see it, and by nobody else. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class FindingTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    @Autowired
    JdbcClient jdbc;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Viewer member;
    private Viewer other;
    private Viewer observer;

    @BeforeEach
    void a_collaborative_in_which_everybody_speaks_of_herons() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", "own-only"));
        ash = stage.team(collaborative, "ash", "Heron ward");
        Team elm = stage.team(collaborative, "elm", "Elm");
        member = stage.holder(collaborative, Role.MEMBER, ash);
        other = stage.holder(collaborative, Role.MEMBER, elm);
        observer = stage.holder(collaborative, Role.OBSERVER, null);
        context.getBean(Measures.class)
                .upsert(
                        collaborative,
                        List.of(Map.of(
                                "code",
                                "M1",
                                "name",
                                "Birds seen",
                                "type",
                                "outcome",
                                "kind",
                                "count",
                                "direction",
                                "increase",
                                "definition",
                                Map.of("description", "Herons on the roof"))));
        var at = stage.today().plusDays(9).atTime(14, 0);
        context.getBean(Activities.class)
                .upsert(
                        collaborative,
                        List.of(Activity.draft(
                                collaborative,
                                Activity.Kind.LEARNING_SESSION,
                                "On herons",
                                new When(at, at.plusHours(1), Stage.ZONE))));
        theory(null, "Feed the heron");
        theory(ash, "A heron of our own");
        jdbc.sql("""
                        insert into chart_note (collaborative_id, id, measure_id, team_id, period_start, text, person_id, at)
                        select m.collaborative_id, gen_random_uuid(), m.id, ?, ?, 'The heron was ill', ?, now()
                        from measure m where m.collaborative_id = ?
                        """)
                .params(ash.id(), collaborative.startsOn(), member.id(), collaborative.id())
                .update();
    }

    private void theory(@Nullable Team team, String idea) {
        theories.change(
                collaborative,
                team,
                "outline.pasted",
                now -> Outline.parse("Aim\n P\n  S\n   " + idea + "\n", now).into(now));
    }

    private String search(Viewer viewer, String words) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + "/search")
                        .param("words", words)
                        .with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void whoever_may_see_it_finds_it_whatever_it_is() throws Exception {
        String node = theories.of(collaborative.id(), ash.id())
                .diagram()
                .find("I1")
                .orElseThrow()
                .id()
                .toString();
        mvc.perform(post("/c/" + collaborative.slug() + "/comments/node/" + node)
                .param("text", "Which heron?")
                .with(as(member))
                .with(csrf()));
        String body = search(member, "HERON");
        assertThat(body)
                .contains("M1 Birds seen", "<mark>Heron</mark>s on the roof", "On herons", "I1 Feed the heron")
                .contains(
                        "Heron ward: I1 A heron of our own",
                        "The <mark>heron</mark> was ill",
                        "Which <mark>heron</mark>?")
                .contains("/t/ash\">Heron ward");
        assertThat(search(member, "heron roof")).contains("M1 Birds seen").doesNotContain("On herons");
        assertThat(search(member, "ostrich")).contains("Nothing found");
        assertThat(search(member, "")).contains("All words must be there");
    }

    @Test
    void nobody_finds_what_is_not_theirs_to_see() throws Exception {
        for (Viewer viewer : List.of(other, observer)) {
            assertThat(search(viewer, "heron"))
                    .contains("M1 Birds seen", "I1 Feed the heron")
                    .doesNotContain("of our own", "was ill", "Heron ward", "/t/ash");
        }
        assertThat(search(stage.person(), "heron")).doesNotContain("M1 Birds seen");
    }

    @Test
    void tests_are_found_by_their_words() throws Exception {
        mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(
                        "/api/v1/collaboratives/" + collaborative.slug() + "/teams/ash/cycles/C1")
                .contentType("application/json")
                .content("""
                        {"title": "A heron on the desk", "scale": "patient", "startsOn": "2026-03-01", "shared": true}
                        """)
                .with(Stage.byToken(member)));
        assertThat(search(member, "desk")).contains("Heron ward: C1 A heron on the desk", "/t/ash/cycles/C1");
        assertThat(search(other, "desk")).doesNotContain("on the desk");
    }
}
