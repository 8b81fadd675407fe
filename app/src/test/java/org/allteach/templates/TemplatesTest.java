package org.allteach.templates;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class TemplatesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Templates templates;

    @Autowired
    TemplateStart start;

    @Autowired
    Collaboratives collaboratives;

    @Autowired
    Phases phases;

    @Autowired
    Measures measures;

    @Autowired
    Theories theories;

    private Stage stage;
    private Viewer administrator;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        administrator = stage.administrator();
    }

    /** All that come along. */
    static Stream<String> codes() {
        return Stream.of(
                "joy-in-work",
                "sepsis",
                "falls",
                "pressure-ulcers",
                "hand-hygiene",
                "central-line-infections",
                "emergency-flow",
                "hypertension",
                "breakthrough-series",
                "learning-network",
                "improvement-project");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void each_that_comes_along_starts_and_comes_back_from_its_file(String code) {
        Template template = templates.find(code).orElseThrow();
        assertThat(start.tried(template, administrator.id())).isEmpty();
        assertThat(TemplateFile.shipped(TemplateFile.write(template))).isEqualTo(template);
    }

    @Test
    void there_are_no_others() {
        assertThat(templates.all().stream()
                        .filter(template -> !template.isOwn())
                        .map(Template::code))
                .containsExactlyInAnyOrderElementsOf(codes().toList());
    }

    private Collaborative started(String body) throws Exception {
        String location = mvc.perform(post("/api/v1/collaboratives")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(byToken(administrator)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        return collaboratives
                .find(location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow();
    }

    @Test
    void a_code_and_a_day_start_a_collaborative_with_all_that_is_in_the_template() throws Exception {
        mvc.perform(get("/api/v1/templates").with(byToken(administrator)))
                .andExpect(jsonPath("$.items[*].code", hasItem("falls")));
        Collaborative falls = started("{\"template\": \"falls\", \"startsOn\": \"2027-02-01\"}");
        assertThat(falls.slug()).startsWith("falls");
        assertThat(falls.state()).isEqualTo(Collaborative.State.DRAFT);
        assertThat(falls.aim()).doesNotContain("{");
        List<Phase> course = phases.of(falls.id());
        assertThat(course).extracting(Phase::kind).contains(Phase.Kind.PREWORK, Phase.Kind.LEARNING_SESSION);
        assertThat(falls.endsOn()).isEqualTo(course.getLast().endsOn());
        assertThat(measures.of(falls.id())).hasSizeGreaterThan(3);
        assertThat(theories.of(falls.id(), null).diagram().current(Node.Kind.IDEA))
                .hasSizeGreaterThan(9);
        assertThat(started("{\"template\": \"falls\", \"startsOn\": \"2027-02-01\"}")
                        .slug())
                .as("the next one gets a short name of its own")
                .isNotEqualTo(falls.slug());
    }

    @Test
    void a_series_has_as_many_sessions_as_one_chooses() throws Exception {
        for (int sessions : List.of(3, 4)) {
            Collaborative series = started(
                    "{\"template\": \"breakthrough-series\", \"startsOn\": \"2027-02-01\", \"sessions\": %d, \"title\": \"Ours\"}"
                            .formatted(sessions));
            assertThat(series.title()).isEqualTo("Ours");
            assertThat(phases.of(series.id()).stream().filter(phase -> phase.kind() == Phase.Kind.LEARNING_SESSION))
                    .hasSize(sessions);
        }
    }

    @Test
    void what_is_wrong_is_said_all_at_once() throws Exception {
        mvc.perform(post("/api/v1/collaboratives")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"template\": \"breakthrough-series\", \"sessions\": 7, \"frequency\": \"now\"}")
                        .with(byToken(administrator)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/startsOn")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/sessions")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/frequency")));
        mvc.perform(post("/api/v1/collaboratives")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"template\": \"nothing\", \"startsOn\": \"2027-02-01\"}")
                        .with(byToken(administrator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void a_collaborative_kept_as_a_template_starts_another_one_like_it() throws Exception {
        Collaborative first = started("{\"template\": \"falls\", \"startsOn\": \"2027-02-01\"}");
        Viewer director = administrator;
        String code = stage.name("kept-");
        mvc.perform(post("/c/" + first.slug() + "/settings/template")
                        .param("code", code)
                        .param("title", "Our falls")
                        .param("summary", "As we did it")
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        Collaborative second = started("{\"template\": \"%s\", \"startsOn\": \"2027-02-01\"}".formatted(code));
        assertThat(second.charter()).isEqualTo(first.charter());
        assertThat(phases.of(second.id()))
                .extracting(phase -> phase.kind() + " " + phase.title() + " " + phase.startsOn() + " " + phase.endsOn())
                .isEqualTo(phases.of(first.id()).stream()
                        .map(phase ->
                                phase.kind() + " " + phase.title() + " " + phase.startsOn() + " " + phase.endsOn())
                        .toList());
        assertThat(measures.of(second.id()))
                .extracting(measure -> measure.content(null))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(measures.of(first.id()).stream()
                        .map(measure -> measure.content(null))
                        .toList());
        assertThat(theories.of(second.id(), null).diagram().nodes())
                .extracting(node -> node.content().fields())
                .isEqualTo(theories.of(first.id(), null).diagram().nodes().stream()
                        .map(node -> node.content().fields())
                        .toList());
    }

    @Test
    void a_file_is_brought_in_where_it_would_start_and_only_by_an_administrator() throws Exception {
        String code = stage.name("brought-");
        Template template = templates.find("falls").orElseThrow();
        String good = TemplateFile.write(template).replace("code: falls\n", "code: " + code + "\n");
        String bad = good.replace("kind: proportion", "kind: guess").replace("until: ls2", "until: ls9");
        mvc.perform(upload(bad, administrator))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("ls9")));
        assertThat(templates.find(code)).isEmpty();
        mvc.perform(upload(good, stage.person())).andExpect(status().isNotFound());
        mvc.perform(upload(good, administrator)).andExpect(status().isSeeOther());
        assertThat(templates.find(code).orElseThrow().parts()).isEqualTo(template.parts());
        mvc.perform(upload(TemplateFile.write(template), administrator)).andExpect(status().isUnprocessableContent());
    }

    private AbstractMockHttpServletRequestBuilder<?> upload(String yaml, Viewer viewer) {
        var file = new MockMultipartFile("file", "t.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return multipart("/templates").file(file).with(as(viewer)).with(csrf());
    }

    @Test
    void a_file_that_is_no_template_is_refused_in_words() throws Exception {
        for (String text : List.of("", "- a list", "code: [", "a: &x [1]\nb: *x", "code: Not A Code\nunknown: 1\n")) {
            mvc.perform(upload(text, administrator)).andExpect(status().isUnprocessableContent());
        }
    }
}
