package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditEntry;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class AnnotationsTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Annotations annotations;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @BeforeEach
    void a_team_with_two_years_of_data() {
        scene = new Scene(jdbc, Visibility.NAMED, 0)
                .team("ash", "Ash", "IE")
                .team("elm", "Elm", "IE")
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        scene.course("falls", "ash", 24, 0.12, 0.05, 12, 100, 1);
    }

    @Test
    void a_note_stands_on_the_chart_with_its_number_and_its_writer() throws Exception {
        Viewer member = scene.person(Role.MEMBER, "ash");
        send(member, "/notes", "note-period", "2024-05-01", "note-text", "Second");
        send(member, "/notes", "note-period", "2024-02-01", "note-text", "<b>First</b>");
        String page = page(member);
        assertThat(page).contains("&lt;b>First&lt;/b>", "Person of MEMBER").containsSubsequence("First", "Second");
        assertThat(page.split("class=\"jt\"", -1)).hasSize(5);
        assertThat(trail()).extracting(AuditEntry::action).containsExactly("chart.noted", "chart.noted");
    }

    @Test
    void a_note_that_is_removed_is_gone_from_the_page_but_not_from_the_trail() throws Exception {
        Viewer member = scene.person(Role.MEMBER, "ash");
        send(member, "/notes", "note-period", "2024-02-01", "note-text", "Wrong");
        UUID id = id("chart_note");
        assertThat(send(member, "/notes/" + id + "/removal").getStatus()).isEqualTo(303);
        assertThat(page(member)).doesNotContain("Wrong");
        assertThat(send(member, "/notes/" + id + "/removal").getStatus()).isEqualTo(404);
        assertThat(trail().getFirst().action()).isEqualTo("chart.noteRemoved");
        assertThat(trail().getFirst().before()).contains("Wrong");
    }

    @Test
    void a_phase_has_a_name_and_a_reason_and_can_be_undone() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        send(
                leader,
                "/decisions/phase",
                "phase-period",
                "2025-01-01",
                "phase-label",
                "Bundle",
                "phase-text",
                "All wards began");
        assertThat(page(leader)).contains("Phase “Bundle” from January 2025", "All wards began", "before, it was at");
        send(leader, "/decisions/" + id("chart_decision") + "/removal");
        assertThat(page(leader))
                .contains(
                        "Taken back (1)", "<s>Phase “Bundle” from January 2025.</s>", "taken back by Person of LEADER")
                .doesNotContain("before, it was at");
        assertThat(trail()).extracting(AuditEntry::action).containsExactly("chart.decisionRemoved", "chart.phaseBegun");
    }

    @Test
    void a_point_that_is_left_out_stays_visible() throws Exception {
        Viewer advisor = scene.person(Role.IMPROVEMENT_ADVISOR, null);
        send(advisor, "/decisions/exclusion", "exclusion-period", "2024-04-01", "exclusion-text", "Counted twice");
        assertThat(page(advisor)).contains("Counted twice", "not calculated with", "April 2024 left out");
    }

    @Test
    void another_chart_is_drawn_and_the_advice_stays_in_sight() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        send(leader, "/decisions/chart", "chart-label", "run", "chart-text", "For the board");
        assertThat(page(leader))
                .contains("Run chart, as decided for this chart. Advised would be: P chart.", "Drawn as Run chart.");
        send(leader, "/decisions/chart", "chart-label", "p-prime", "chart-text", "Large denominators");
        assertThat(page(leader)).contains("P′ chart, as decided for this chart.");
        send(leader, "/decisions/" + id("chart_decision") + "/removal");
        assertThat(page(leader)).contains("Run chart, as decided for this chart.");
    }

    @Test
    void a_baseline_is_fixed_and_taken_away() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        send(leader, "/decisions/baseline", "baseline-label", "10", "baseline-text", "Before the first session");
        assertThat(page(leader)).contains("Limits from the first 10 points of each phase.", "they rest on 10 points");
        send(leader, "/decisions/baseline", "baseline-label", "0", "baseline-text", "All of it");
        assertThat(page(leader)).doesNotContain("they rest on 10 points");
    }

    @Test
    void a_target_is_set_and_stepped() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        send(leader, "/decisions/target", "target-period", "2024-01-01", "target-label", "9,5", "target-text", "First");
        send(leader, "/decisions/target", "target-period", "2025-01-01", "target-label", "4", "target-text", "Then");
        assertThat(page(leader)).contains("Target 9.5 % from January 2024.", "Target 4.0");
    }

    @Test
    void other_rules_are_for_those_who_define_measures_unless_teams_may_choose() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        String[] nelson = {"rules-label", "nelson", "rules-text", "To see what it finds"};
        assertThat(send(leader, "/decisions/rules", nelson).getStatus()).isEqualTo(404);
        assertThat(page(leader)).doesNotContain("/decisions/rules");
        Viewer advisor = scene.person(Role.IMPROVEMENT_ADVISOR, null);
        send(advisor, "/decisions/rules", nelson);
        assertThat(page(leader)).contains("Rules for special causes: Nelson");
        jdbc.sql("update collaborative set own_rules = true where id = ?")
                .param(scene.collaborative)
                .update();
        String[] ihi = {"rules-label", "ihi", "rules-text", "As we are used to"};
        assertThat(send(leader, "/decisions/rules", ihi).getStatus()).isEqualTo(303);
        assertThat(page(leader)).contains("Rules for special causes: IHI");
    }

    @Test
    void a_phase_that_the_numbers_suggest_is_accepted_or_dismissed_with_a_reason() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        String page = page(leader);
        assertThat(page).contains("A new phase?", "Find out why before giving them limits of their own");
        String start = page.split("dismissal-period\" value=\"", 2)[1].substring(0, 10);
        assertThat(page(scene.person(Role.MEMBER, "ash"))).doesNotContain("A new phase?");
        assertThat(send(leader, "/decisions/dismissal", "dismissal-period", start, "dismissal-text", "")
                        .getStatus())
                .isEqualTo(422);
        send(leader, "/decisions/dismissal", "dismissal-period", start, "dismissal-text", "Counted otherwise");
        assertThat(page(leader)).doesNotContain("A new phase?").contains("Counted otherwise");
    }

    @Test
    void what_no_decision_can_be_is_refused_with_what_was_typed() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        for (String[] wrong : new String[][] {
            {"chart", "pie"}, {"baseline", "-1"}, {"baseline", "1.5"}, {"target", "NaN"}, {"target", "ten"}
        }) {
            String name = wrong[0];
            var response = send(
                    leader,
                    "/decisions/" + name,
                    name + "-period",
                    "2024-01-01",
                    name + "-label",
                    wrong[1],
                    name + "-text",
                    "Why");
            assertThat(response.getStatus()).as(wrong[1]).isEqualTo(422);
            assertThat(response.getContentAsString()).contains("href=\"#" + name + "-label\"", "Why");
        }
        assertThat(send(leader, "/decisions/nonsense").getStatus()).isEqualTo(404);
    }

    @Test
    void members_write_notes_but_leaders_decide() throws Exception {
        Viewer member = scene.person(Role.MEMBER, "ash");
        assertThat(send(member, "/decisions/phase", "phase-period", "2025-01-01", "phase-label", "X", "phase-text", "Y")
                        .getStatus())
                .isEqualTo(404);
        assertThat(page(member)).contains("/notes\"").doesNotContain("/decisions/phase\"");
        Viewer other = scene.person(Role.MEMBER, "elm");
        assertThat(send(other, "/notes", "note-period", "2024-02-01", "note-text", "Hello")
                        .getStatus())
                .isEqualTo(404);
        assertThat(page(other)).doesNotContain("/notes\"");
    }

    @Test
    void a_form_with_mistakes_comes_back_with_what_was_typed() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        var response = send(
                leader, "/decisions/phase", "phase-period", "1999-01-01", "phase-label", "", "phase-text", "Because");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString())
                .contains("href=\"#phase-period\"", "href=\"#phase-label\"", "Because");
    }

    @Test
    void characters_that_no_database_keeps_are_dropped() throws Exception {
        Viewer member = scene.person(Role.MEMBER, "ash");
        send(member, "/notes", "note-period", "2024-02-01", "note-text", "a\u0000b\ud800c\u0007d");
        assertThat(page(member)).contains("abcd");
    }

    @Test
    void drafts_are_hinted_at_only_to_those_who_may_know() throws Exception {
        scene.draft("falls", "ash", Scene.FIRST.plusMonths(24), 5, 100);
        assertThat(page(scene.person(Role.MEMBER, "ash"))).contains("One value is still a draft");
        assertThat(page(scene.person(Role.MEMBER, "elm"))).doesNotContain("still a draft");
    }

    @Test
    void when_a_collaborative_goes_its_notes_go_first() throws Exception {
        Viewer leader = scene.person(Role.LEADER, "ash");
        send(leader, "/notes", "note-period", "2024-02-01", "note-text", "X");
        send(leader, "/decisions/phase", "phase-period", "2025-01-01", "phase-label", "X", "phase-text", "Y");
        annotations.removed(new CollaborativeRemoved(scene.collaborative));
        for (String table : List.of("chart_note", "chart_decision")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where collaborative_id = ?")
                            .param(scene.collaborative)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private List<AuditEntry> trail() {
        return audit.entries(scene.collaborative, "team/ash/measure/falls", null, 10);
    }

    private UUID id(String table) {
        return jdbc.sql("select id from " + table + " where collaborative_id = ? order by at desc, id desc limit 1")
                .param(scene.collaborative)
                .query(UUID.class)
                .single();
    }

    private String page(Viewer viewer) throws Exception {
        var response = mvc.perform(get("/c/" + scene.slug + "/t/ash/m/falls").with(Scene.as(viewer)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        var request = post("/c/" + scene.slug + "/t/ash/m/falls" + path)
                .with(Scene.as(viewer))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
