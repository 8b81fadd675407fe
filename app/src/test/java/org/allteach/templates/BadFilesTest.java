package org.allteach.templates;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.allteach.Stage;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What people bring in that cannot be started is refused in words, with its line, and all of it at once. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class BadFilesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Templates templates;

    private Viewer administrator;

    @BeforeEach
    void stage() {
        administrator = new Stage(context).administrator();
    }

    private String refused(String yaml) throws Exception {
        var file = new MockMultipartFile("file", "t.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
        var answer = mvc.perform(multipart("/templates")
                        .file(file)
                        .with(as(administrator))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        String page = answer.getContentAsString();
        int list = page.indexOf("at-problems");
        return page.substring(list, page.indexOf("</div>", list))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_line() throws Exception {
        String said = refused("""
                code: mine
                title: [a list]
                colour: blue
                sessions: [0]
                collaborative:
                  frequency: sometimes
                  charter: none
                phases:
                  - {key: prework, kind: prework, title: Before, from: start, until: ls9}
                  - {key: ls1, kind: learning-session, title: One, after: start, weeks: many}
                  - just a text
                prework:
                  - {code: a, title: Do it, owner: nobody}
                activities:
                  - {kind: call, title: Call, phase: prework, start: 13:00, agenda: none}
                  - {kind: call, title: Call, phase: nowhere, start: 9 o'clock}
                reminders:
                  - {about: nothing, days: 400, to: [leader]}
                measures:
                  - {code: m, name: M, type: outcome, kind: guess, direction: increase}
                theory:
                  aim: Better
                  drivers: none
                assessment:
                  - {score: 7, label: Much}
                """);
        for (String expected : new String[] {
            "Line 2: title : Enter a text, or one for each language",
            "Line 3: colour",
            "Line 4: sessions",
            "Line 6: frequency",
            "Line 7: charter",
            "Line 9: phases/0/until : Give the key of a phase of this template (given: ls9)",
            "Line 10: phases/1/weeks",
            "Line 11: phases/2",
            "Line 13: prework/0/owner",
            "Line 15: activities/0/agenda : Give a list",
            "Line 16: activities/1/phase",
            "Line 18: reminders/0/about",
            "Line 18: reminders/0/days",
            "Line 20: measures/0/kind",
            "Line 23: theory/drivers : Give a list",
            "Line 25: assessment/0/score"
        }) {
            assertThat(said.replace("“", "").replace("”", "")).contains(expected.replace(" (given: ls9)", ""));
        }
        assertThat(said).doesNotContain("13:00", "780");
    }

    @Test
    void a_bomb_is_not_lit() throws Exception {
        var bomb = new StringBuilder("code: bomb\ntitle: Bomb\na0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refused(bomb.toString())).contains("without aliases").contains("Line 4:");
        assertThat(refused("code: deep\ntitle: " + "[".repeat(100_000))).contains("YAML");
        assertThat(refused("code: deep\ntitle: Deep\ntheory: " + "{a: ".repeat(50) + "1" + "}".repeat(50)))
                .contains("YAML");
        assertThat(refused("code: twice\ncode: twice\ntitle: Twice\n")).contains("twice");
        assertThat(refused("code: tag\ntitle: !!javax.script.ScriptEngineManager [x]\n"))
                .contains("YAML");
    }

    @Test
    void five_megabytes_and_three_hundred_phases_are_too_much() throws Exception {
        assertThat(refused("#" + "x".repeat(5_000_000))).contains("at most 2 MB");
        var many = new StringBuilder("code: many\ntitle: Many\nphases:\n");
        for (int i = 0; i < 300; i++) {
            many.append("  - {key: p%d, kind: action-period, title: P, from: start, weeks: 1}\n".formatted(i));
        }
        assertThat(refused(many.toString())).contains("Line 3: phases : Enter at most 200");
        assertThat(refused("""
                code: often
                title: Often
                phases:
                  - {key: p, kind: action-period, title: P, from: start, weeks: 520}
                activities:
                """
                        + "  - {kind: call, title: C, phase: p, start: '09:00', weekday: monday, everyWeeks: 1}\n"
                                .repeat(10)))
                .contains("Enter at most 3,000");
    }

    @Test
    void phases_that_wait_for_each_other_are_named() throws Exception {
        assertThat(refused("""
                code: ring
                title: Ring
                phases:
                  - {key: a, kind: action-period, title: A, from: b, weeks: 1}
                  - {key: b, kind: action-period, title: B, from: a, weeks: 1}
                  - {key: c, kind: action-period, title: C, weeks: 1}
                """)).contains("Line 4: phases/0", "Line 5: phases/1", "Line 6: phases/2/from");
    }

    @Test
    void a_theory_that_goes_round_in_a_circle_is_refused() throws Exception {
        assertThat(refused("""
                code: circle
                title: Circle
                collaborative: {days: 300}
                theory:
                  aim: Better
                  drivers:
                    - {code: S1, text: One, under: [S2]}
                    - {code: S2, text: Two, under: [S1]}
                """)).contains("Line 8: theory/drivers/1/under");
    }

    @Test
    void a_file_of_a_newer_version_is_refused_with_one_sentence() throws Exception {
        assertThat(refused("format: 2\ncode: new\ntitle: New\nwonders: [1]\n"))
                .contains("newer version")
                .doesNotContain("wonders");
    }

    @Test
    void a_code_that_comes_along_is_taken() throws Exception {
        String yaml = TemplateFile.write(templates.find("falls").orElseThrow());
        assertThat(refused(yaml)).contains("falls");
    }

    @Test
    void impossible_plans_are_refused_in_words() throws Exception {
        for (String fields : new String[] {
            "\"startsOn\": \"2027-02-29\"",
            "\"startsOn\": \"2027-02-01\", \"endsOn\": \"2027-01-01\"",
            "\"startsOn\": \"2027-02-01\", \"sessions\": 0",
            "\"startsOn\": \"2027-02-01\", \"sessions\": \"all\"",
            "\"startsOn\": \"2199-12-01\"",
            "\"startsOn\": \"2027-02-01\", \"language\": \"klingon\""
        }) {
            mvc.perform(post("/api/v1/collaboratives")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"template\": \"breakthrough-series\", " + fields + "}")
                            .with(byToken(administrator)))
                    .andExpect(status().isUnprocessableContent());
        }
        mvc.perform(post("/api/v1/collaboratives")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"template\": \"breakthrough-series\", \"startsOn\": \"2028-02-29\", \"sessions\": 0}")
                        .with(byToken(administrator)))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/sessions")));
        mvc.perform(post("/api/v1/collaboratives")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"template\": \"learning-network\", \"startsOn\": \"2028-02-29\"}")
                        .with(byToken(administrator)))
                .andExpect(status().isCreated());
    }
}
