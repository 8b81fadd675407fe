package org.allteach.teams;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class TeamPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Teams teams;

    @Autowired
    Assignments assignments;

    private Stage stage;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
    }

    @Test
    void under_codes_another_teams_name_and_hospital_stand_nowhere() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "coded"));
        Team own = stage.team(collaborative, "W01", "Ward of ours");
        Team other = stage.team(collaborative, "W02", "Ward of theirs");
        Viewer member = stage.holder(collaborative, Role.MEMBER, own);
        show(teams(collaborative), member)
                .andExpect(shows("Ward of ours"))
                .andExpect(shows(other.pseudonym()))
                .andExpect(hides("Ward of theirs"))
                .andExpect(hides(other.organisationName()))
                .andExpect(hides("W02"));
        show(team(collaborative, other), member).andExpect(status().isNotFound());
    }

    @Test
    void where_each_sees_only_itself_the_others_are_a_number() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "own-only"));
        Team own = stage.team(collaborative, "W01", "Ward of ours");
        Team other = stage.team(collaborative, "W02", "Ward of theirs");
        show(teams(collaborative), stage.holder(collaborative, Role.MEMBER, own))
                .andExpect(shows("One more team takes part"))
                .andExpect(hides(other.pseudonym()))
                .andExpect(hides("Ward of theirs"));
    }

    @Test
    void named_teams_stand_in_the_list_but_their_workspace_is_theirs() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "named"));
        Team own = stage.team(collaborative, "W01", "Ward of ours");
        Team other = stage.team(collaborative, "W02", "Ward of theirs");
        Viewer member = stage.holder(collaborative, Role.MEMBER, own);
        show(teams(collaborative), member)
                .andExpect(shows("Ward of theirs"))
                .andExpect(hides("href=\"" + team(collaborative, other) + "\""))
                .andExpect(hides(other.pseudonym()));
        show(team(collaborative, other), member).andExpect(status().isNotFound());
    }

    @Test
    void observers_see_the_collaborative_but_no_list_of_teams() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "named"));
        stage.team(collaborative, "W01", "Ward 1");
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        show("/c/" + collaborative.slug(), observer)
                .andExpect(status().isOk())
                .andExpect(hides("Ward 1"))
                .andExpect(hides("href=\"" + teams(collaborative) + "\""));
        show(teams(collaborative), observer).andExpect(status().isNotFound());
    }

    @Test
    void a_leader_writes_the_aim_and_a_member_reads_it() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        Viewer leader = stage.holder(collaborative, Role.LEADER, team);
        Viewer member = stage.holder(collaborative, Role.MEMBER, team);
        var change = Map.of("version", "1", "aim", "Half the falls by June");
        send(team(collaborative, team) + "/aim", change, member).andExpect(status().isNotFound());
        send(team(collaborative, team) + "/aim", change, leader).andExpect(status().isSeeOther());
        show(team(collaborative, team), member)
                .andExpect(shows("Half the falls by June"))
                .andExpect(hides("/aim\""))
                .andExpect(hides("Invite somebody"));
    }

    @Test
    void a_lost_race_about_the_aim_shows_both() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        Viewer leader = stage.holder(collaborative, Role.LEADER, team);
        send(team(collaborative, team) + "/aim", Map.of("version", "1", "aim", "Theirs"), leader);
        send(team(collaborative, team) + "/aim", Map.of("version", "1", "aim", "Mine"), leader)
                .andExpect(status().isConflict())
                .andExpect(shows("<td class=\"at-lines\">Theirs</td>"))
                .andExpect(shows("<td class=\"at-lines\">Mine</td>"));
    }

    @Test
    void a_leader_invites_into_the_team_but_not_beyond() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        Viewer leader = stage.holder(collaborative, Role.LEADER, team);
        String email = stage.name("nurse") + "@example.org";
        var member = Map.of("email", email, "name", "Nora Nurse", "profession", "Nurse", "role", "member");
        send(team(collaborative, team) + "/members", member, leader).andExpect(status().isSeeOther());
        show(team(collaborative, team), leader).andExpect(shows("Nora Nurse")).andExpect(shows(email));
        var director = Map.of("email", email, "name", "Nora Nurse", "role", "director");
        send(team(collaborative, team) + "/members", director, leader).andExpect(status().is(422));
        var coach = Map.of("email", email, "name", "Nora Nurse", "role", "coach");
        send(team(collaborative, team) + "/members", coach, leader).andExpect(status().is(422));
    }

    @Test
    void an_invitation_that_is_not_valid_comes_back_open_with_what_was_typed() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        Viewer leader = stage.holder(collaborative, Role.LEADER, team);
        send(
                        team(collaborative, team) + "/members",
                        Map.of("email", "nobody", "name", "Nora", "role", "member"),
                        leader)
                .andExpect(status().is(422))
                .andExpect(shows("<details class=\"mt-3\" open>"))
                .andExpect(shows("value=\"nobody\""))
                .andExpect(shows("value=\"Nora\""));
    }

    @Test
    void a_leader_ends_a_membership_of_the_own_team_only() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("visibility", "named"));
        Team own = stage.team(collaborative, "W01", "Ward 1");
        Team other = stage.team(collaborative, "W02", "Ward 2");
        Viewer leader = stage.holder(collaborative, Role.LEADER, own);
        stage.holder(collaborative, Role.MEMBER, other);
        Assignment theirs = assignments.ofTeam(collaborative.id(), other.id()).getFirst();
        send(team(collaborative, own) + "/members/" + theirs.id() + "/ending", Map.of(), leader)
                .andExpect(status().isNotFound());
        send(team(collaborative, other) + "/members/" + theirs.id() + "/ending", Map.of(), leader)
                .andExpect(status().isNotFound());
        Viewer leaving = stage.holder(collaborative, Role.MEMBER, own);
        Assignment ours = assignments.ofTeam(collaborative.id(), own.id()).stream()
                .filter(one -> one.person().equals(leaving.id()))
                .findFirst()
                .orElseThrow();
        send(team(collaborative, own) + "/members/" + ours.id() + "/ending", Map.of(), leader)
                .andExpect(status().isSeeOther());
        show(team(collaborative, own), leaving).andExpect(status().isNotFound());
    }

    @Test
    void a_director_withdraws_a_team_with_a_reason() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String state = team(collaborative, team) + "/state";
        send(state, Map.of("version", "1", "state", "withdrawn", "reason", ""), director)
                .andExpect(status().is(422))
                .andExpect(shows("Enter the reason"));
        send(state, Map.of("version", "1", "state", "withdrawn", "reason", "Rebuilt"), director)
                .andExpect(status().isSeeOther());
        assertThat(teams.find(collaborative.id(), "W01").orElseThrow().state()).isEqualTo(Team.State.WITHDRAWN);
    }

    @Test
    void another_collaboratives_team_is_not_found_by_its_code() throws Exception {
        Collaborative ours = stage.collaborative(Map.of());
        Collaborative theirs = stage.collaborative(Map.of());
        Team team = stage.team(theirs, "W01", "Ward 1");
        Viewer director = stage.holder(ours, Role.DIRECTOR, null);
        show(team(ours, team), director).andExpect(status().isNotFound());
        show(team(theirs, team), director).andExpect(status().isNotFound());
        show("/c/" + theirs.slug(), director).andExpect(status().isNotFound());
    }

    private ResultActions show(String path, Viewer viewer) throws Exception {
        return mvc.perform(get(path).with(as(viewer)));
    }

    private ResultActions send(String path, Map<String, String> form, Viewer viewer) throws Exception {
        MockHttpServletRequestBuilder request = post(path).with(as(viewer)).with(csrf());
        form.forEach(request::param);
        return mvc.perform(request);
    }

    private static String teams(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/teams";
    }

    private static String team(Collaborative collaborative, Team team) {
        return "/c/" + collaborative.slug() + "/t/" + team.code();
    }

    private static ResultMatcher shows(String text) {
        return content().string(containsString(text));
    }

    private static ResultMatcher hides(String text) {
        return content().string(not(containsString(text)));
    }
}
