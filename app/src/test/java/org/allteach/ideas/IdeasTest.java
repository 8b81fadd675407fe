package org.allteach.ideas;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class IdeasTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Team elm;
    private Viewer member;

    @BeforeEach
    void a_package_and_two_teams() {
        stand("named");
    }

    private void stand(String visibility) {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        ash = stage.team(collaborative, "ash", "Ash");
        elm = stage.team(collaborative, "elm", "Elm");
        member = stage.holder(collaborative, Role.MEMBER, ash);
        theories.change(
                collaborative,
                null,
                "outline.pasted",
                now -> Outline.parse("""
                Calm nights
                  Less noise
                    Quiet doors
                      Soft closers
                      Felt pads
                """, now).into(now));
    }

    @Test
    void a_team_takes_an_idea_and_sees_where_it_came_from() throws Exception {
        assertThat(page(member, "/t/ash/ideas")).contains("Offered by the collaborative", "Soft closers", "Felt pads");
        MockHttpServletResponse answer = send(member, "/t/ash/adoptions", "node", id("I1"));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).contains("/t/ash/theory/nodes/I1");
        send(member, "/t/ash/adoptions", "node", id("I1"));
        assertThat(own().current()).hasSize(4);
        assertThat(page(member, "/t/ash/ideas/I1/lineage"))
                .contains("Adopted from", "Joy in Work")
                .doesNotContain("changed here");
        assertThat(page(member, "/ideas/I1/lineage")).contains("Ash").doesNotContain("We'll try this");
        assertThat(page(member, "/ideas/I2/lineage")).contains("We'll try this in Ash");
    }

    @Test
    void a_card_goes_where_it_is_put() throws Exception {
        send(member, "/t/ash/adoptions", "node", id("I1"));
        assertThat(send(member, "/t/ash/ideas/I1/place", "stage", "testing").getStatus())
                .isEqualTo(303);
        send(member, "/t/ash/ideas/I1/place", "impact", "5", "effort", "2", "view", "grid");
        Content content = own().find("I1").orElseThrow().content();
        assertThat(content.stage()).isEqualTo(Node.Stage.TESTING);
        assertThat(content.impact()).isEqualTo(5);
        assertThat(page(member, "/t/ash/ideas?view=grid")).contains("Much help, little effort");
        assertThat(send(member, "/t/ash/ideas/I1/place", "stage", "asleep").getStatus())
                .isEqualTo(422);
        assertThat(send(member, "/t/ash/ideas/S1/place", "stage", "testing").getStatus())
                .isEqualTo(404);
    }

    @Test
    void new_words_upstream_are_shown_and_taken_over_or_not() throws Exception {
        send(member, "/t/ash/adoptions", "node", id("I1"));
        change(null, "I1", Map.of("text", "Soft closers on every door", "howTo", "Ask the workshop"));
        assertThat(page(member, "/t/ash/ideas")).contains("New words in the collaborative");
        assertThat(page(member, "/t/ash/ideas/I1/lineage"))
                .contains("<del>Soft closers</del>", "<ins>Soft closers on every door</ins>", "Take it over");
        int version = own().find("I1").orElseThrow().version();
        assertThat(settle(version - 1, "true")).isEqualTo(409);
        assertThat(settle(version, "true")).isEqualTo(303);
        assertThat(own().find("I1").orElseThrow().text()).isEqualTo("Soft closers on every door");
        assertThat(page(member, "/t/ash/ideas/I1/lineage")).doesNotContain("Take it over");
        change(null, "I1", Map.of("text", "Third"));
        assertThat(settle(version + 1, "false")).isEqualTo(303);
        assertThat(own().find("I1").orElseThrow().text()).isEqualTo("Soft closers on every door");
        assertThat(page(member, "/t/ash/ideas/I1/lineage"))
                .contains("changed here")
                .doesNotContain("Take it over");
    }

    private int settle(int version, String takeOver) throws Exception {
        return send(member, "/t/ash/ideas/I1/settlement", "version", "" + version, "takeOver", takeOver)
                .getStatus();
    }

    @Test
    void one_team_adopts_from_another_that_it_sees() throws Exception {
        send(member, "/t/ash/adoptions", "node", id("I1"));
        change(ash, "I1", Map.of("text", "Closers with oil"));
        Viewer leader = stage.holder(collaborative, Role.LEADER, elm);
        String ashs = own().find("I1").orElseThrow().id().toString();
        assertThat(page(leader, "/t/ash/ideas/I1/lineage")).contains("in Elm");
        assertThat(send(leader, "/t/elm/adoptions", "node", ashs).getStatus()).isEqualTo(303);
        assertThat(page(leader, "/t/elm/ideas/I1/lineage")).contains("Adopted from", "Ash");
        assertThat(page(leader, "/ideas/I1/lineage")).contains("Ash", "Elm", "Closers with oil");
        assertThat(page(leader, "/t/elm/ideas")).contains("Felt pads");
    }

    @Test
    void where_teams_are_coded_neither_names_nor_words_of_theirs_are_told() throws Exception {
        stand("coded");
        send(member, "/t/ash/adoptions", "node", id("I1"));
        change(ash, "I1", Map.of("text", "Closers by Ann"));
        Viewer leader = stage.holder(collaborative, Role.LEADER, elm);
        String ashs = own().find("I1").orElseThrow().id().toString();
        assertThat(page(leader, "/ideas/I1/lineage")).contains(ash.pseudonym()).doesNotContain("Ash", "Ann", "/t/ash");
        assertThat(send(leader, "/t/elm/adoptions", "node", ashs).getStatus()).isEqualTo(404);
    }

    @Test
    void where_teams_see_only_themselves_the_others_are_a_number() throws Exception {
        stand("own-only");
        send(member, "/t/ash/adoptions", "node", id("I1"));
        Viewer leader = stage.holder(collaborative, Role.LEADER, elm);
        assertThat(page(leader, "/ideas/I1/lineage"))
                .contains("One more team uses it.")
                .doesNotContain("Ash", ash.pseudonym());
    }

    @Test
    void ideas_are_found_by_driver_evidence_and_words() throws Exception {
        change(null, "I2", Map.of("evidence", "strong", "description", "Under the chairs"));
        assertThat(page(member, "/ideas?evidence=strong"))
                .contains("Felt pads", "1 of 2")
                .doesNotContain("I1 ");
        assertThat(page(member, "/ideas?words=chairs felt")).contains("1 of 2");
        assertThat(page(member, "/ideas?driver=S1")).contains("2 of 2");
        assertThat(page(member, "/ideas?driver=P9")).contains("0 of 2");
    }

    @Test
    void files_of_the_package_are_there_for_those_who_adopted_the_idea() throws Exception {
        Viewer faculty = stage.holder(collaborative, Role.FACULTY, null);
        var form = new MockMultipartFile("file", "form.pdf", "text/html", "%PDF".getBytes(StandardCharsets.UTF_8));
        String at = "/c/" + collaborative.slug() + "/theory/nodes/I1/files";
        for (Viewer viewer : new Viewer[] {faculty, member}) {
            int status = mvc.perform(
                            multipart(at).file(form).with(as(viewer)).with(SecurityMockMvcRequestPostProcessors.csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).isEqualTo(viewer == faculty ? 303 : 404);
        }
        send(member, "/t/ash/adoptions", "node", id("I1"));
        String page = page(member, "/t/ash/theory/nodes/I1/files");
        assertThat(page).contains("form.pdf", at + "/");
        String file = page.replaceAll("(?s).*" + at + "/([0-9a-f-]{36})\".*", "$1");
        MockHttpServletResponse answer =
                mvc.perform(get(at + "/" + file).with(as(member))).andReturn().getResponse();
        assertThat(answer.getContentAsString()).isEqualTo("%PDF");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(send(faculty, "/theory/nodes/I1/files/" + file + "/removal").getStatus())
                .isEqualTo(303);
        assertThat(page(member, "/t/ash/theory/nodes/I1/files")).contains("No files yet");
    }

    @Test
    void a_member_does_not_move_the_collaboratives_cards() throws Exception {
        assertThat(send(member, "/ideas/I1/place", "stage", "testing").getStatus())
                .isEqualTo(404);
        Viewer faculty = stage.holder(collaborative, Role.FACULTY, null);
        assertThat(send(faculty, "/ideas/I1/place", "stage", "prioritised").getStatus())
                .isEqualTo(303);
        assertThat(send(faculty, "/t/ash/ideas/I1/place", "stage", "testing").getStatus())
                .isEqualTo(404);
    }

    private void change(@Nullable Team team, String code, Map<String, String> fields) {
        theories.change(collaborative, team, "node.changed", now -> {
            Node node = now.find(code).orElseThrow();
            return now.with(node, NodeForm.read(fields, "", node.content(), Set.of(), new ArrayList<>()));
        });
    }

    private Diagram own() {
        return theories.of(collaborative.id(), ash.id()).diagram();
    }

    private String id(String code) {
        return theories.of(collaborative.id(), null)
                .diagram()
                .find(code)
                .orElseThrow()
                .id()
                .toString();
    }

    private String page(Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        var request = post("/c/" + collaborative.slug() + path)
                .with(as(viewer))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
