package org.allteach.overview;

import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Objects;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class CollaborativeApiTest {

    private static final String ALL = "/api/v1/collaboratives";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Stage stage;
    private Viewer administrator;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        administrator = stage.administrator();
    }

    @Test
    void four_fields_start_a_collaborative() throws Exception {
        String slug = stage.name("start-");
        send(post(ALL), administrator, minimal(slug))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", ALL + "/" + slug))
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.frequency").value("month"))
                .andExpect(jsonPath("$.visibility").value("own-only"))
                .andExpect(jsonPath("$.state").value("draft"));
        send(post(ALL), administrator, minimal(slug))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.errors[0].pointer").value("/slug"));
    }

    @Test
    void whoever_starts_it_directs_it() throws Exception {
        String slug = stage.name("direct-");
        send(post(ALL), administrator, minimal(slug));
        assertThat(stage.count(
                        "select count(*) from assignment where role = 'DIRECTOR' and person_id = ?",
                        administrator.id()))
                .isEqualTo(1);
    }

    @Test
    void all_fields_come_back_as_they_were_given() throws Exception {
        String slug = stage.name("full-");
        send(post(ALL), administrator, """
                        {"slug": "%s", "title": "Hands", "topic": "Hand hygiene", "aim": "Nine in ten by June",
                         "startsOn": "2026-01-01", "endsOn": "2027-06-30", "frequency": "WEEK", "dueDay": 3,
                         "ruleSet": "provost", "visibility": "Own_Only", "smallestDenominator": 10,
                         "timeZone": "Europe/Zurich", "language": "de-CH", "state": "holding_gains",
                         "closedUntil": "2026-01-31", "charter": {"mission": "Clean hands"},
                         "terms": {"hospital": "trust"},
                         "phases": [{"kind": "learning_session", "title": "LS 1", "startsOn": "2026-02-01",
                                     "endsOn": "2026-02-02", "place": "Bern"}]}
                        """.formatted(slug)).andExpect(status().isCreated());
        mvc.perform(get(ALL + "/" + slug).with(byToken(administrator)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.frequency").value("week"))
                .andExpect(jsonPath("$.dueDay").value(3))
                .andExpect(jsonPath("$.ruleSet").value("provost"))
                .andExpect(jsonPath("$.timeZone").value("Europe/Zurich"))
                .andExpect(jsonPath("$.language").value("de-CH"))
                .andExpect(jsonPath("$.state").value("holding-gains"))
                .andExpect(jsonPath("$.closedUntil").value("2026-01-31"))
                .andExpect(jsonPath("$.charter.mission").value("Clean hands"))
                .andExpect(jsonPath("$.terms.hospital").value("trust"))
                .andExpect(jsonPath("$.phases[0].kind").value("learning-session"))
                .andExpect(jsonPath("$.phases[0].place").value("Bern"));
    }

    @Test
    void every_problem_is_told_by_pointer_at_once() throws Exception {
        send(post(ALL), administrator, """
                        {"slug": "No Good", "startsOn": "2026-13-01", "endsOn": "2026-06-30", "visibility": "public",
                         "terms": {"ward": "unit"}, "phases": [{"kind": "party"}], "extra": 1}
                        """)
                .andExpect(status().is(422))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath(
                        "$.errors[*].pointer",
                        containsInAnyOrder(
                                "/slug",
                                "/title",
                                "/startsOn",
                                "/visibility",
                                "/terms/ward",
                                "/phases/0/kind",
                                "/phases/0/title",
                                "/phases/0/startsOn",
                                "/phases/0/endsOn",
                                "/extra")));
    }

    @Test
    void only_administrators_start_collaboratives() throws Exception {
        send(post(ALL), stage.person(), minimal(stage.name("not-"))).andExpect(status().isNotFound());
    }

    @Test
    void a_change_carries_the_tag_of_what_was_read() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("aim", "Less"));
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String one = ALL + "/" + collaborative.slug();
        String tag = tag(one, director);
        send(patch(one).header("If-Match", tag), director, "{\"aim\": \"More\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.aim").value("More"))
                .andExpect(jsonPath("$.title").value(collaborative.title()));
        send(patch(one).header("If-Match", tag), director, "{\"aim\": \"Even more\"}")
                .andExpect(status().isPreconditionFailed());
        assertThat(stage.again(collaborative).aim()).isEqualTo("More");
        assertThat(tag(one, director)).isNotEqualTo(tag);
    }

    @Test
    void a_change_of_phases_is_another_tag_too() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        String one = ALL + "/" + collaborative.slug();
        String tag = tag(one, director);
        send(patch(one), director, """
                        {"phases": [{"kind": "prework", "title": "P", "startsOn": "2026-01-01", "endsOn": "2026-02-01"}]}
                        """).andExpect(status().isOk());
        send(patch(one).header("If-Match", tag), director, "{\"phases\": []}")
                .andExpect(status().isPreconditionFailed());
    }

    @Test
    void replacing_it_makes_usual_what_is_not_given() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("aim", "Less", "visibility", "named"));
        Viewer director = stage.holder(collaborative, Role.DIRECTOR, null);
        send(put(ALL + "/" + collaborative.slug()), director, minimal(collaborative.slug()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.aim").value(""))
                .andExpect(jsonPath("$.visibility").value("own-only"));
        send(put(ALL + "/" + collaborative.slug()), director, minimal("another"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/slug"));
    }

    @Test
    void others_do_not_find_it_and_members_do_not_change_it() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        var team = stage.team(collaborative, "W01", "Ward 1");
        Viewer leader = stage.holder(collaborative, Role.LEADER, team);
        String one = ALL + "/" + collaborative.slug();
        mvc.perform(get(one).with(byToken(stage.person()))).andExpect(status().isNotFound());
        mvc.perform(get(one).with(byToken(leader))).andExpect(status().isOk());
        send(patch(one), leader, "{\"aim\": \"Mine\"}").andExpect(status().isNotFound());
    }

    @Test
    void the_list_is_paged_by_cursor() throws Exception {
        Viewer observer = stage.person();
        for (int n = 0; n < 3; n++) {
            Collaborative collaborative = stage.collaborative(Map.of());
            stage.grant(collaborative, observer, Role.OBSERVER);
        }
        var first = mvc.perform(get(ALL).param("limit", "2").with(byToken(observer)))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andReturn();
        String next = com.jayway.jsonpath.JsonPath.read(first.getResponse().getContentAsString(), "$.next");
        mvc.perform(get(ALL).param("limit", "2").param("cursor", next).with(byToken(observer)))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").isEmpty());
        mvc.perform(get(ALL).param("limit", "0").with(byToken(observer))).andExpect(status().is(422));
    }

    private ResultActions send(MockHttpServletRequestBuilder request, Viewer viewer, String json) throws Exception {
        return mvc.perform(
                request.contentType(MediaType.APPLICATION_JSON).content(json).with(byToken(viewer)));
    }

    private String tag(String path, Viewer viewer) throws Exception {
        var response = mvc.perform(get(path).with(byToken(viewer))).andReturn().getResponse();
        return Objects.requireNonNull(response.getHeader("ETag"));
    }

    private static String minimal(String slug) {
        return """
                {"slug": "%s", "title": "Joy in Work", "startsOn": "2026-01-01", "endsOn": "2027-06-30"}
                """.formatted(slug);
    }
}
