package org.allteach.pdsa;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.theory.Node;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class CyclePagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    @Autowired
    Cycles cycles;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Viewer member;

    @BeforeEach
    void a_team_with_an_idea() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", "named"));
        ash = stage.team(collaborative, "ash", "Ash");
        member = stage.holder(collaborative, Role.MEMBER, ash);
        theories.change(
                collaborative,
                ash,
                "outline.pasted",
                now -> Outline.parse("Calm\n Quiet\n  Doors\n   Soft closers\n", now)
                        .into(now));
    }

    private Cycle planned() throws Exception {
        MockHttpServletResponse answer =
                send(member, "/cycles", "title", "One door", "idea", "I1", "scale", "shift", "kind", "test");
        assertThat(answer.getStatus()).isEqualTo(303);
        return cycle("C1");
    }

    private Cycle cycle(String code) {
        return cycles.find(collaborative.id(), ash.id(), code).orElseThrow();
    }

    @Test
    void a_test_is_planned_with_an_idea_and_a_scale() throws Exception {
        Cycle cycle = planned();
        assertThat(cycle.title()).isEqualTo("One door");
        assertThat(cycle.scale()).isEqualTo(Cycle.Scale.SHIFT);
        assertThat(cycle.ideas()).hasSize(1);
        assertThat(page(member, "/cycles/C1")).contains("One door", "I1 Soft closers", "What do you expect to happen?");
        assertThat(page(member, "/cycles")).contains("Ramp R1: One door", "at-stairs", "One shift");
    }

    @Test
    void what_cannot_be_planned_comes_back_with_all_that_is_wrong() throws Exception {
        MockHttpServletResponse answer = send(
                member, "/cycles", "title", " ", "idea", "I9", "scale", "huge", "kind", "test", "startsOn", "soon");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString().split("invalid-feedback", -1)).hasSizeGreaterThan(4);
    }

    @Test
    void one_field_is_saved_as_it_is_left() throws Exception {
        planned();
        MockHttpServletResponse answer = json("objective", "Less noise", "base:objective", "");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("\"saved\":{\"objective\":\"Less noise\"}");
        assertThat(cycle("C1").field(CycleField.OBJECTIVE)).isEqualTo("Less noise");
        json("scale", "patient", "base:scale", "shift");
        assertThat(cycle("C1").scale()).isEqualTo(Cycle.Scale.PATIENT);
    }

    @Test
    void two_people_in_the_same_field_are_shown_both_versions() throws Exception {
        planned();
        json("objective", "Hers", "base:objective", "");
        MockHttpServletResponse his = json("objective", "His", "base:objective", "");
        assertThat(his.getStatus()).isEqualTo(409);
        assertThat(his.getContentAsString()).contains("Hers", "His");
        assertThat(cycle("C1").field(CycleField.OBJECTIVE)).isEqualTo("Hers");
        MockHttpServletResponse page = send(member, "/cycles/C1/fields", "objective", "His", "base:objective", "");
        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(page.getContentAsString()).contains("Hers", "His");
        assertThat(json("objective", "His", "base:objective", "Hers").getStatus())
                .isEqualTo(200);
    }

    @Test
    void two_people_in_different_fields_do_not_meet() throws Exception {
        planned();
        json("objective", "Hers", "base:objective", "");
        send(member, "/cycles/C1/fields", "objective", "", "base:objective", "", "place", "Ward 3", "base:place", "");
        assertThat(cycle("C1").field(CycleField.OBJECTIVE)).isEqualTo("Hers");
        assertThat(cycle("C1").field(CycleField.PLACE)).isEqualTo("Ward 3");
    }

    @Test
    void what_cannot_stand_in_a_field_is_told_in_words() throws Exception {
        planned();
        assertThat(json("starts-on", "tomorrow", "base:starts-on", "").getStatus())
                .isEqualTo(422);
        assertThat(json("scale", "", "base:scale", "shift").getStatus()).isEqualTo(422);
        assertThat(json("lead", "00000000-0000-0000-0000-000000000001", "base:lead", "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(json("title", "", "base:title", "One door").getStatus()).isEqualTo(422);
        assertThat(json("happened", "x".repeat(10_001), "base:happened", "").getStatus())
                .isEqualTo(422);
        assertThat(json("lead", member.id().toString(), "base:lead", "").getStatus())
                .isEqualTo(200);
    }

    @Test
    void questions_and_tasks_are_added_filled_in_and_taken_away() throws Exception {
        planned();
        send(member, "/cycles/C1/predictions", "kind", "prediction");
        send(member, "/cycles/C1/tasks", "kind", "task");
        Cycle cycle = cycle("C1");
        String prediction = "prediction/" + cycle.predictions().getFirst().id() + "/prediction";
        String task = "task/" + cycle.tasks().getFirst().id();
        json(prediction, "Half as loud", "base:" + prediction, "");
        json(task + "/text", "Oil the door", "base:" + task + "/text", "");
        json(task + "/owner", member.id().toString(), "base:" + task + "/owner", "");
        json(task + "/due-on", stage.today().minusDays(1).toString(), "base:" + task + "/due-on", "");
        assertThat(cycle("C1").predictions().getFirst().prediction()).isEqualTo("Half as loud");
        assertThat(page(member, "/cycles/C1")).doesNotContain("What do you expect to happen?");
        assertThat(home(member)).contains("Do: Oil the door");
        json(task + "/done-on", stage.today().toString(), "base:" + task + "/done-on", "");
        assertThat(home(member)).doesNotContain("Do: Oil the door");
        send(member, "/cycles/C1/rows/" + cycle.tasks().getFirst().id() + "/removal");
        assertThat(cycle("C1").tasks()).isEmpty();
    }

    @Test
    void a_test_goes_through_its_states_and_takes_its_idea_along() throws Exception {
        planned();
        step("start");
        assertThat(cycle("C1").state()).isEqualTo(Cycle.State.DOING);
        assertThat(idea()).isEqualTo(Node.Stage.TESTING);
        step("study");
        assertThat(send(member, "/cycles/C1/steps/completion").getStatus()).isEqualTo(422);
        json("decision", "adapt", "base:decision", "");
        step("completion");
        assertThat(cycle("C1").state()).isEqualTo(Cycle.State.ACTED);
        assertThat(cycle("C1").actedOn()).isEqualTo(stage.today());
        assertThat(idea()).isEqualTo(Node.Stage.ADAPTED);
        step("reopening");
        assertThat(cycle("C1").state()).isEqualTo(Cycle.State.STUDYING);
        step("start");
        assertThat(cycle("C1").state()).isEqualTo(Cycle.State.STUDYING);
    }

    @Test
    void the_next_test_carries_over_what_it_can_on_a_larger_scale() throws Exception {
        planned();
        send(member, "/cycles/C1/predictions", "kind", "prediction");
        String question = "prediction/" + cycle("C1").predictions().getFirst().id() + "/question";
        json(question, "Is it quieter?", "base:" + question, "");
        json("collects", "Decibels", "base:collects", "");
        json("decision", "expand", "base:decision", "");
        step("start");
        step("study");
        step("completion");
        assertThat(send(member, "/cycles/C1/next").getHeader("Location")).endsWith("/cycles/C2");
        assertThat(send(member, "/cycles/C1/next").getHeader("Location")).endsWith("/cycles/C2");
        Cycle next = cycle("C2");
        assertThat(next.scale()).isEqualTo(Cycle.Scale.UNIT);
        assertThat(next.step()).isEqualTo(2);
        assertThat(next.ramp()).isEqualTo(cycle("C1").ramp());
        assertThat(next.ideas()).isEqualTo(cycle("C1").ideas());
        assertThat(next.field(CycleField.COLLECTS)).isEqualTo("Decibels");
        assertThat(next.predictions().getFirst().question()).isEqualTo("Is it quieter?");
        assertThat(next.field(CycleField.DECISION)).isEmpty();
        assertThat(page(member, "/ramps/R1")).contains("C1", "C2");
    }

    @Test
    void a_draft_is_the_teams_own_until_it_is_shared() throws Exception {
        planned();
        Viewer other = stage.holder(collaborative, Role.LEADER, stage.team(collaborative, "elm", "Elm"));
        Viewer coach = stage.holder(collaborative, Role.COACH, ash);
        assertThat(status(other, "/cycles/C1")).isEqualTo(404);
        assertThat(page(other, "/cycles")).doesNotContain("One door");
        assertThat(page(coach, "/cycles/C1")).contains("One door", "Draft").doesNotContain("data-field");
        send(member, "/cycles/C1/sharing");
        assertThat(page(other, "/cycles/C1")).contains("One door").doesNotContain("Draft");
        assertThat(send(other, "/cycles/C1/fields", "title", "x").getStatus()).isEqualTo(404);
        assertThat(send(coach, "/cycles/C1/fields", "title", "x").getStatus()).isEqualTo(404);
    }

    @Test
    void files_are_kept_handed_out_to_be_saved_and_taken_away() throws Exception {
        planned();
        var file = new MockMultipartFile("file", "tally.csv", "text/html", "a,b".getBytes(StandardCharsets.UTF_8));
        assertThat(upload(file).getStatus()).isEqualTo(303);
        String page = page(member, "/cycles/C1");
        var id = Pattern.compile("/cycles/C1/files/([0-9a-f-]{36})\"").matcher(page);
        assertThat(id.find()).isTrue();
        MockHttpServletResponse answer = mvc.perform(
                        get("/c/" + collaborative.slug() + "/t/ash/cycles/C1/files/" + id.group(1))
                                .with(as(member)))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString()).isEqualTo("a,b");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(answer.getContentType()).startsWith("text/csv");
        var wrong =
                new MockMultipartFile("file", "page.html", "text/html", "<script>".getBytes(StandardCharsets.UTF_8));
        assertThat(upload(wrong).getStatus()).isEqualTo(422);
        send(member, "/cycles/C1/files/" + id.group(1) + "/removal");
        assertThat(page(member, "/cycles/C1")).doesNotContain("tally.csv");
    }

    private MockHttpServletResponse upload(MockMultipartFile file) throws Exception {
        return mvc.perform(multipart("/c/" + collaborative.slug() + "/t/ash/cycles/C1/files")
                        .file(file)
                        .with(as(member))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    @Test
    void with_the_collaborative_all_of_it_goes() throws Exception {
        planned();
        context.publishEvent(new CollaborativeRemoved(collaborative.id()));
        assertThat(stage.count("select count(*) from cycle where collaborative_id = ?", collaborative.id()))
                .isZero();
    }

    private Node.Stage idea() {
        return theories.of(collaborative.id(), ash.id())
                .diagram()
                .find("I1")
                .orElseThrow()
                .content()
                .stage();
    }

    private void step(String step) throws Exception {
        assertThat(send(member, "/cycles/C1/steps/" + step).getStatus()).isEqualTo(303);
    }

    private MockHttpServletResponse json(String... fields) throws Exception {
        return send(member, "/cycles/C1/fields", true, fields);
    }

    private String home(Viewer viewer) throws Exception {
        return mvc.perform(get("/").with(as(viewer))).andReturn().getResponse().getContentAsString();
    }

    private int status(Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + "/t/ash" + path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String page(Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + "/t/ash" + path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        return send(viewer, path, false, fields);
    }

    private MockHttpServletResponse send(Viewer viewer, String path, boolean json, String... fields) throws Exception {
        var request = post("/c/" + collaborative.slug() + "/t/ash" + path)
                .with(as(viewer))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        if (json) {
            request.header("Accept", "application/json");
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
