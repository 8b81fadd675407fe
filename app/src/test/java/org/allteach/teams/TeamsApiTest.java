package org.allteach.teams;

import static org.allteach.Stage.byToken;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
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
class TeamsApiTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Stage stage;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
    }

    @Test
    void teams_are_put_by_code_and_counted() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String organisation = stage.organisation();
        String teams = """
                [{"code": "W01", "name": "Ward 1", "organisation": "%1$s"},
                 {"code": "W02", "name": "Ward 2", "organisation": "%1$s", "aim": "Calm", "state": "INVITED"}]
                """.formatted(organisation);
        send(collaborative, director, teams)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.new").value(2))
                .andExpect(jsonPath("$.changed").value(0))
                .andExpect(jsonPath("$.unchanged").value(0));
        send(collaborative, director, teams).andExpect(jsonPath("$.unchanged").value(2));
        list(collaborative, director)
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[0].state").value("enrolled"))
                .andExpect(jsonPath("$.items[1].state").value("invited"))
                .andExpect(jsonPath("$.items[1].aim").value("Calm"));
    }

    @Test
    void every_problem_of_every_team_is_told_by_pointer_at_once() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String organisation = stage.organisation();
        send(collaborative, director, """
                        [{"code": "W01", "name": "Ward 1", "organisation": "%1$s"},
                         {"code": "W 2", "name": "", "organisation": "%1$s"},
                         {"code": "W01", "name": "Again", "organisation": "NOWHERE", "state": "asleep"},
                         null,
                         {"code": "W05", "name": "Ward 5", "organisation": "%1$s", "ward": "5"}]
                        """.formatted(organisation))
                .andExpect(status().is(422))
                .andExpect(jsonPath(
                        "$.errors[*].pointer",
                        containsInAnyOrder(
                                "/1/code",
                                "/1/name",
                                "/2/state",
                                "/2/code",
                                "/2/organisation",
                                "/3/code",
                                "/3/name",
                                "/3/organisation",
                                "/4/ward")));
        list(collaborative, director).andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void only_who_manages_puts_teams() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        send(collaborative, stage.holder(collaborative, Role.LEADER, team), "[]")
                .andExpect(status().isNotFound());
    }

    @Test
    void under_codes_a_team_sees_itself_by_name_and_of_others_the_code_and_no_more() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "coded"));
        Team own = stage.team(collaborative, "W01", "Ward 1");
        Team other = stage.team(collaborative, "W02", "Ward 2");
        list(collaborative, stage.holder(collaborative, Role.MEMBER, own))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[0].code").value("W01"))
                .andExpect(jsonPath("$.items[0].pseudonym").value(own.pseudonym()))
                .andExpect(jsonPath("$.items[1].length()").value(2))
                .andExpect(jsonPath("$.items[1].pseudonym").value(other.pseudonym()))
                .andExpect(jsonPath("$.items[1].state").value("enrolled"));
    }

    @Test
    void where_each_sees_only_itself_the_list_has_one_team() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "own-only"));
        Team own = stage.team(collaborative, "W01", "Ward 1");
        stage.team(collaborative, "W02", "Ward 2");
        list(collaborative, stage.holder(collaborative, Role.MEMBER, own)).andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void named_teams_keep_their_pseudonyms_and_aims_to_themselves() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "named"));
        Team own = stage.team(collaborative, "W01", "Ward 1");
        stage.team(collaborative, "W02", "Ward 2");
        list(collaborative, stage.holder(collaborative, Role.MEMBER, own))
                .andExpect(jsonPath("$.items[1].code").value("W02"))
                .andExpect(jsonPath("$.items[1].pseudonym").doesNotExist())
                .andExpect(jsonPath("$.items[1].aim").doesNotExist());
    }

    @Test
    void observers_have_no_list_of_teams() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "named"));
        list(collaborative, stage.holder(collaborative, Role.OBSERVER, null)).andExpect(status().isNotFound());
    }

    private ResultActions list(Collaborative collaborative, Viewer viewer) throws Exception {
        return mvc.perform(get(path(collaborative)).with(byToken(viewer)));
    }

    private ResultActions send(Collaborative collaborative, Viewer viewer, String json) throws Exception {
        return mvc.perform(put(path(collaborative))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(byToken(viewer)));
    }

    private static String path(Collaborative collaborative) {
        return "/api/v1/collaboratives/" + collaborative.slug() + "/teams";
    }
}
