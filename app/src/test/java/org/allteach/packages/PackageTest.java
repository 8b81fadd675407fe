package org.allteach.packages;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
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
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class PackageTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Theories theories;

    @Autowired
    PackageVersions versions;

    private Stage stage;
    private Collaborative collaborative;
    private Viewer director;

    @BeforeEach
    void a_collaborative_with_ideas() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of());
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        paste("Calm nights\n  Less noise\n    Quiet doors\n      Soft closers\n      Felt pads\n");
    }

    private void paste(String outline) {
        theories.change(
                collaborative,
                null,
                "outline.pasted",
                now -> Outline.parse(outline, now).into(now));
    }

    private void rename(String code, String text) {
        theories.change(collaborative, null, "node.renamed", now -> {
            Node node = now.find(code).orElseThrow();
            return now.with(node, node.content().withText(text));
        });
    }

    @Test
    void a_version_keeps_the_package_as_it_was() throws Exception {
        assertThat(publish("After the expert meeting").getStatus()).isEqualTo(303);
        rename("I1", "Softer closers");
        assertThat(page("/package")).contains("Softer closers", "One thing has changed since version 1.");
        assertThat(page("/package/versions/1")).contains("Soft closers").doesNotContain("Softer");
        assertThat(page("/package/difference"))
                .contains("0 added, 1 changed, 0 gone.", "<del>Soft </del>", "<ins>Softer </ins>");
        publish("After the first session");
        assertThat(page("/package/difference?from=1&to=2")).contains("<del>Soft </del>");
        assertThat(page("/package/difference?from=2&to=1")).contains("<del>Softer </del>");
        assertThat(page("/package/difference?from=2&to=now")).contains("0 added, 0 changed, 0 gone.");
    }

    @Test
    void what_has_not_changed_is_not_given_out_again() throws Exception {
        publish("One");
        MockHttpServletResponse again = publish("Two");
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Nothing has changed since version 1", "value=\"Two\"");
        rename("I1", "Softer closers");
        assertThat(publish("").getStatus()).isEqualTo(422);
        assertThat(versions.of(collaborative.id())).hasSize(1);
    }

    @Test
    void ideas_stand_below_drivers_or_concepts() throws Exception {
        assertThat(page("/package")).contains("Less noise", "Quiet doors", "Soft closers");
        assertThat(page("/package?by=concept")).contains("Without a change concept", "Soft closers");
    }

    @Test
    void whoever_is_in_a_team_may_take_ideas_along() throws Exception {
        Team ash = stage.team(collaborative, "ash", "Ash");
        Viewer member = stage.holder(collaborative, Role.MEMBER, ash);
        assertThat(read(member, "/package")).contains("We'll try this").doesNotContain("Give out a version");
        assertThat(page("/package")).contains("Give out a version").doesNotContain("We'll try this");
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        assertThat(read(observer, "/package")).contains("Soft closers").doesNotContain("We'll try this");
        assertThat(post(member, "/package/versions", "title", "x").getStatus()).isEqualTo(404);
    }

    @Test
    void versions_are_json_too() throws Exception {
        String address = "/api/v1/collaboratives/" + collaborative.slug() + "/package/versions";
        mvc.perform(MockMvcRequestBuilders.post(address)
                        .with(byToken(director))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"One\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.number").value(1));
        mvc.perform(get(address).with(byToken(director)))
                .andExpect(jsonPath("$.items[0].title").value("One"))
                .andExpect(jsonPath("$.items[0].ideas", hasSize(2)));
    }

    @Test
    void with_the_collaborative_they_go() throws Exception {
        publish("One");
        context.publishEvent(new CollaborativeRemoved(collaborative.id()));
        assertThat(versions.of(collaborative.id())).isEmpty();
    }

    @Test
    void what_does_not_exist_is_not_found() throws Exception {
        for (String path : new String[] {"/package/versions/9", "/package/versions/x", "/package/difference?from=x"}) {
            publish("One");
            assertThat(mvc.perform(get("/c/" + collaborative.slug() + path).with(as(director)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private MockHttpServletResponse publish(String title) throws Exception {
        return post(director, "/package/versions", "title", title);
    }

    private String page(String path) throws Exception {
        return read(director, path);
    }

    private String read(Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse post(Viewer viewer, String path, String field, String value) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/c/" + collaborative.slug() + path)
                        .with(as(viewer))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param(field, value))
                .andReturn()
                .getResponse();
    }
}
