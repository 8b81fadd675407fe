package org.allteach.templates;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.web.Problem;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A collaborative begins with the texts of its own language. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class LanguagesTest {

    private static final Set<String> TEXTS = Set.of(
            "title",
            "summary",
            "topic",
            "aim",
            "instruction",
            "purpose",
            "name",
            "text",
            "label",
            "description",
            "howTo",
            "exampleTests",
            "mission",
            "methods",
            "numerator",
            "rationale");

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
    Prework prework;

    @Autowired
    Measures measures;

    private Viewer administrator;

    @BeforeEach
    void stage() {
        administrator = new Stage(context).administrator();
    }

    private static void walk(@Nullable Object content, String place, BiConsumer<String, Object> each) {
        if (content instanceof Map<?, ?> map && !Wording.is(content)) {
            map.forEach((key, value) -> walk(value, place + "/" + key, each));
        } else if (content instanceof List<?> list) {
            list.forEach(one -> walk(one, place, each));
        } else if (content != null) {
            each.accept(place, content);
        }
    }

    @ParameterizedTest
    @MethodSource("org.allteach.templates.TemplatesTest#codes")
    void each_text_by_language_has_all_the_languages_of_its_template(String code) {
        Template template = templates.find(code).orElseThrow();
        walk(template.content(), "", (place, text) -> {
            if (Wording.is(text)) {
                assertThat(Wording.of(text).byLanguage().keySet())
                        .as(place + " " + text)
                        .isEqualTo(template.languages());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"breakthrough-series", "learning-network", "improvement-project", "joy-in-work"})
    void these_are_whole_in_three_languages(String code) {
        Template template = templates.find(code).orElseThrow();
        assertThat(template.languages()).containsExactly("de", "en", "fi");
        var missing = new ArrayList<String>();
        walk(template.content(), "", (place, text) -> {
            String field = place.substring(place.lastIndexOf('/') + 1);
            if (TEXTS.contains(field) && !Wording.is(text)) {
                missing.add(place + " " + text);
            }
        });
        assertThat(missing).isEmpty();
        assertThat(start.tried(template, administrator.id())).isEmpty();
    }

    @Test
    void a_collaborative_in_german_begins_with_german_phases_prework_and_aim() {
        Collaborative project = start.start(
                Map.of("template", "improvement-project", "startsOn", "2027-02-01", "language", "de"),
                administrator.id());
        assertThat(project.title()).isEqualTo("Verbesserungsprojekt eines Teams");
        assertThat(project.aim()).startsWith("Bis April 2028").doesNotContain("{");
        assertThat(phases.of(project.id()).getFirst().title()).startsWith("Verstehen:");
        assertThat(prework.items(project.id())).extracting(Item::title).contains("Das Team finden");
        Collaborative austrian = start.start(
                Map.of("template", "learning-network", "startsOn", "2027-02-01", "language", "de-AT"),
                administrator.id());
        assertThat(measures.of(austrian.id()).getFirst().name()).isEqualTo("Beiträge zur Allmende");
    }

    @Test
    void where_a_template_has_no_texts_of_a_language_it_is_english() {
        Collaborative swedish = start.start(
                Map.of("template", "improvement-project", "startsOn", "2027-02-01", "language", "sv"),
                administrator.id());
        assertThat(phases.of(swedish.id())).extracting(Phase::title).contains("Hold: does it last without us?");
        assertThat(swedish.language()).isEqualTo("sv");
    }

    @Test
    void what_a_form_was_filled_with_follows_the_language_that_is_chosen() throws Exception {
        // The administrator reads English, and so is the form filled in.
        Template english = templates.find("improvement-project").orElseThrow().in("en");
        String title = english.title().in("en");
        String aim = String.valueOf(english.object("collaborative").get("aim"));
        mvc.perform(get("/collaboratives/new?template=improvement-project").with(as(administrator)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(title)));
        String location = mvc.perform(post("/collaboratives")
                        .param("template", "improvement-project")
                        .param("title", title)
                        .param("slug", new Stage(context).name("project-"))
                        .param("topic", "Our own topic")
                        .param("aim", aim)
                        .param("startsOn", "2027-02-01")
                        .param("language", "fi")
                        .with(as(administrator))
                        .with(csrf()))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        Collaborative project = collaboratives.find(location.split("/")[2]).orElseThrow();
        assertThat(project.title()).isEqualTo("Yhden tiimin kehittämishanke");
        assertThat(project.topic()).isEqualTo("Our own topic");
        assertThat(project.aim()).startsWith("Määräaika huhtikuu 2028");
    }

    @Test
    void a_text_is_plain_or_by_language_and_nothing_else() {
        assertThat(Wording.of(Map.of("en", "Start", "fi", "Alku")).in("fi-FI")).isEqualTo("Alku");
        assertThat(Wording.of(Map.of("en", "Start", "fi", "Alku")).in("de")).isEqualTo("Start");
        assertThat(Wording.of("Start").in("de")).isEqualTo("Start");
        assertThat(Wording.is(Map.of("key", "a", "title", "b"))).isFalse();
        assertThat(Wording.is(Map.of("en", List.of("a")))).isFalse();
        var problems = new ArrayList<Problem>();
        Template template = TemplateFile.read("""
                code: mine
                title: {en: Start, xx: Nothing}
                summary: {en: Short, no: Kort}
                """, true, problems);
        assertThat(problems).extracting(Problem::at).containsExactly("title");
        assertThat(template.summary().in("no"))
                .as("Norwegian is a word, not a no")
                .isEqualTo("Kort");
    }
}
