package org.allteach.home;

import static org.allteach.Stage.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.CallStage;
import org.allteach.measures.Measures;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class HomePageTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void stage() {
        stage = new Stage(context);
    }

    @Test
    void a_member_sees_the_own_team_and_what_comes_next() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("aim", "Calm"));
        Team team = stage.team(collaborative, "W01", "Ward of ours");
        stage.team(collaborative, "W02", "Ward of theirs");
        home(stage.holder(collaborative, Role.MEMBER, team))
                .andExpect(content().string(containsString("Ward of ours")))
                .andExpect(content().string(containsString("are due")))
                .andExpect(content().string(not(containsString("Ward of theirs"))))
                .andExpect(content().string(containsString("Nothing waits for you today")));
    }

    @Test
    void whoever_enters_data_is_led_to_the_oldest_that_are_due() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        var measure = Map.<String, Object>of(
                "code", "gd", "name", "Good days", "type", "outcome", "kind", "proportion", "direction", "up");
        context.getBean(Measures.class).upsert(collaborative, List.of(measure));
        String oldest = collaborative.startsOn().toString().substring(0, 7);
        home(stage.holder(collaborative, Role.DATA_ENTRY, team))
                .andExpect(content().string(containsString("and 5 later periods")))
                .andExpect(
                        content().string(containsString("/c/" + collaborative.slug() + "/t/W01/data?period=" + oldest)))
                .andExpect(content().string(containsString("late since")));
        home(stage.holder(collaborative, Role.DIRECTOR, null))
                .andExpect(content().string(not(containsString("Enter the data"))));
    }

    @Test
    void a_leader_without_an_aim_is_asked_for_it() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        home(stage.holder(collaborative, Role.LEADER, team))
                .andExpect(content().string(containsString("Write the aim of your team")));
    }

    @Test
    void a_leader_sees_which_steps_of_the_plan_are_late() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        Team team = stage.team(collaborative, "W01", "Ward 1");
        for (String what : List.of("Try huddles", "Ask patients")) {
            jdbc.sql("""
                            insert into plan_item (collaborative_id, id, team_id, what, due_on)
                            values (?, ?, ?, ?, current_date - 5)
                            """)
                    .params(collaborative.id(), Ids.next(), team.id(), what)
                    .update();
        }
        home(stage.holder(collaborative, Role.LEADER, team))
                .andExpect(content().string(containsString("Late in your plan: ")))
                .andExpect(content().string(containsString("and one more step")))
                .andExpect(content().string(containsString("/c/" + collaborative.slug() + "/t/W01/plan")));
        home(stage.holder(collaborative, Role.MEMBER, team))
                .andExpect(content().string(not(containsString("Late in your plan"))));
    }

    @Test
    void a_director_is_led_through_what_comes_first() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        home(stage.holder(collaborative, Role.DIRECTOR, null))
                .andExpect(content().string(containsString("Write the aim and the charter")))
                .andExpect(content().string(containsString("Set the phases")))
                .andExpect(content().string(containsString("Add teams")));
    }

    @Test
    void a_director_hears_what_is_missing_until_it_goes_on_by_itself() throws Exception {
        Collaborative planned = stage.collaborative(Map.of("state", "planning"));
        home(stage.holder(planned, Role.DIRECTOR, null))
                .andExpect(content().string(containsString("things are missing for the next step")))
                .andExpect(content().string(containsString("/c/" + planned.slug() + "/course")));
        Collaborative active = stage.collaborative(Map.of());
        home(stage.holder(active, Role.DIRECTOR, null))
                .andExpect(content().string(not(containsString("missing for the next step"))));
    }

    @Test
    void whoever_reviews_hears_of_applications_that_wait() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        for (String state : List.of("SUBMITTED", "SUBMITTED", "STARTED")) {
            jdbc.sql("""
                            insert into application (collaborative_id, id, name, email, language, state, answers,
                                created_at, changed_at)
                            values (?, ?, 'Wren', 'wren@example.org', 'en', ?, '{}', now(), now())
                            """).params(collaborative.id(), Ids.next(), state).update();
        }
        home(stage.holder(collaborative, Role.FACULTY, null))
                .andExpect(content().string(containsString("Decide on 2 applications")));
        home(stage.holder(collaborative, Role.OBSERVER, null))
                .andExpect(content().string(not(containsString("Decide on"))));
    }

    @Test
    void a_director_hears_of_signed_agreements_that_wait_for_their_team() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of());
        for (String state : List.of("ACCEPTED", "AGREEMENT_SIGNED")) {
            jdbc.sql("""
                            insert into application (collaborative_id, id, name, email, language, state, answers,
                                created_at, changed_at)
                            values (?, ?, 'Wren', 'wren@example.org', 'en', ?, '{}', now(), now())
                            """).params(collaborative.id(), Ids.next(), state).update();
        }
        var director = stage.holder(collaborative, Role.DIRECTOR, null);
        home(director)
                .andExpect(content().string(containsString("Enrol one team")))
                .andExpect(content().string(containsString("/applications?state=accepted")));
        new CallStage(context).call(collaborative, Map.of());
        home(director).andExpect(content().string(containsString("/applications?state=agreement-signed")));
        home(stage.holder(collaborative, Role.FACULTY, null))
                .andExpect(content().string(not(containsString("Enrol one team"))));
    }

    @Test
    void a_session_stands_among_the_tasks_and_the_dates_in_place_of_its_phase() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("aim", "Calm"));
        Team team = stage.team(collaborative, "W01", "Ward 1");
        LocalDate day = stage.today().plusDays(5);
        UUID phase = Ids.next();
        jdbc.sql("""
                        insert into phase (collaborative_id, id, kind, title, starts_on, ends_on)
                        values (?, ?, 'LEARNING_SESSION', 'Phase of meeting', ?, ?)
                        """).params(collaborative.id(), phase, day, day.plusDays(1)).update();
        var when = new When(day.atTime(9, 0), day.atTime(16, 0), Stage.ZONE);
        Activity session = Activity.draft(collaborative, Activity.Kind.LEARNING_SESSION, "We meet in Cork", when);
        context.getBean(Activities.class).upsert(collaborative, List.of(session));
        Viewer member = stage.holder(collaborative, Role.MEMBER, team);
        home(member)
                .andExpect(content().string(containsString("Phase of meeting begins")))
                .andExpect(content().string(containsString(session.path(collaborative.slug()))));
        jdbc.sql("update activity set phase_id = ? where id = ?")
                .params(phase, session.id())
                .update();
        home(member)
                .andExpect(content().string(not(containsString("Phase of meeting"))))
                .andExpect(content().string(containsString("We meet in Cork")))
                .andExpect(content().string(not(containsString("Nothing waits for you today"))));
    }

    @Test
    void whose_business_prework_is_hears_of_it_and_the_leader_of_what_is_late() throws Exception {
        Collaborative collaborative = stage.collaborative(Map.of("aim", "Calm"));
        Team team = stage.team(collaborative, "W01", "Ward 1");
        jdbc.sql("""
                        insert into phase (collaborative_id, id, kind, title, starts_on, ends_on)
                        values (?, ?, 'LEARNING_SESSION', 'Session', ?, ?)
                        """)
                .params(collaborative.id(), Ids.next(), stage.today(), stage.today())
                .update();
        context.getBean(Prework.class)
                .replaceItems(
                        collaborative,
                        List.of(
                                new Item("walk", "Walk the ward", "", Role.MEMBER, -3, ""),
                                new Item("map", "Draw the map", "", Role.MEMBER, 5, ""),
                                new Item("sponsor", "Meet the sponsor", "", Role.LEADER, 90, "")));
        home(stage.holder(collaborative, Role.MEMBER, team))
                .andExpect(content().string(containsString("Prework: Walk the ward and one more")))
                .andExpect(content().string(containsString("/t/W01/prework#walk")));
        home(stage.holder(collaborative, Role.LEADER, team))
                .andExpect(content().string(containsString("Prework: Walk the ward<")));
        home(stage.holder(collaborative, Role.PARTNER, team))
                .andExpect(content().string(not(containsString("Prework:"))));
    }

    @Test
    void whoever_takes_part_in_nothing_is_told_how_to() throws Exception {
        stage.collaborative(Map.of());
        home(stage.person()).andExpect(content().string(containsString("Somebody who directs one can invite you")));
    }

    @Test
    @Transactional
    void the_first_administrator_is_led_to_the_first_collaborative() throws Exception {
        jdbc.sql("truncate collaborative cascade").update();
        home(stage.administrator())
                .andExpect(content().string(containsString("This installation has no collaborative yet")))
                .andExpect(content().string(containsString("/collaboratives/new")));
    }

    @Test
    void nobody_is_asked_to_sign_in() throws Exception {
        mvc.perform(get("/")).andExpect(redirectedUrl("/sign-in"));
    }

    private ResultActions home(Viewer viewer) throws Exception {
        return mvc.perform(get("/").with(as(viewer)));
    }
}
