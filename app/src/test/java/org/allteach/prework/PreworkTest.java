package org.allteach.prework;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class PreworkTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Prework prework;

    @Autowired
    JdbcClient jdbc;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Team birch;
    private Viewer director;
    private Viewer leader;
    private Viewer sponsor;
    private LocalDate session;
    private String base = "";

    @BeforeEach
    void two_teams_with_two_items() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("state", "prework"));
        ash = stage.team(collaborative, "ash", "Ash");
        birch = stage.team(collaborative, "birch", "Birch");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        leader = stage.holder(collaborative, Role.LEADER, ash);
        sponsor = stage.holder(collaborative, Role.TEAM_SPONSOR, ash);
        session = stage.today().plusDays(10);
        context.getBean(Phases.class)
                .replace(
                        collaborative,
                        List.of(
                                phase(Phase.Kind.PREWORK, session.minusDays(60)),
                                phase(Phase.Kind.LEARNING_SESSION, session),
                                phase(Phase.Kind.LEARNING_SESSION, session.plusDays(90))));
        prework.replaceItems(
                collaborative,
                List.of(
                        new Item("aim", "Draft the aim", "How much, by when", Role.LEADER, -14, ""),
                        new Item("talk", "Talk to the board", "", Role.TEAM_SPONSOR, -2, "https://example.org/talk")));
        base = "/c/" + collaborative.slug();
    }

    private static Phase phase(Phase.Kind kind, LocalDate start) {
        return new Phase(Ids.next(), kind, kind.name(), start, start.plusDays(1), null, 1);
    }

    @Test
    void what_is_open_is_known_with_its_day_and_its_owner() {
        assertThat(prework.open(collaborative.id(), stage.today()))
                .extracting(
                        open -> open.team().code() + " " + open.item().code() + " " + open.due() + " " + open.owner())
                .containsExactly(
                        "ash aim " + session.minusDays(14) + " LEADER",
                        "birch aim " + session.minusDays(14) + " LEADER");
        assertThat(prework.open(collaborative.id(), session)).hasSize(4);
        assertThat(prework.open(collaborative.id(), session).getFirst().path()).isEqualTo(base + "/t/ash/prework#aim");
    }

    @Test
    void without_sessions_it_is_due_before_the_work_begins() {
        context.getBean(Phases.class)
                .replace(
                        collaborative,
                        List.of(
                                phase(Phase.Kind.PREWORK, session.minusDays(60)),
                                phase(Phase.Kind.ACTION_PERIOD, session.plusDays(20))));
        assertThat(prework.open(collaborative.id(), session.plusDays(6)))
                .extracting(open -> open.item().code() + " " + open.due())
                .containsExactly("aim " + session.plusDays(6), "aim " + session.plusDays(6));
    }

    @Test
    void without_a_first_session_nothing_is_due() {
        context.getBean(Phases.class).replace(collaborative, List.of());
        assertThat(prework.open(collaborative.id(), LocalDate.of(2200, 1, 1))).isEmpty();
    }

    @Test
    void an_item_is_ticked_with_one_button_by_those_of_the_team_and_unticked() throws Exception {
        set("ash", "aim", "0", leader, "done").andExpect(status().is(303));
        assertThat(prework.open(collaborative.id(), stage.today())).hasSize(1);
        set("ash", "talk", "0", sponsor, "done").andExpect(status().is(303));
        show("/t/ash/prework", leader)
                .andExpect(content().string(containsString("Everything is done")))
                .andExpect(content().string(containsString(leader.name())));
        set("ash", "aim", "1", leader, "todo").andExpect(status().is(303));
        assertThat(prework.open(collaborative.id(), stage.today())).hasSize(2);
    }

    @Test
    void two_who_say_different_things_at_once_see_each_other() throws Exception {
        set("ash", "aim", "0", leader, "done");
        send(
                        post(base + "/t/ash/prework/aim")
                                .param("version", "0")
                                .param("state", "todo")
                                .param("evidence", "Not yet"),
                        sponsor)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else saved this")));
    }

    @Test
    void only_who_manages_waives_and_only_with_a_reason() throws Exception {
        set("ash", "aim", "0", leader, "waived").andExpect(status().is(422));
        waive(leader, "Because").andExpect(status().isNotFound());
        waive(director, "").andExpect(status().is(422));
        waive(director, "They have one").andExpect(status().is(303));
        show("/t/ash/prework", leader).andExpect(content().string(containsString("Waived: They have one")));
        assertThat(prework.open(collaborative.id(), stage.today())).hasSize(1);
    }

    @Test
    void evidence_is_words_a_link_or_a_file() throws Exception {
        send(
                        post(base + "/t/ash/prework/aim")
                                .param("version", "0")
                                .param("state", "todo")
                                .param("evidence", "See the board")
                                .param("link", "javascript:alert(1)"),
                        leader)
                .andExpect(status().is(422));
        var file = new MockMultipartFile("file", "aim.pdf", "application/pdf", new byte[] {1});
        mvc.perform(multipart(base + "/t/ash/prework/aim/files")
                        .file(file)
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().is(303));
        show("/t/ash/prework", sponsor).andExpect(content().string(containsString("aim.pdf")));
    }

    @Test
    void the_matrix_shows_what_is_late_and_counts() throws Exception {
        set("ash", "aim", "0", leader, "done");
        show("/prework", director)
                .andExpect(content().string(containsString("2 teams, 2 items; one thing is late.")))
                .andExpect(content().string(containsString("1 of 2")));
        show("/prework?show=late", director)
                .andExpect(content().string(containsString(">Birch<")))
                .andExpect(content().string(not(containsString(">Ash<"))));
        show("/prework.csv", director)
                .andExpect(content().string(containsString("birch,aim,Draft the aim,leader,")))
                .andExpect(content().string(containsString("todo,true")));
        show("/prework.xlsx", director);
    }

    @Test
    void what_was_done_late_stays_known_whatever_is_written_to_it_later() throws Exception {
        set("ash", "aim", "0", leader, "done");
        // Who was not there yet when it was due is late with nothing.
        show("/prework", director).andExpect(content().string(not(containsString("days late"))));
        jdbc.sql("update team set enrolled_on = ? where collaborative_id = ?")
                .params(session.minusDays(60), collaborative.id())
                .update();
        jdbc.sql("update prework_state set at = ? where collaborative_id = ?")
                .params(session.minusDays(11).atTime(12, 0).atOffset(java.time.ZoneOffset.UTC), collaborative.id())
                .update();
        mvc.perform(post(base + "/t/ash/prework/aim")
                        .param("version", "1")
                        .param("state", "done")
                        .param("evidence", "It hangs on the wall")
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().is(303));
        show("/prework", director)
                .andExpect(content().string(containsString("3 days late")))
                .andExpect(content().string(containsString("One thing was done after the due day.")));
        show("/t/ash/prework", leader).andExpect(content().string(containsString("3 days late")));
    }

    @Test
    void each_sees_the_teams_whose_workspace_is_theirs() throws Exception {
        Viewer coach = stage.holder(collaborative, Role.COACH, birch);
        show("/prework", leader)
                .andExpect(content().string(containsString(">Ash<")))
                .andExpect(content().string(not(containsString(">Birch<"))));
        show("/prework", coach)
                .andExpect(content().string(containsString(">Birch<")))
                .andExpect(content().string(not(containsString(">Ash<"))));
        set("birch", "aim", "0", coach, "done").andExpect(status().isNotFound());
        set("birch", "aim", "0", leader, "done").andExpect(status().isNotFound());
        mvc.perform(get(base + "/prework").with(as(stage.holder(collaborative, Role.OBSERVER, null))))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_director_adds_changes_and_removes_items_and_what_was_done_stays() throws Exception {
        set("ash", "aim", "0", leader, "done");
        send(item("", "story", "Storyboard").param("link", "nowhere").param("dueDays", "soon"), director)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Please correct 2 things")));
        send(item("", "aim", "Another"), director).andExpect(status().is(422));
        send(item("", "story", "Storyboard"), director).andExpect(status().is(303));
        int version = prework.items(collaborative.id()).getFirst().version();
        send(item("aim", "aim", "Write the aim").param("version", String.valueOf(version)), director)
                .andExpect(status().is(303));
        send(item("aim", "aim", "Draw the aim").param("version", String.valueOf(version)), director)
                .andExpect(status().isConflict());
        send(post(base + "/settings/prework/talk/removal"), director).andExpect(status().is(303));
        assertThat(prework.items(collaborative.id()))
                .extracting(Item::title)
                .containsExactly("Write the aim", "Storyboard");
        assertThat(prework.open(collaborative.id(), session))
                .extracting(open -> open.team().code() + " " + open.item().code())
                .containsExactly("birch aim", "ash story", "birch story");
    }

    @Test
    void programs_read_and_replace_the_items() throws Exception {
        String api = "/api/v1/collaboratives/" + collaborative.slug() + "/prework";
        mvc.perform(get(api).with(byToken(leader)))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.teams.length()").value(2));
        mvc.perform(put(api).with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[{\"code\": \"a b\"}, {\"code\": \"x\", \"title\": \"X\", \"colour\": 1}]"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(3));
        mvc.perform(put(api).with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[{\"code\": \"x\", \"title\": \"X\", \"owner\": \"member\", \"dueDays\": -3}]"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].dueDays").value(-3));
        mvc.perform(put(api).with(byToken(leader))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[]"))
                .andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder item(String was, String code, String title) {
        var request = post(base + "/settings/prework")
                .param("was", was)
                .param("code", code)
                .param("title", title)
                .param("owner", "leader");
        return title.equals("Storyboard") ? request : request.param("dueDays", "-14");
    }

    private ResultActions waive(Viewer viewer, String reason) throws Exception {
        return send(
                post(base + "/t/ash/prework/aim/waiver").param("version", "0").param("reason", reason), viewer);
    }

    private ResultActions set(String team, String item, String version, Viewer viewer, String state) throws Exception {
        return send(
                post(base + "/t/" + team + "/prework/" + item)
                        .param("version", version)
                        .param("state", state),
                viewer);
    }

    private ResultActions send(MockHttpServletRequestBuilder request, Viewer viewer) throws Exception {
        return mvc.perform(request.with(as(viewer)).with(csrf()));
    }

    private ResultActions show(String path, Viewer viewer) throws Exception {
        return mvc.perform(get(base + path).with(as(viewer))).andExpect(status().isOk());
    }
}
