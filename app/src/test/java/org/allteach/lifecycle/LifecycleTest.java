package org.allteach.lifecycle;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaborative.State;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
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
class LifecycleTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Topics topics;

    private Stage stage;
    private Collaborative collaborative;
    private Viewer director;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("state", "draft"));
        director = stage.holder(collaborative, Role.DIRECTOR, null);
    }

    private Collaborative now() {
        return stage.again(collaborative);
    }

    private ResultActions press(String button, String... parameters) throws Exception {
        var request = post("/c/" + collaborative.slug() + "/course/" + button)
                .with(as(director))
                .with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }

    private List<String> missing() {
        return lifecycle.missing(now()).stream().map(Requirement::code).toList();
    }

    private void leaveOutAll() throws Exception {
        for (String code : missing()) {
            press("requirements/" + code, "waived", "true", "note", "Not for us")
                    .andExpect(status().isSeeOther());
        }
    }

    @Test
    void what_is_missing_is_said_all_at_once_and_keeps_it_where_it_is() throws Exception {
        assertThat(missing()).containsExactly("topic", "sponsor");
        press("advance")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("A sponsor")))
                .andExpect(content().string(containsString("The topic has passed its test")));
        assertThat(now().state()).isEqualTo(State.DRAFT);
    }

    @Test
    void what_is_there_opens_the_way_to_the_next_state_and_back() throws Exception {
        stage.holder(collaborative, Role.COLLABORATIVE_SPONSOR, null);
        var fields = new LinkedHashMap<String, String>();
        Topic.QUESTIONS.forEach(question -> fields.put(question, "true"));
        fields.put("decidedOn", stage.today().toString());
        topics.save(collaborative, 0, fields);
        assertThat(missing()).isEmpty();
        press("advance").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.PLANNING);
        assertThat(missing())
                .containsExactlyInAnyOrder("charter", "faculty", "package", "measures", "calendar", "scale");
        press("back").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.DRAFT);
        assertThat(lifecycle.steps(collaborative.id())).hasSize(2);
    }

    @Test
    void a_topic_is_accepted_only_where_every_question_is_answered_with_yes() {
        var fields = new LinkedHashMap<String, String>();
        Topic.QUESTIONS.forEach(question -> fields.put(question, "true"));
        fields.put("belief", "false");
        fields.put("decidedOn", "2027-01-01");
        assertThat(catchThrowableOfType(Refusal.class, () -> topics.save(collaborative, 0, fields))
                        .problems())
                .extracting(problem -> problem.at())
                .containsExactly("decidedOn");
    }

    @Test
    void of_a_topic_that_passed_its_test_the_day_of_its_acceptance_is_named_as_missing() throws Exception {
        var fields = new LinkedHashMap<String, String>();
        Topic.QUESTIONS.forEach(question -> fields.put(question, "true"));
        topics.save(collaborative, 0, fields);
        assertThat(lacking("topic")).containsExactly("/settings/topic#decidedOn");
        mvc.perform(get("/c/" + collaborative.slug() + "/course").with(as(director)))
                .andExpect(content().string(containsString(">Accepted on</a>")));
        fields.put("belief", "false");
        topics.save(collaborative, 1, fields);
        assertThat(lacking("topic")).containsExactly("/settings/topic#belief", "/settings/topic#decidedOn");
    }

    @Test
    void a_topic_of_one_team_without_sessions_may_concern_one_place() {
        context.getBean(Phases.class).replace(collaborative, List.of(phase(Phase.Kind.ACTION_PERIOD)));
        assertThat(topics.of(collaborative.id()).questions()).doesNotContain(Topic.SEVERAL_PLACES);
        var fields = new LinkedHashMap<String, String>();
        topics.of(collaborative.id()).questions().forEach(question -> fields.put(question, "true"));
        fields.put("decidedOn", stage.today().toString());
        topics.save(collaborative, 0, fields);
        assertThat(missing()).containsExactly("sponsor");
        stage.team(collaborative, "W1", "Ward 1");
        stage.team(collaborative, "W2", "Ward 2");
        assertThat(lacking("topic")).containsExactly("/settings/topic#" + Topic.SEVERAL_PLACES);
    }

    @Test
    void a_collaborative_with_sessions_is_asked_whether_it_concerns_several_places() {
        context.getBean(Phases.class).replace(collaborative, List.of(phase(Phase.Kind.LEARNING_SESSION)));
        assertThat(topics.of(collaborative.id()).questions()).contains(Topic.SEVERAL_PLACES);
    }

    private Phase phase(Phase.Kind kind) {
        return new Phase(Ids.next(), kind, "One", stage.today(), stage.today().plusDays(9), null, 1);
    }

    @Test
    void what_a_template_has_left_to_be_replaced_counts_as_missing() throws Exception {
        collaborative = stage.collaborative(Map.of(
                "state", "planning",
                "aim", "Half as many falls by June",
                "charter/mission", "[Which problem, for whom?] Falls.",
                "charter/scope", "Wards of medicine [1]",
                "charter/expectedResults", "Half as many, see [the plan](https://example.org)",
                "charter/expectationsOfTeams", "Two hours a week",
                "charter/dataPolicy", "Own data",
                "charter/cost", "[Say here what taking part costs.]"));
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        assertThat(lacking("charter")).containsExactly("/settings#charter/mission", "/settings#charter/cost");
        mvc.perform(get("/c/" + collaborative.slug() + "/course").with(as(director)))
                .andExpect(content().string(containsString("/settings#charter/cost\">Cost</a>")));
    }

    private List<String> lacking(String code) {
        String base = "/c/" + collaborative.slug();
        return lifecycle.requirements(now()).stream()
                .filter(requirement -> requirement.code().equals(code))
                .flatMap(requirement -> requirement.lacking().stream())
                .map(part -> part.path().substring(base.length()))
                .toList();
    }

    @Test
    void enough_teams_are_said_as_so_many_of_at_least_so_many() throws Exception {
        collaborative = stage.collaborative(Map.of("state", "recruiting"));
        stage.team(collaborative, "W1", "Ward 1");
        stage.team(collaborative, "W2", "Ward 2");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        mvc.perform(get("/c/" + collaborative.slug() + "/course").with(as(director)))
                .andExpect(content().string(containsString("2 (at least 1)")));
    }

    @Test
    void from_topic_to_archive_and_what_is_over_can_only_be_read() throws Exception {
        for (State next : Way.STATES.subList(1, Way.STATES.size())) {
            leaveOutAll();
            press("advance").andExpect(status().isSeeOther());
            assertThat(now().state()).isEqualTo(next);
        }
        mvc.perform(get("/c/" + collaborative.slug()).with(as(director))).andExpect(status().isOk());
        mvc.perform(post("/c/" + collaborative.slug() + "/settings")
                        .param("title", "Other")
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isConflict());
        mvc.perform(put("/api/v1/collaboratives/" + collaborative.slug() + "/teams")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[]")
                        .with(byToken(director)))
                .andExpect(status().isConflict());
        mvc.perform(post("/c/" + collaborative.slug() + "/settings")
                        .with(as(stage.person()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        // What was learned can still be kept for others.
        mvc.perform(post("/c/" + collaborative.slug() + "/settings/template")
                        .param("code", stage.name("kept-"))
                        .param("title", "Kept")
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        press("back").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.HOLDING_GAINS);
    }

    @Test
    void what_is_over_says_so_offers_nothing_and_can_be_read() throws Exception {
        stage.team(collaborative, "W1", "Ward 1");
        press("interruption", "state", "cancelled", "reason", "No sponsor any more");
        Viewer observer = stage.holder(now(), Role.OBSERVER, null);
        mvc.perform(get("/c/" + collaborative.slug()).with(as(observer)))
                .andExpect(content().string(containsString("This collaborative was cancelled")))
                .andExpect(content().string(containsString("No sponsor any more")));
        mvc.perform(get("/c/" + collaborative.slug() + "/settings").with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<fieldset class=\"at-archive\" disabled")));
        mvc.perform(get("/c/" + collaborative.slug() + "/measures").with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("measures/new"))));
        mvc.perform(get("/c/" + collaborative.slug() + "/course").with(as(director)))
                .andExpect(content().string(containsString("Resume: back to \u201cDraft\u201d")))
                .andExpect(content().string(containsString("stopped here")));
    }

    @Test
    void what_was_typed_into_a_refused_step_stays() throws Exception {
        press("skip", "state", "active", "reason", " ")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("<details class=\"mb-2\" open")))
                .andExpect(content().string(containsString("<option value=\"active\" selected")));
        press("requirements/sponsor", "waived", "true", "note", "")
                .andExpect(content().string(containsString("need-sponsor-problem")));
    }

    @Test
    void enrolled_teams_keep_recruiting_from_being_taken_back() throws Exception {
        leaveOutAll();
        press("advance");
        leaveOutAll();
        press("advance");
        assertThat(now().state()).isEqualTo(State.RECRUITING);
        stage.team(collaborative, "W1", "Ward 1");
        press("back").andExpect(status().isUnprocessableContent());
        assertThat(now().state()).isEqualTo(State.RECRUITING);
    }

    @Test
    void suspended_it_goes_on_where_it_stood() throws Exception {
        leaveOutAll();
        press("advance");
        press("interruption", "state", "suspended").andExpect(status().isUnprocessableContent());
        press("interruption", "state", "suspended", "reason", "The pandemic").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.SUSPENDED);
        mvc.perform(get("/c/" + collaborative.slug() + "/course").with(as(director)))
                .andExpect(content().string(containsString("The pandemic")));
        press("resumption").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.PLANNING);
        press("interruption", "state", "cancelled", "reason", "No sponsor any more")
                .andExpect(status().isSeeOther());
        press("resumption").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.PLANNING);
    }

    @Test
    void what_began_elsewhere_is_set_to_where_it_stands_with_a_reason_but_never_back_or_to_its_end() throws Exception {
        press("skip", "state", "active").andExpect(status().isUnprocessableContent());
        press("skip", "state", "active", "reason", "It has been running").andExpect(status().isSeeOther());
        assertThat(now().state()).isEqualTo(State.ACTIVE);
        for (String state : List.of("planning", "closed", "suspended")) {
            press("skip", "state", state, "reason", "Why not").andExpect(status().isUnprocessableContent());
        }
        assertThat(now().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void a_requirement_is_left_out_with_a_reason_only_and_comes_back() throws Exception {
        press("requirements/sponsor", "waived", "true", "note", " ").andExpect(status().isUnprocessableContent());
        press("requirements/sponsor", "waived", "false", "note", "We have one").andExpect(status().isNotFound());
        press("requirements/sponsor", "waived", "true", "note", "One team only").andExpect(status().isSeeOther());
        assertThat(missing()).containsExactly("topic");
        press("requirements/sponsor/removal").andExpect(status().isSeeOther());
        assertThat(missing()).containsExactly("topic", "sponsor");
    }
}
