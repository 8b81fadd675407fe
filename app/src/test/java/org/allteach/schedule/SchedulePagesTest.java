package org.allteach.schedule;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
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
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class SchedulePagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Phases phases;

    @Autowired
    Holidays holidays;

    @Autowired
    TransactionTemplate transaction;

    private Stage stage;
    private Collaborative collaborative;
    private Viewer director;
    private Phase session;
    private Phase congress;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        LocalDate monday = stage.today().plusWeeks(4).with(DayOfWeek.MONDAY);
        collaborative =
                stage.collaborative(Map.of("endsOn", monday.plusWeeks(10).toString()));
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        session = new Phase(
                Ids.next(), Phase.Kind.LEARNING_SESSION, "Second session", monday, monday.plusDays(1), "Here", 1);
        congress = new Phase(
                Ids.next(), Phase.Kind.CLOSING, "Congress", monday.plusWeeks(10), monday.plusWeeks(10), null, 1);
        phases.replace(collaborative, List.of(session, congress));
    }

    private String path() {
        return "/c/" + collaborative.slug() + "/settings/phases/" + session.id() + "/shift";
    }

    @Test
    void a_preview_moves_nothing() throws Exception {
        mvc.perform(get(path())
                        .param("startsOn", session.startsOn().plusWeeks(1).toString())
                        .with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Congress")));
        assertThat(phases.of(collaborative.id())).containsExactly(session, congress);
    }

    @Test
    void a_move_takes_what_comes_after_along_and_the_last_day_too() throws Exception {
        mvc.perform(post(path())
                        .param("startsOn", session.startsOn().plusWeeks(1).toString())
                        .param("version", String.valueOf(collaborative.version()))
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(phases.of(collaborative.id()))
                .extracting(Phase::startsOn)
                .containsExactly(
                        session.startsOn().plusWeeks(1), congress.startsOn().plusWeeks(1));
        assertThat(stage.again(collaborative).endsOn())
                .isEqualTo(congress.endsOn().plusWeeks(1));
    }

    @Test
    void a_course_without_a_closing_event_gets_another_round_that_was_looked_at() throws Exception {
        phases.remove(collaborative, congress);
        String round = "/c/" + collaborative.slug() + "/settings/phases/round";
        mvc.perform(get(round).with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Second session")))
                .andExpect(content().string(containsString("5 days between")));
        assertThat(phases.of(collaborative.id())).hasSize(1);
        mvc.perform(post(round)
                        .param("version", String.valueOf(collaborative.version() + 1))
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isConflict());
        mvc.perform(post(round)
                        .param("version", String.valueOf(collaborative.version()))
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(phases.of(collaborative.id()))
                .extracting(Phase::startsOn)
                .containsExactly(session.startsOn(), session.startsOn().plusWeeks(1));
    }

    @Test
    void a_stretch_that_begins_later_leaves_a_gap_that_the_preview_names() throws Exception {
        var period = new Phase(
                Ids.next(),
                Phase.Kind.ACTION_PERIOD,
                "Between",
                session.endsOn().plusDays(1),
                congress.startsOn().minusDays(1),
                null,
                1);
        phases.add(collaborative, period);
        String shift = "/c/" + collaborative.slug() + "/settings/phases/" + period.id() + "/shift";
        mvc.perform(get(shift)
                        .param("startsOn", period.startsOn().plusDays(3).toString())
                        .with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("3 days between")));
        mvc.perform(post("/api/v1/collaboratives/" + collaborative.slug() + "/phases/" + period.id() + "/shifts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"startsOn\": \"%s\", \"preview\": true}"
                                .formatted(period.startsOn().plusDays(3)))
                        .with(byToken(director)))
                .andExpect(jsonPath("$.seams.length()").value(1))
                .andExpect(jsonPath("$.seams[0].kind").value("gap"));
    }

    @Test
    void a_meeting_leaves_the_stretch_before_it_a_day_at_least() throws Exception {
        phases.add(
                collaborative,
                new Phase(
                        Ids.next(),
                        Phase.Kind.ACTION_PERIOD,
                        "Between",
                        congress.startsOn().minusDays(20),
                        congress.startsOn().minusDays(1),
                        null,
                        1));
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/phases/" + congress.id() + "/shift")
                        .param("startsOn", congress.startsOn().minusDays(20).toString())
                        .with(as(director)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Between")));
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/phases/" + congress.id() + "/shift")
                        .param("startsOn", congress.startsOn().minusDays(19).toString())
                        .with(as(director)))
                .andExpect(status().isOk());
    }

    @Test
    void a_preview_that_is_old_is_shown_again_instead_of_moved() throws Exception {
        mvc.perform(post(path())
                        .param("startsOn", session.startsOn().plusWeeks(1).toString())
                        .param("version", String.valueOf(collaborative.version() + 1))
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isConflict());
        assertThat(phases.of(collaborative.id())).containsExactly(session, congress);
    }

    @Test
    void a_day_that_is_none_or_over_is_refused_in_words() throws Exception {
        for (String day : List.of(
                "soon",
                "2027-02-29",
                "2200-12-31",
                "+999999999-12-31",
                collaborative.startsOn().toString())) {
            mvc.perform(get(path()).param("startsOn", day).with(as(director)))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString(day.replace("+", ""))));
        }
    }

    @Test
    void a_holiday_in_a_teams_country_is_avoided() {
        stage.team(collaborative, "W1", "Ward 1");
        LocalDate avoided = congress.startsOn().plusWeeks(1);
        // All tests of a database share a country's holidays: this one adds to them.
        var days = holidays.of("IE");
        days.put(avoided, "Feast");
        transaction.executeWithoutResult(status -> holidays.replace("IE", days));
        var workDays = holidays.workDays(collaborative);
        assertThat(workDays.includes(avoided)).isFalse();
        assertThat(workDays.includes(avoided.plusDays(1))).isTrue();
    }

    @Test
    void holidays_are_typed_as_lines_and_what_cannot_be_read_is_said_by_line() throws Exception {
        Viewer administrator = stage.administrator();
        mvc.perform(post("/admin/holidays/IS")
                        .param("days", "2027-06-17 National day\n\n17 June")
                        .with(as(administrator))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("17 June")));
        mvc.perform(post("/admin/holidays/IS")
                        .param("days", "2027-06-17 National day\n\n2027-12-25, Christmas")
                        .with(as(administrator))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(holidays.of("IS"))
                .containsExactly(
                        Map.entry(LocalDate.of(2027, 6, 17), "National day"),
                        Map.entry(LocalDate.of(2027, 12, 25), "Christmas"));
        mvc.perform(get("/admin/holidays/XX").with(as(administrator))).andExpect(status().isNotFound());
    }

    @Test
    void the_api_reads_the_course_and_moves_it() throws Exception {
        String path = "/api/v1/collaboratives/" + collaborative.slug() + "/phases";
        String body = "{\"startsOn\": \"%s\", \"preview\": %s}";
        LocalDate later = session.startsOn().plusDays(2);
        mvc.perform(post(path + "/" + session.id() + "/shifts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(later, true))
                        .with(byToken(director)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.phases[1].startsOn")
                        .value(congress.startsOn().plusDays(2).toString()));
        mvc.perform(get(path).with(byToken(director)))
                .andExpect(
                        jsonPath("$.items[0].startsOn").value(session.startsOn().toString()));
        mvc.perform(post(path + "/" + session.id() + "/shifts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(later, false))
                        .with(byToken(director)))
                .andExpect(status().isOk());
        mvc.perform(get(path).with(byToken(director)))
                .andExpect(jsonPath("$.items[0].startsOn").value(later.toString()))
                .andExpect(jsonPath("$.items[0].id").value(session.id().toString()));
    }
}
