package org.allteach.plans;

import static org.allteach.Stage.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
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
class PlansTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Phases phases;

    @Autowired
    Plans plans;

    @Autowired
    PlansDue due;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Team birch;
    private Phase period;
    private Viewer director;
    private Viewer member;

    @BeforeEach
    void an_action_period() {
        open("named");
    }

    private void open(String visibility) {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        ash = stage.team(collaborative, "ash", "Ash");
        birch = stage.team(collaborative, "birch", "Birch");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        member = stage.holder(collaborative, Role.MEMBER, ash);
        period = new Phase(
                Ids.next(),
                Phase.Kind.ACTION_PERIOD,
                "Action period 1",
                stage.today().minusDays(10),
                stage.today().plusDays(50),
                null,
                1);
        phases.add(collaborative, period);
    }

    private void add(String what, String due) throws Exception {
        assertThat(send(
                                member,
                                "/t/ash/plan",
                                "what",
                                what,
                                "who",
                                "Ward 3",
                                "dueOn",
                                due,
                                "phase",
                                period.id().toString())
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void a_team_writes_down_who_does_what_until_when_and_ticks_it_off() throws Exception {
        add("Try huddles", stage.today().minusDays(1).toString());
        add("Ask patients", "");
        assertThat(page(member, "/t/ash/plan"))
                .contains("Try huddles", "Ward 3", "Late", "0 of 2 done", "Action period 1");
        Item huddles = plans.of(ash).getFirst();
        send(member, "/t/ash/plan/" + huddles.id() + "/completion");
        assertThat(page(member, "/t/ash/plan")).contains("1 of 2 done").doesNotContain("Late");
        send(member, "/t/ash/plan/" + huddles.id() + "/completion/removal");
        assertThat(page(member, "/t/ash/plan")).contains("0 of 2 done");
        send(member, "/t/ash/plan/" + huddles.id() + "/removal");
        assertThat(page(member, "/t/ash/plan")).contains("0 of 1 done").doesNotContain("Try huddles");
    }

    @Test
    void what_is_wrong_comes_back_and_a_lost_race_is_shown() throws Exception {
        MockHttpServletResponse wrong = send(member, "/t/ash/plan", "what", "", "who", "Kept", "dueOn", "soon");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Kept", "soon");
        add("Try huddles", "");
        Item item = plans.of(ash).getFirst();
        send(member, "/t/ash/plan/" + item.id(), "version", "1", "what", "Hers");
        MockHttpServletResponse his = send(member, "/t/ash/plan/" + item.id(), "version", "1", "what", "His");
        assertThat(his.getStatus()).isEqualTo(409);
        assertThat(his.getContentAsString()).contains("Hers", "His");
    }

    @Test
    void the_page_of_the_period_says_what_is_expected_and_how_far_each_team_is() throws Exception {
        add("Try huddles", "");
        String path = "/activities/periods/" + period.id();
        assertThat(send(director, path, "version", "0", "cycles", "2", "focus", "Huddles")
                        .getStatus())
                .isEqualTo(303);
        assertThat(page(member, path))
                .contains("2 tests of change at least", "Huddles", "0 of 1 done", "Birch", "Periods with data")
                .contains("Tests begun", "Sessions and calls attended")
                .doesNotContain("Write down what is expected");
        assertThat(send(director, path, "version", "0", "cycles", "3", "focus", "")
                        .getStatus())
                .isEqualTo(409);
        assertThat(send(director, path, "version", "1", "cycles", "many", "focus", "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(member, path, "version", "1", "cycles", "9").getStatus())
                .isEqualTo(404);
    }

    @Test
    void what_is_short_of_what_is_expected_is_said_in_words() throws Exception {
        String path = "/activities/periods/" + period.id();
        send(director, path, "version", "0", "cycles", "6", "focus", "");
        assertThat(page(member, path)).contains("0 of 6", "6 to go").doesNotContain("6 missing");
        phases.change(collaborative, over());
        assertThat(page(member, path)).contains("0 of 6", "6 missing").doesNotContain("to go");
    }

    private Phase over() {
        return new Phase(
                period.id(),
                period.kind(),
                period.title(),
                stage.today().minusDays(50),
                stage.today().minusDays(1),
                null,
                period.version());
    }

    @Test
    void a_team_reports_on_a_period_where_that_is_expected() throws Exception {
        String path = "/activities/periods/" + period.id();
        assertThat(page(member, "/t/ash/plan")).doesNotContain("Write the report");
        send(director, path, "version", "0", "cycles", "0", "focus", "", "report", "true");
        assertThat(page(member, path)).contains("A report by each team by", "Not handed in yet");
        assertThat(page(member, "/t/ash/plan")).contains("Write the report", "Report due by");
        String report = "/t/ash/plan/reports/" + period.id();
        assertThat(page(member, report)).contains("How far did you come");
        assertThat(send(member, report, "version", "0", "text", "").getStatus()).isEqualTo(422);
        assertThat(send(member, report, "version", "0", "text", "Three tests, one kept")
                        .getStatus())
                .isEqualTo(303);
        assertThat(send(member, report, "version", "0", "text", "His").getStatus())
                .isEqualTo(409);
        assertThat(page(member, "/t/ash/plan")).contains("Handed in on", "Read the report");
        assertThat(page(director, path)).contains("Handed in on", report);
        assertThat(page(director, report)).contains("Three tests, one kept");
        Viewer other = stage.holder(collaborative, Role.MEMBER, birch);
        assertThat(send(other, report, "version", "1", "text", "Hers").getStatus())
                .isEqualTo(404);
    }

    @Test
    void what_is_late_and_what_is_owed_is_open_until_it_is_done() throws Exception {
        send(
                director,
                "/activities/periods/" + period.id(),
                "version",
                "0",
                "cycles",
                "0",
                "focus",
                "",
                "report",
                "true");
        add("Try huddles", stage.today().minusDays(1).toString());
        add("Ask patients", "");
        assertThat(open()).containsExactly("STEP ash Try huddles", "REPORT ash", "REPORT birch");
        send(member, "/t/ash/plan/" + plans.of(ash).getFirst().id() + "/completion");
        send(member, "/t/ash/plan/reports/" + period.id(), "version", "0", "text", "Done");
        assertThat(open()).containsExactly("REPORT birch");
    }

    private List<String> open() {
        return due
                .open(collaborative, stage.today().minusDays(100), stage.today().plusDays(100))
                .stream()
                .map(open -> open.what() + " " + open.team().code()
                        + (open.what() == PlansDue.What.STEP ? " " + open.text() : ""))
                .sorted(Comparator.comparing((String line) -> line.startsWith("REPORT"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Test
    void where_teams_see_only_themselves_a_plan_stays_at_home() throws Exception {
        open("own-only");
        add("Try huddles", "");
        Viewer other = stage.holder(collaborative, Role.MEMBER, birch);
        String path = "/activities/periods/" + period.id();
        assertThat(page(other, path)).contains("Birch").doesNotContain("Ash", "Try huddles");
        assertThat(mvc.perform(get("/c/" + collaborative.slug() + "/t/ash/plan").with(as(other)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        assertThat(page(observer, path)).contains("What is expected").doesNotContain("Ash", "Birch");
        open("coded");
        add("Try huddles", "");
        Viewer stranger = stage.holder(collaborative, Role.MEMBER, birch);
        assertThat(page(stranger, "/activities/periods/" + period.id()))
                .contains(ash.pseudonym())
                .doesNotContain("Try huddles", ">Ash<");
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
