package org.allteach.theory;

import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Objects;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.web.Refusal;
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
class TheoryApiTest {

    private static final String FALLS = """
            {"nodes": [
               {"code": "A1", "kind": "aim", "text": "Half as many falls"},
               {"code": "P1", "kind": "primary", "text": "Safe surroundings"},
               {"code": "S1", "kind": "secondary", "text": "Night"},
               {"code": "S2", "kind": "secondary", "text": "Light"},
               {"code": "I1", "kind": "idea", "text": "Lamps", "evidence": "moderate", "impact": 4,
                "concept": "reminders", "tools": [{"title": "Plan", "address": "https://example.org/plan"}]}],
             "links": [
               {"parent": "A1", "child": "P1"}, {"parent": "P1", "child": "S1"}, {"parent": "S1", "child": "S2"},
               {"parent": "S2", "child": "I1", "strong": false}]}
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    @Autowired
    Adoptions adoptions;

    private Stage stage;
    private Collaborative collaborative;
    private Viewer advisor;

    @BeforeEach
    void a_collaborative_with_an_advisor() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", "own-only"));
        advisor = stage.holder(collaborative, Role.IMPROVEMENT_ADVISOR, null);
    }

    @Test
    void a_theory_is_put_and_read_as_nodes_and_links() throws Exception {
        send(advisor, "", FALLS)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.nodes[*].code", contains("A1", "P1", "S1", "S2", "I1")))
                .andExpect(jsonPath("$.nodes[4].evidence").value("moderate"))
                .andExpect(jsonPath("$.nodes[4].tools[0].address").value("https://example.org/plan"))
                .andExpect(jsonPath("$.links", hasSize(4)))
                .andExpect(jsonPath("$.links[?(@.child=='I1')].strong", contains(false)));
    }

    @Test
    void the_same_again_changes_nothing() throws Exception {
        send(advisor, "", FALLS);
        send(advisor, "", FALLS).andExpect(jsonPath("$.version").value(1));
        String answer = read(advisor, "").andReturn().getResponse().getContentAsString();
        send(advisor, "", answer)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
    }

    @Test
    void fields_that_are_not_given_stay_and_links_go_when_said_so() throws Exception {
        send(advisor, "", FALLS);
        send(advisor, "", """
                        {"nodes": [{"code": "I1", "text": "Better lamps"}],
                         "links": [{"parent": "S2", "child": "I1", "removed": true}]}
                        """)
                .andExpect(jsonPath("$.nodes[4].text").value("Better lamps"))
                .andExpect(jsonPath("$.nodes[4].impact").value(4))
                .andExpect(jsonPath("$.nodes[4].version").value(2))
                .andExpect(jsonPath("$.links", hasSize(3)));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_nothing_is_kept() throws Exception {
        send(advisor, "", """
                        {"nodes": [{"code": "A1", "kind": "aim", "text": ""},
                                   {"code": "I 1", "kind": "idea", "text": "x", "impact": 9, "measures": ["none"]},
                                   {"code": "I2", "kind": "idea", "text": "y", "concept": "magic", "colour": "red",
                                    "tools": [{"title": "z", "address": "javascript:alert(1)"}]}],
                         "links": [{"parent": "I2", "child": "A1"}, {"parent": "Q9", "child": "I2"}]}
                        """)
                .andExpect(status().is(422))
                .andExpect(jsonPath(
                        "$.errors[*].pointer",
                        containsInAnyOrder(
                                "/nodes/0/text",
                                "/nodes/1/code",
                                "/nodes/1/impact",
                                "/nodes/1/measures",
                                "/nodes/2/concept",
                                "/nodes/2/colour",
                                "/nodes/2/tools",
                                "/links/0/child",
                                "/links/1/parent")));
        read(advisor, "").andExpect(jsonPath("$.nodes", hasSize(0)));
    }

    @Test
    void a_cycle_is_refused_with_its_way() throws Exception {
        send(advisor, "", FALLS);
        send(advisor, "", "{\"links\": [{\"parent\": \"S2\", \"child\": \"S1\"}]}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/links/0"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("S1 → S2 → S1")));
    }

    @Test
    void a_node_retires_with_a_reason_and_returns() throws Exception {
        send(advisor, "", FALLS);
        send(advisor, "", "{\"nodes\": [{\"code\": \"I1\", \"retired\": {\"on\": \"2026-01-01\", \"reason\": \"\"}}]}")
                .andExpect(status().is(422));
        send(
                        advisor,
                        "",
                        "{\"nodes\": [{\"code\": \"I1\", \"retired\": {\"on\": \"2026-01-01\", \"reason\": \"no use\"}}]}")
                .andExpect(jsonPath("$.nodes[4].retired.reason").value("no use"));
        send(advisor, "", "{\"nodes\": [{\"code\": \"I1\", \"retired\": null}]}")
                .andExpect(jsonPath("$.nodes[4].retired").isEmpty());
    }

    @Test
    void a_teams_theory_is_its_own_and_says_what_came_from_where() throws Exception {
        send(advisor, "", FALLS);
        Team ash = stage.team(collaborative, "ash", "Ash");
        Team elm = stage.team(collaborative, "elm", "Elm");
        adopt(ash, "I1");
        Viewer member = stage.holder(collaborative, Role.MEMBER, ash);
        read(member, "/teams/ash")
                .andExpect(jsonPath("$.team").value("ash"))
                .andExpect(jsonPath("$.nodes", hasSize(5)))
                .andExpect(jsonPath("$.nodes[*].source.code", hasItem("I1")));
        send(member, "/teams/ash", "{\"nodes\": [{\"code\": \"I1\", \"text\": \"Our lamps\"}]}")
                .andExpect(status().isOk());
        read(advisor, "").andExpect(jsonPath("$.nodes[4].text").value("Lamps"));
        Viewer other = stage.holder(collaborative, Role.LEADER, elm);
        read(other, "/teams/ash").andExpect(status().isNotFound());
        send(other, "/teams/ash", "{}").andExpect(status().isNotFound());
        send(member, "", "{}").andExpect(status().isNotFound());
        read(member, "").andExpect(status().isOk());
    }

    @Test
    void a_change_is_taken_back_once_and_only_while_nobody_changed_the_same() throws Exception {
        send(advisor, "", FALLS);
        send(advisor, "", "{\"nodes\": [{\"code\": \"I1\", \"text\": \"Better lamps\"}]}");
        theories.undo(collaborative, null, 2);
        Theory now = theories.of(collaborative.id(), null);
        assertThat(now.diagram().find("I1").orElseThrow().text()).isEqualTo("Lamps");
        assertThat(now.diagram().find("I1").orElseThrow().version()).isEqualTo(3);
        assertThat(theories.revisions(now, 10)).extracting(Revision::undone).containsExactly(false, true, false);
        assertThat(refused(2)).isTrue();
        send(advisor, "", "{\"nodes\": [{\"code\": \"I1\", \"text\": \"Other\"}]}");
        assertThat(refused(3)).isTrue();
    }

    private boolean refused(int number) {
        try {
            theories.undo(collaborative, null, number);
            return false;
        } catch (Refusal refusal) {
            return refusal.status().value() == 409;
        }
    }

    @Test
    void with_the_collaborative_it_goes() throws Exception {
        send(advisor, "", FALLS);
        context.publishEvent(new CollaborativeRemoved(collaborative.id()));
        assertThat(theories.of(collaborative.id(), null).diagram().isEmpty()).isTrue();
        assertThat(stage.count("select count(*) from theory_revision where collaborative_id = ?", collaborative.id()))
                .isZero();
    }

    private void adopt(Team team, String code) {
        Node node = theories.of(collaborative.id(), null).diagram().find(code).orElseThrow();
        adoptions.adopt(collaborative, team, new Theories.Placed(null, node));
    }

    private ResultActions send(Viewer viewer, String below, String json) throws Exception {
        return mvc.perform(put("/api/v1/collaboratives/" + collaborative.slug() + below + "/theory")
                .with(byToken(viewer))
                .contentType(MediaType.APPLICATION_JSON)
                .content(Objects.requireNonNull(json)));
    }

    private ResultActions read(Viewer viewer, String below) throws Exception {
        return mvc.perform(get("/api/v1/collaboratives/" + collaborative.slug() + below + "/theory")
                .with(byToken(viewer)));
    }
}
