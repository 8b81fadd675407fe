package org.allteach.reminders;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allteach.SettableClock;
import org.allteach.Stage;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears of what is due, and when. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@AutoConfigureMockMvc
@WithDatabase(own = true)
class RemindersTest {

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock("2027-03-12T08:00:00Z");
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reminding reminding;

    @Autowired
    Rules rules;

    @Autowired
    Measures measures;

    @Autowired
    Assignments assignments;

    @Autowired
    TransactionTemplate transaction;

    private Stage stage;
    private Collaborative collaborative;
    private Team team;
    private Viewer leader;
    private Viewer member;
    private Viewer sponsor;
    private Viewer director;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
        collaborative = stage.collaborative(
                Map.of("startsOn", "2027-02-01", "endsOn", "2028-06-30", "timeZone", "UTC", "dueDay", "15"));
        // February's data are due on the 15th of March: three days from now.
        measures.upsert(
                collaborative,
                List.of(Map.of(
                        "code",
                        "m",
                        "name",
                        "M",
                        "type",
                        "outcome",
                        "kind",
                        "count",
                        "direction",
                        "decrease",
                        "required",
                        "true")));
        team = stage.team(collaborative, "W1", "Ward 1");
        leader = stage.holder(collaborative, Role.LEADER, team);
        member = stage.holder(collaborative, Role.DATA_ENTRY, team);
        sponsor = stage.holder(collaborative, Role.TEAM_SPONSOR, team);
        director = stage.holder(collaborative, Role.DIRECTOR, null);
    }

    private void rule(About about, int days, Role first, Role... more) {
        transaction.executeWithoutResult(
                status -> rules.put(collaborative, Rule.of(about, days, EnumSet.of(first, more))));
    }

    private List<String> mailsTo(Viewer viewer) {
        return jdbc.sql("select body from outgoing_mail where recipient = ? order by created_at, id")
                .param(viewer.email())
                .query(String.class)
                .list();
    }

    private void submit(LocalDate period) {
        jdbc.sql("""
                        insert into observation (collaborative_id, measure_id, team_id, period_start, value, status,
                            provisional, submitted_at, revision, at, source)
                        select :c, m.id, :t, :p, 1, 0, false, now(), 1, now(), 'FORM' from measure m
                        where m.collaborative_id = :c
                        """)
                .param("c", collaborative.id())
                .param("t", team.id())
                .param("p", period)
                .update();
    }

    @Test
    void those_with_the_role_hear_of_it_once_and_nobody_else() {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        reminding.remindDue();
        reminding.remindDue();
        assertThat(mailsTo(member))
                .hasSize(1)
                .first()
                .asString()
                .contains("Ward 1")
                .contains("Joy in Work");
        assertThat(mailsTo(leader)).isEmpty();
        assertThat(mailsTo(director)).isEmpty();
    }

    @Test
    void on_all_the_days_on_which_its_rule_speaks_it_comes_once() {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        var clock = context.getBean(SettableClock.class);
        Instant friday = clock.instant();
        for (int day = 0; day <= Rule.LATEST + 1; day++) {
            clock.set(friday.plus(Duration.ofDays(day)));
            reminding.remindDue();
        }
        clock.set(friday);
        assertThat(mailsTo(member)).hasSize(1);
    }

    @Test
    void what_is_done_is_not_spoken_of() {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        submit(LocalDate.of(2027, 2, 1));
        reminding.remindDue();
        assertThat(mailsTo(member)).isEmpty();
    }

    @Test
    void several_things_come_in_one_mail_in_the_language_and_the_morning_of_their_reader() {
        rule(About.SUBMISSION, -3, Role.LEADER);
        Team other = stage.team(collaborative, "W2", "Ward 2");
        assignments.grant(collaborative, leader.id(), Role.LEADER, other, collaborative.startsOn(), null);
        jdbc.sql("update person set language = 'de', time_zone = 'America/New_York' where id = ?")
                .param(leader.id())
                .update();
        reminding.remindDue();
        assertThat(mailsTo(leader)).as("it is three in the morning there").isEmpty();
        jdbc.sql("update person set time_zone = 'Europe/Zurich' where id = ?")
                .param(leader.id())
                .update();
        reminding.remindDue();
        assertThat(mailsTo(leader))
                .hasSize(1)
                .first()
                .asString()
                .contains("Ward 1")
                .contains("Ward 2");
    }

    @Test
    void who_has_never_come_hears_nothing_and_whoever_runs_it_sees_that() throws Exception {
        Viewer absent = stage.invited(collaborative, Role.DATA_ENTRY, team);
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        reminding.remindDue();
        assertThat(mailsTo(absent)).isEmpty();
        assertThat(mailsTo(member)).hasSize(1);
        assertThat(stage.count("select count(*) from reminder where person_id = ?", absent.id()))
                .isZero();
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/reminders").with(as(director)))
                .andExpect(content()
                        .string(containsString(
                                "One person with a role has not accepted the invitation to an account")));
        for (String page : List.of("/settings/people", "/t/W1")) {
            mvc.perform(get("/c/" + collaborative.slug() + page).with(as(director)))
                    .andExpect(content().string(containsString("Invited, has not joined yet")));
        }
        jdbc.sql("update person set password_hash = 'x' where id = ?")
                .param(absent.id())
                .update();
        reminding.remindDue();
        assertThat(mailsTo(absent)).hasSize(1);
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/people").with(as(director)))
                .andExpect(content().string(not(containsString("Invited, has not joined yet"))));
    }

    @Test
    void invented_people_hear_nothing() {
        jdbc.sql("update person set demonstration = true where id = ?")
                .param(member.id())
                .update();
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        reminding.remindDue();
        assertThat(stage.count("select count(*) from reminder where person_id = ?", member.id()))
                .isZero();
    }

    @Test
    void of_two_hundred_teams_the_director_reads_no_more_than_a_page() {
        for (int i = 2; i <= 200; i++) {
            stage.team(collaborative, "W" + i, "Ward " + i);
        }
        rule(About.SUBMISSION, -3, Role.DIRECTOR);
        reminding.remindDue();
        String body = mailsTo(director).getFirst();
        assertThat(body)
                .contains("Submit the data for February 2027: 200 (Ward 1, Ward")
                .contains("Ward 100 and 197")
                .contains("the first by Mar 15, 2027")
                .contains("/c/" + collaborative.slug() + "/heat-map\n");
        assertThat(body.lines()).hasSizeLessThanOrEqualTo(20);
        assertThat(stage.count("select count(*) from reminder where person_id = ?", director.id()))
                .as("each of them has been spoken of")
                .isEqualTo(200);
    }

    @Test
    void escalation_goes_to_those_whom_its_rule_names() {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        rule(About.SUBMISSION, -5, Role.TEAM_SPONSOR);
        reminding.remindDue();
        assertThat(mailsTo(sponsor))
                .as("two days ago nothing ran: it is made up for")
                .hasSize(1);
        assertThat(mailsTo(leader)).isEmpty();
    }

    @Test
    void what_is_older_than_a_week_is_let_go() {
        rule(About.SUBMISSION, -10, Role.DATA_ENTRY);
        reminding.remindDue();
        assertThat(mailsTo(member)).isEmpty();
    }

    @Test
    void suspended_it_is_silent() {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        jdbc.sql("update collaborative set state = 'SUSPENDED' where id = ?")
                .param(collaborative.id())
                .update();
        reminding.remindDue();
        assertThat(mailsTo(member)).isEmpty();
    }

    @Test
    void the_coordinator_sees_who_was_reminded_and_what_helped() throws Exception {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        reminding.remindDue();
        submit(LocalDate.of(2027, 2, 1));
        reminding.remindDue();
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/reminders/sent")
                        .with(as(director)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(member.name())));
        mvc.perform(get("/api/v1/collaboratives/" + collaborative.slug() + "/reminders")
                        .with(byToken(director)))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].settledOn").value("2027-03-12"))
                .andExpect(jsonPath("$.rules[0].about").value("submission"));
    }

    @Test
    void a_report_and_a_step_of_the_plan_are_asked_for_until_they_are_there() {
        UUID period = Ids.next();
        jdbc.sql("""
                        insert into phase (collaborative_id, id, kind, title, starts_on, ends_on)
                        values (?, ?, 'ACTION_PERIOD', 'First months', '2027-02-01', '2027-03-10')
                        """).params(collaborative.id(), period).update();
        jdbc.sql(
                        "insert into period_brief (collaborative_id, phase_id, cycles, focus, report) values (?, ?, 0, '', true)")
                .params(collaborative.id(), period)
                .update();
        jdbc.sql("""
                        insert into plan_item (collaborative_id, id, team_id, what, due_on)
                        values (?, ?, ?, 'Try huddles', '2027-03-11')
                        """).params(collaborative.id(), Ids.next(), team.id()).update();
        rule(About.REPORT, 1, Role.LEADER);
        rule(About.PLAN_STEP, 1, Role.MEMBER, Role.DATA_ENTRY);
        reminding.remindDue();
        assertThat(mailsTo(leader))
                .singleElement()
                .asString()
                .contains("Hand in the report: First months", "Ward 1", "/t/W1/plan/reports/" + period)
                .doesNotContain("Try huddles");
        assertThat(mailsTo(member)).singleElement().asString().contains("Step of your plan: Try huddles");
        jdbc.sql("""
                        insert into period_report (collaborative_id, team_id, phase_id, text, handed_in_on)
                        values (?, ?, ?, 'Done', '2027-03-12')
                        """).params(collaborative.id(), team.id(), period).update();
        reminding.remindDue();
        assertThat(jdbc.sql(
                                "select settled_on is not null from reminder where about = 'REPORT' and collaborative_id = ?")
                        .param(collaborative.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_rule_is_changed_in_its_place() throws Exception {
        rule(About.SUBMISSION, -3, Role.DATA_ENTRY);
        rule(About.SUBMISSION, 7, Role.LEADER);
        Rule first = rules.of(collaborative.id()).getFirst();
        assertThat(change(first, "1", "-5", "leader")).isEqualTo(303);
        assertThat(rules.of(collaborative.id()))
                .filteredOn(rule -> rule.id().equals(first.id()))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.days()).isEqualTo(-5);
                    assertThat(rule.roles()).containsExactly(Role.LEADER);
                });
        assertThat(change(first, "1", "-4", "leader")).as("read before").isEqualTo(409);
        assertThat(change(first, "2", "7", "leader")).as("there is one").isEqualTo(422);
        assertThat(change(first, "2", "many", "")).isEqualTo(422);
        assertThat(rules.of(collaborative.id())).extracting(Rule::days).containsExactly(-5, 7);
    }

    private int change(Rule rule, String version, String days, String to) throws Exception {
        return mvc.perform(post("/c/" + collaborative.slug() + "/settings/reminders/" + rule.id())
                        .param("version", version)
                        .param("about", "submission")
                        .param("days", days)
                        .param("to", to)
                        .with(as(director))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void what_was_sent_is_found_by_team_person_subject_and_outcome_page_by_page() throws Exception {
        jdbc.sql("""
                        insert into reminder (collaborative_id, person_id, about, subject, days, team_id, due_on, sent_on)
                        select ?, ?, 'SUBMISSION', 'W1/' || n, 1, ?, date '2027-01-01', date '2027-03-01' - n / 20
                        from generate_series(1, 150) n
                        """).params(collaborative.id(), member.id(), team.id()).update();
        jdbc.sql("""
                        insert into reminder (collaborative_id, person_id, about, subject, days, due_on, sent_on, settled_on)
                        values (?, ?, 'STUDY', 's', 2, '2027-01-01', '2027-01-03', '2027-01-05')
                        """).params(collaborative.id(), leader.id()).update();
        String first = sent("");
        assertThat(first).contains("Older").doesNotContain(", within three days");
        String older = first.replaceAll("(?s).*href=\"[^\"]*/sent(\\?cursor=[^\"]*)\" rel=\"next\".*", "$1");
        assertThat(sent(older)).contains(", within three days").doesNotContain("rel=\"next\"");
        assertThat(rows(first) + rows(sent(older))).isEqualTo(151);
        assertThat(rows(sent("?about=study"))).isEqualTo(1);
        assertThat(rows(sent("?state=helped"))).isEqualTo(1);
        assertThat(rows(sent("?state=open&person=nobody"))).isZero();
        assertThat(rows(sent("?person=" + leader.name().toUpperCase(Locale.ROOT).replace(" ", "%20"))))
                .isEqualTo(1);
        assertThat(sent("?team=" + team.id())).contains("Older");
        assertThat(sent(".csv?state=done"))
                .isEqualToNormalizingNewlines(
                        "sent_on,person,team,about,subject,days,due_on,settled_on,helped\n2027-01-03," + leader.name()
                                + ",,study,s,2,2027-01-01,2027-01-05,true\n");
        mvc.perform(get("/c/" + collaborative.slug() + "/settings/reminders/sent?cursor=xyz")
                        .with(as(director)))
                .andExpect(status().isUnprocessableContent());
    }

    private String sent(String query) throws Exception {
        return mvc.perform(get(URI.create("/c/" + collaborative.slug() + "/settings/reminders/sent" + query))
                        .with(as(director)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static int rows(String page) {
        return page.split("<th scope=\"row\">", -1).length - 1;
    }

    @Test
    void rules_are_set_by_form_and_by_the_api_and_what_is_wrong_is_said_at_once() throws Exception {
        String page = "/c/" + collaborative.slug() + "/settings/reminders";
        mvc.perform(post(page)
                        .param("about", "submission")
                        .param("days", "soon")
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Choose at least one role")));
        mvc.perform(post(page)
                        .param("about", "study")
                        .param("days", "2")
                        .param("to", "leader", "coach")
                        .with(as(director))
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(rules.of(collaborative.id()).getFirst().roles()).containsExactlyInAnyOrder(Role.LEADER, Role.COACH);
        mvc.perform(put("/api/v1/collaboratives/" + collaborative.slug() + "/reminders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "[{\"about\": \"prework\", \"days\": -7, \"to\": [\"leader\"]}, {\"days\": 1, \"to\": []}]")
                        .with(byToken(director)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.length()").value(2));
        assertThat(rules.of(collaborative.id())).hasSize(1);
    }
}
