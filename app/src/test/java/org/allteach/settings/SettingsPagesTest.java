package org.allteach.settings;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class SettingsPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Phases phases;

    @Autowired
    Teams teams;

    @Autowired
    Assignments assignments;

    private Stage stage;
    private Collaborative collaborative;
    private Viewer director;
    private String settings = "";

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        settings = "/c/" + collaborative.slug() + "/settings";
    }

    @Test
    void an_administrator_starts_a_collaborative_and_directs_it() throws Exception {
        Viewer administrator = stage.administrator();
        String slug = stage.name("new-");
        send(
                        post("/collaboratives")
                                .param("title", "Hand hygiene")
                                .param("slug", slug)
                                .param("startsOn", "2026-01-01")
                                .param("endsOn", "2027-06-30"),
                        administrator)
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/c/" + slug + "/settings/phases?saved"));
        show("/c/" + slug, administrator).andExpect(status().isOk()).andExpect(shows("Hand hygiene"));
    }

    @Test
    void a_start_that_is_not_valid_comes_back_with_all_problems_and_what_was_typed() throws Exception {
        send(
                        post("/collaboratives")
                                .param("title", "Hand hygiene")
                                .param("slug", "Hand Hygiene")
                                .param("startsOn", "2026-01-01")
                                .param("endsOn", "2025-01-01"),
                        stage.administrator())
                .andExpect(status().is(422))
                .andExpect(shows("Please correct 2 things"))
                .andExpect(shows("value=\"Hand hygiene\""))
                .andExpect(shows("value=\"Hand Hygiene\""))
                .andExpect(shows("value=\"2025-01-01\""));
    }

    @Test
    void a_taken_short_name_is_said_in_the_form() throws Exception {
        send(
                        post("/collaboratives")
                                .param("title", "Twice")
                                .param("slug", collaborative.slug())
                                .param("startsOn", "2026-01-01")
                                .param("endsOn", "2027-01-01"),
                        stage.administrator())
                .andExpect(status().is(422))
                .andExpect(shows("Enter a short name that no other collaborative has"));
    }

    @Test
    void the_director_changes_parameters_and_own_words() throws Exception {
        send(
                        post(settings + "/parameters")
                                .param("version", "1")
                                .param("visibility", "coded")
                                .param("dueDay", "10")
                                .param("terms/hospital", "trust")
                                .param("terms/teams", "crews"),
                        director)
                .andExpect(status().isSeeOther());
        Collaborative saved = stage.again(collaborative);
        assertThat(saved.visibility()).isEqualTo(Visibility.CODED);
        assertThat(saved.dueDay()).isEqualTo(10);
        assertThat(saved.title()).isEqualTo(collaborative.title());
        show("/c/" + collaborative.slug() + "/teams", director).andExpect(shows("<h1>Crews</h1>"));
    }

    @Test
    void a_tab_saves_its_own_fields_only() throws Exception {
        send(post(settings).param("version", "1").param("aim", "New").param("visibility", "named"), director)
                .andExpect(status().isSeeOther());
        assertThat(stage.again(collaborative).aim()).isEqualTo("New");
        assertThat(stage.again(collaborative).visibility()).isEqualTo(collaborative.visibility());
    }

    @Test
    void a_lost_race_shows_both_versions_and_the_next_save_decides() throws Exception {
        send(post(settings).param("version", "1").param("aim", "Theirs"), director);
        send(post(settings).param("version", "1").param("aim", "Mine"), director)
                .andExpect(status().isConflict())
                .andExpect(shows("Somebody else saved this while you were typing"))
                .andExpect(shows("<td class=\"at-lines\">Theirs</td>"))
                .andExpect(shows("<td class=\"at-lines\">Mine</td>"))
                .andExpect(shows("name=\"version\" value=\"2\""));
        assertThat(stage.again(collaborative).aim()).isEqualTo("Theirs");
        send(post(settings).param("version", "2").param("aim", "Mine"), director)
                .andExpect(status().isSeeOther());
        assertThat(stage.again(collaborative).aim()).isEqualTo("Mine");
    }

    @Test
    void what_is_typed_is_text_and_never_markup() throws Exception {
        send(post(settings).param("version", "1").param("aim", "<script>alert(1)</script>"), director);
        show("/c/" + collaborative.slug(), director)
                .andExpect(shows("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void phases_are_added_changed_and_removed() throws Exception {
        send(phase(post(settings + "/phases"), "LS 1"), director).andExpect(status().isSeeOther());
        Phase phase = phases.of(collaborative.id()).getFirst();
        assertThat(phase.kind()).isEqualTo(Phase.Kind.LEARNING_SESSION);
        show(settings + "/phases/" + phase.id(), director).andExpect(shows("value=\"LS 1\""));
        send(phase(post(settings + "/phases/" + phase.id()), "First session").param("version", "1"), director)
                .andExpect(status().isSeeOther());
        send(phase(post(settings + "/phases/" + phase.id()), "Other").param("version", "1"), director)
                .andExpect(status().isConflict())
                .andExpect(shows("First session"));
        send(post(settings + "/phases/" + phase.id() + "/removal"), director).andExpect(status().isSeeOther());
        assertThat(phases.of(collaborative.id())).isEmpty();
    }

    @Test
    void other_dates_tear_nothing_apart_and_what_is_planned_keeps_its_phase() throws Exception {
        LocalDate day = stage.today().plusDays(40);
        var session = new Phase(Ids.next(), Phase.Kind.LEARNING_SESSION, "Session", day, day.plusDays(1), null, 1);
        var period =
                new Phase(Ids.next(), Phase.Kind.ACTION_PERIOD, "Period", day.plusDays(2), day.plusDays(60), null, 1);
        phases.replace(collaborative, List.of(session, period));
        var at = day.atTime(9, 0);
        context.getBean(Activities.class)
                .upsert(
                        collaborative,
                        List.of(Activity.draft(
                                collaborative,
                                Activity.Kind.LEARNING_SESSION,
                                "First day",
                                new When(at, at.plusHours(7), Stage.ZONE))));
        context.getBean(JdbcClient.class)
                .sql("update activity set phase_id = ? where collaborative_id = ?")
                .params(session.id(), collaborative.id())
                .update();
        String path = settings + "/phases/" + session.id();
        send(dates(path, day, day.plusDays(5)), director)
                .andExpect(status().is(422))
                .andExpect(shows("It would lie over \u201cPeriod\u201d"));
        send(dates(path, day.minusDays(20), day.minusDays(19)), director)
                .andExpect(status().is(422))
                .andExpect(shows("One thing is planned on days that would no longer belong to it (First day)"));
        send(dates(path, day.minusDays(1), day.plusDays(1)), director).andExpect(status().isSeeOther());
        send(post(path + "/removal"), director)
                .andExpect(status().is(422))
                .andExpect(shows("One thing is planned in it (First day)"));
        assertThat(phases.of(collaborative.id())).hasSize(2);
    }

    private static MockHttpServletRequestBuilder dates(String path, LocalDate startsOn, LocalDate endsOn) {
        return post(path)
                .param("kind", "learning-session")
                .param("title", "Session")
                .param("startsOn", startsOn.toString())
                .param("endsOn", endsOn.toString())
                .param("version", "1");
    }

    @Test
    void a_phase_without_dates_comes_back() throws Exception {
        send(post(settings + "/phases").param("kind", "prework").param("title", "Prework"), director)
                .andExpect(status().is(422))
                .andExpect(shows("value=\"Prework\""));
        show(settings + "/phases/not-an-id", director).andExpect(status().isNotFound());
    }

    @Test
    void teams_are_added_and_their_codes_are_given_once() throws Exception {
        String organisation = stage.organisation();
        var team = Map.of("code", "W01", "name", "Ward 1", "organisation", organisation, "state", "invited");
        send(with(post(settings + "/teams"), team), director).andExpect(status().isSeeOther());
        send(with(post(settings + "/teams"), team), director)
                .andExpect(status().is(422))
                .andExpect(shows("Enter a code that no other team here has"));
        assertThat(teams.find(collaborative.id(), "W01"))
                .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(Team.State.INVITED));
    }

    @Test
    void a_team_withdraws_only_with_a_reason() throws Exception {
        Team team = stage.team(collaborative, "W01", "Ward 1");
        var change =
                Map.of("version", "1", "name", "Ward 1", "organisation", team.organisation(), "state", "withdrawn");
        send(with(post(settings + "/teams/W01"), change), director)
                .andExpect(status().is(422))
                .andExpect(shows("Enter the reason"));
        send(with(post(settings + "/teams/W01"), change).param("reason", "Rebuilt"), director)
                .andExpect(status().isSeeOther());
        assertThat(teams.find(collaborative.id(), "W01").orElseThrow().reason()).isEqualTo("Rebuilt");
    }

    @Test
    void somebody_is_made_coach_of_two_teams_and_stops_being_one() throws Exception {
        stage.team(collaborative, "W01", "Ward 1");
        stage.team(collaborative, "W02", "Ward 2");
        String email = stage.name("coach") + "@example.org";
        send(
                        post(settings + "/people")
                                .param("email", email)
                                .param("name", "Conny Coach")
                                .param("role", "coach")
                                .param("team", "W01", "W02"),
                        director)
                .andExpect(status().isSeeOther());
        var coached = assignments.of(collaborative.id()).stream()
                .filter(one -> one.role() == Role.COACH)
                .toList();
        assertThat(coached).hasSize(2);
        show(settings + "/people", director).andExpect(shows("Conny Coach"));
        send(post(settings + "/people/" + coached.getFirst().id() + "/ending"), director)
                .andExpect(status().isSeeOther());
        assertThat(assignments.of(collaborative.id()).stream().filter(one -> one.isOpenOn(stage.today())))
                .extracting(Assignment::role)
                .containsExactlyInAnyOrder(Role.COACH, Role.DIRECTOR);
    }

    @Test
    void before_there_are_teams_roles_in_them_are_not_offered_and_it_is_said_why() throws Exception {
        show(settings + "/people", director)
                .andExpect(shows("These roles are held in"))
                .andExpect(shows("settings/teams"))
                .andExpect(content().string(not(containsString("value=\"coach\""))));
        stage.team(collaborative, "W01", "Ward 1");
        show(settings + "/people", director)
                .andExpect(shows("value=\"coach\""))
                .andExpect(content().string(not(containsString("These roles are held in"))));
    }

    @Test
    void a_role_in_a_team_without_a_team_comes_back() throws Exception {
        stage.team(collaborative, "W01", "Ward 1");
        send(
                        post(settings + "/people")
                                .param("email", "a@example.org")
                                .param("name", "A")
                                .param("role", "leader"),
                        director)
                .andExpect(status().is(422))
                .andExpect(shows("Choose the team or teams"))
                .andExpect(shows("value=\"a@example.org\""));
    }

    @Test
    void the_last_director_cannot_leave() throws Exception {
        var own = assignments.of(collaborative.id()).getFirst();
        send(post(settings + "/people/" + own.id() + "/ending"), director)
                .andExpect(status().is(422))
                .andExpect(shows("Name another director first"));
    }

    @Test
    void the_log_says_who_changed_what_from_what_to_what() throws Exception {
        send(post(settings).param("version", "1").param("aim", "New aim"), director);
        show(settings + "/log", director).andExpect(shows(director.name())).andExpect(shows("<ins>New aim</ins>"));
        show(settings + "/log?subject=team/", director).andExpect(content().string(not(containsString("New aim"))));
    }

    @Test
    void a_data_manager_reads_the_log_and_no_more_of_the_settings() throws Exception {
        Viewer manager = stage.holder(collaborative, Role.DATA_MANAGER, null);
        show(settings, manager).andExpect(status().isNotFound());
        show(settings + "/log", manager)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(settings + "/log"), not(containsString(settings + "/parameters")))));
    }

    @Test
    void a_real_collaborative_is_never_removed() throws Exception {
        send(post("/c/" + collaborative.slug() + "/removal"), director).andExpect(status().isConflict());
        show(settings, director).andExpect(content().string(not(containsString("/removal"))));
    }

    private static MockHttpServletRequestBuilder phase(MockHttpServletRequestBuilder request, String title) {
        return with(
                request,
                Map.of(
                        "kind", "learning-session",
                        "title", title,
                        "startsOn", "2026-02-01",
                        "endsOn", "2026-02-02"));
    }

    private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, Map<String, String> form) {
        form.forEach(request::param);
        return request;
    }

    private ResultActions send(MockHttpServletRequestBuilder request, Viewer viewer) throws Exception {
        return mvc.perform(request.with(as(viewer)).with(csrf()));
    }

    private ResultActions show(String path, Viewer viewer) throws Exception {
        return mvc.perform(get(path).with(as(viewer)));
    }

    private static org.springframework.test.web.servlet.ResultMatcher shows(String text) {
        return content().string(containsString(text));
    }
}
