package org.allteach.nodes;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.theory.Diagram;
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
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class TheoryPagesTest {

    private static final String FALLS = """
            Half as many falls
              Safe rooms
                Light
                  Night lamps
                  ~Felt pads
                Floors
              Safe people
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Viewer director;
    private Viewer member;

    @BeforeEach
    void a_theory_of_the_collaborative_and_a_team_without_one() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        ash = stage.team(collaborative, "ash", "Ash");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        member = stage.holder(collaborative, Role.MEMBER, ash);
        theories.change(
                collaborative,
                null,
                "outline.pasted",
                now -> Outline.parse(FALLS, now).into(now));
    }

    @Test
    void whoever_sees_the_collaborative_sees_its_theory_and_who_designs_it_changes_it() throws Exception {
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        assertThat(page(observer, "/theory"))
                .contains("Night lamps", "data-code=\"I1\"")
                .doesNotContain("Paste an outline");
        assertThat(send(observer, "/theory/nodes", "kind", "aim", "text", "Mine")
                        .getStatus())
                .isEqualTo(404);
        assertThat(answer(observer, "/theory/outline").getStatus()).isEqualTo(404);
        assertThat(send(member, "/theory/nodes/I1/text", "text", "Mine", "version", "1")
                        .getStatus())
                .isEqualTo(404);
        assertThat(page(director, "/theory")).contains("Paste an outline", "Add a box");
        assertThat(answer(stage.person(), "/theory").getStatus()).isEqualTo(404);
    }

    @Test
    void a_teams_theory_is_the_teams() throws Exception {
        assertThat(page(member, "/t/ash/theory")).contains("There is no driver diagram yet");
        assertThat(send(member, "/t/ash/theory/nodes", "kind", "aim", "text", "Our aim")
                        .getHeader("Location"))
                .endsWith("/t/ash/theory?at=A1");
        assertThat(page(member, "/t/ash/theory")).contains("Our aim").doesNotContain("Night lamps");
        Team elm = stage.team(collaborative, "elm", "Elm");
        Viewer other = stage.holder(collaborative, Role.LEADER, elm);
        assertThat(answer(other, "/t/ash/theory").getStatus()).isEqualTo(404);
        assertThat(answer(member, "/t/ash/theory/nodes/I1").getStatus()).isEqualTo(404);
        assertThat(answer(stage.holder(collaborative, Role.OBSERVER, null), "/t/ash/theory")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_new_node_stands_below_the_one_it_was_added_to() throws Exception {
        send(director, "/theory/nodes", "text", "Call bells", "parent", "S1", "strength", "weak");
        Node added = node("I3");
        assertThat(added.text()).isEqualTo("Call bells");
        assertThat(now().above(added)).singleElement().matches(link -> !link.strong());
        assertThat(send(director, "/theory/nodes", "text", " ", "parent", "S1").getStatus())
                .isEqualTo(422);
        var wrong = send(director, "/theory/nodes", "text", "x", "kind", "aim", "parent", "I1");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Change idea cannot lead to Aim");
    }

    @Test
    void everything_in_a_node_is_changed_at_once_or_said_to_be_wrong_at_once() throws Exception {
        var wrong = send(
                director, "/theory/nodes/I1", "text", "", "impact", "9", "measures", "NONE", "version", version("I1"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Enter a value", "NONE");
        send(
                director,
                "/theory/nodes/I1",
                "text",
                "Lamps & <lights>",
                "owner",
                "Nina",
                "stage",
                "testing",
                "evidence",
                "strong",
                "concept",
                "one-entry",
                "tools",
                "Guide https://example.org/guide",
                "version",
                version("I1"));
        assertThat(node("I1").content().stage()).isEqualTo(Node.Stage.TESTING);
        assertThat(page(director, "/theory/nodes/I1"))
                .contains("Lamps &amp; &lt;lights", "Nina", "Enter everything once", "https://example.org/guide");
        assertThat(page(director, "/theory"))
                .contains("Testing", "Strong evidence")
                .doesNotContain("<lights>");
    }

    @Test
    void two_editors_of_the_same_node_see_both_versions() throws Exception {
        String seen = version("I1");
        send(director, "/theory/nodes/I1/text", "text", "Theirs", "version", seen);
        var lost = send(director, "/theory/nodes/I1/text", "text", "Mine", "version", seen);
        assertThat(lost.getStatus()).isEqualTo(409);
        assertThat(lost.getContentAsString()).contains("Somebody else saved this", "Theirs", "Mine");
        assertThat(node("I1").text()).isEqualTo("Theirs");
        send(director, "/theory/nodes/I1/text", "text", "Mine", "version", version("I1"));
        assertThat(node("I1").text()).isEqualTo("Mine");
    }

    @Test
    void two_editors_of_different_nodes_both_keep_what_they_wrote_even_where_one_moved_the_other() throws Exception {
        String seen = version("I1");
        send(director, "/theory/nodes/I2/text", "text", "Theirs", "version", version("I2"));
        send(director, "/theory/nodes/I2/move", "step", "-1");
        assertThat(version("I1")).isNotEqualTo(seen);
        assertThat(send(director, "/theory/nodes/I1/text", "text", "Mine", "version", seen)
                        .getStatus())
                .isEqualTo(303);
        assertThat(node("I1").text()).isEqualTo("Mine");
        assertThat(node("I2").text()).isEqualTo("Theirs");
    }

    @Test
    void a_cycle_is_refused_with_its_way() throws Exception {
        send(director, "/theory/nodes/S1/links", "child", "S2");
        var refused = send(director, "/theory/nodes/S1/links", "parent", "S2");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("S1 Light → S2 Floors → S1 Light");
        assertThat(send(director, "/theory/nodes/S1/links", "parent", "S1").getContentAsString())
                .contains("S1 Light → S1 Light");
        assertThat(send(director, "/theory/nodes/I1/links", "child", "P1").getStatus())
                .isEqualTo(422);
    }

    @Test
    void links_are_made_weakened_taken_away_and_moved() throws Exception {
        send(director, "/theory/nodes/I1/links", "parent", "S2", "strength", "weak");
        assertThat(now().parents(node("I1"))).extracting(Node::code).containsExactly("S1", "S2");
        send(director, "/theory/nodes/I1/links/removal", "parent", "S1");
        assertThat(now().parents(node("I1"))).extracting(Node::code).containsExactly("S2");
        send(director, "/theory/nodes/I2/move", "from", "S1", "to", "S2");
        assertThat(now().above(node("I2"))).singleElement().matches(link -> !link.strong());
        assertThat(now().parents(node("I2"))).extracting(Node::code).containsExactly("S2");
        send(director, "/theory/nodes/I2/move", "place", "I1");
        assertThat(now().current(Node.Kind.IDEA)).extracting(Node::code).containsExactly("I2", "I1");
    }

    @Test
    void retiring_needs_a_reason_and_can_be_taken_back() throws Exception {
        assertThat(send(director, "/theory/nodes/I1/retirement", "reason", " ").getStatus())
                .isEqualTo(422);
        send(director, "/theory/nodes/I1/retirement", "reason", "Dazzled everybody");
        assertThat(page(director, "/theory"))
                .contains("1 retired", "Dazzled everybody")
                .doesNotContain("data-code=\"I1\"");
        assertThat(page(director, "/theory/nodes/I1")).contains("Dazzled everybody", "Bring it back");
        send(director, "/theory/nodes/I1/return");
        assertThat(page(director, "/theory")).contains("data-code=\"I1\"");
    }

    @Test
    void ones_own_newest_change_is_taken_back_unless_somebody_changed_the_same_since() throws Exception {
        send(director, "/theory/nodes/I1/text", "text", "Bright lamps", "version", version("I1"));
        assertThat(page(director, "/theory")).contains("Undo: Renamed I1 Bright lamps");
        assertThat(send(director, "/theory/undo", "number", "2").getStatus()).isEqualTo(303);
        assertThat(node("I1").text()).isEqualTo("Night lamps");
        send(director, "/theory/nodes/I1/text", "text", "Bright lamps", "version", version("I1"));
        Viewer chair = stage.holder(collaborative, Role.CHAIR, null);
        send(chair, "/theory/nodes/I1/text", "text", "Dim lamps", "version", version("I1"));
        var late = send(director, "/theory/undo", "number", "4");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("changed the same things since");
        assertThat(page(director, "/theory/history"))
                .contains("Renamed I1 Dim lamps", chair.name(), "Took change 2 back", "taken back");
        assertThat(send(director, "/theory/undo", "number", "99").getStatus()).isEqualTo(404);
    }

    @Test
    void a_paste_of_500_lines_is_looked_at_kept_and_pasted_once() throws Exception {
        String outline = IntStream.range(0, 500)
                .mapToObj(i -> i % 10 == 0
                        ? "Driver " + i
                        : i % 10 == 1 ? "  Secondary " + i : "    - Idea " + i + (i % 7 == 0 ? " ~" : ""))
                .collect(Collectors.joining("\n"));
        assertThat(send(director, "/theory/outline", "outline", outline).getContentAsString())
                .contains("500 boxes are new", "500 lines", "Idea 499");
        assertThat(now().current()).hasSize(7);
        send(director, "/theory/outline/commitment", "outline", outline);
        assertThat(now().current()).hasSize(507);
        assertThat(now().links()).hasSize(506);
        Diagram before = now();
        send(director, "/theory/outline/commitment", "outline", outline);
        assertThat(now().nodes()).isEqualTo(before.nodes());
        String drawn = page(director, "/theory");
        assertThat(drawn.split("data-code=", -1)).hasSize(508);
    }

    @Test
    void an_outline_that_goes_round_is_named_by_its_line_and_stays_in_the_field() throws Exception {
        String outline = "Safe rooms\n  Light\n    Floors\n      Light\n        Idea\n";
        var answer = send(director, "/theory/outline", "outline", outline);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("Light → Floors → Light", "        Idea");
        assertThat(send(director, "/theory/outline/commitment", "outline", outline)
                        .getStatus())
                .isEqualTo(422);
        assertThat(now().current()).hasSize(7);
    }

    @Test
    void hostile_and_foreign_texts_are_drawn_as_texts() throws Exception {
        for (String text : new String[] {"<script>alert(1)</script>\"'&", "שלום: לילה טוב.", "W".repeat(300)}) {
            send(director, "/theory/nodes", "text", text, "parent", "S1");
        }
        assertThat(page(director, "/theory")).doesNotContain("<script>alert").contains("&lt;script");
        String svg = answer(director, "/theory/diagram.svg").getContentAsString(StandardCharsets.UTF_8);
        assertThat(svg).doesNotContain("<script>").contains("שלום").startsWith("<svg xmlns");
    }

    @Test
    void it_is_taken_along_as_picture_and_table() throws Exception {
        var png = answer(director, "/theory/diagram.png");
        assertThat(png.getContentType()).isEqualTo("image/png");
        assertThat(png.getContentAsByteArray()).hasSizeGreaterThan(5_000);
        String csv = answer(director, "/theory/outline.csv").getContentAsString();
        assertThat(csv.lines().toList().getFirst())
                .startsWith("Aim,Primary driver,Secondary driver,Change idea,Code,Contributes to,Effect");
        assertThat(csv).contains(",,,Felt pads,I2,S1,weak effect");
        assertThat(answer(director, "/theory/outline.xlsx").getContentType()).contains("spreadsheetml");
    }

    @Test
    void the_panel_is_the_page_without_its_frame() throws Exception {
        String panel = mvc.perform(get(path("/theory/nodes/I1"))
                        .header("HX-Request", "true")
                        .with(as(director)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(panel).contains("Night lamps").doesNotContain("<html");
    }

    private Diagram now() {
        return theories.of(collaborative.id(), null).diagram();
    }

    private Node node(String code) {
        return now().find(code).orElseThrow();
    }

    private String version(String code) {
        return String.format(Locale.ROOT, "%d", node(code).version());
    }

    private String path(String path) {
        return "/c/" + collaborative.slug() + path;
    }

    private String page(Viewer viewer, String path) throws Exception {
        var answer = answer(viewer, path);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse answer(Viewer viewer, String path) throws Exception {
        return mvc.perform(get(path(path)).with(as(viewer))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        var request = post(path(path)).with(as(viewer)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
