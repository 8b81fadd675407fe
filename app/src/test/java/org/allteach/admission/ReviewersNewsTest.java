package org.allteach.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.CallStage;
import org.allteach.enrolment.Enrolment;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who read applications hear of new ones: once a day at most, and of all in one letter. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@WithDatabase(own = true)
@Import(MovableClock.class)
class ReviewersNewsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReviewersNews news;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private Stage stage;
    private CallStage calls;
    private Collaborative collaborative;
    private Viewer director;
    private Viewer faculty;

    @BeforeEach
    void an_open_call() {
        stage = new Stage(context);
        clock.set(stage.today().atTime(8, 0).atZone(Stage.ZONE).toInstant());
        calls = new CallStage(context);
        collaborative = stage.collaborative(Map.of("state", "recruiting", "title", stage.name("Fewer falls ")));
        calls.call(collaborative, Map.of());
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        faculty = stage.holder(collaborative, Role.FACULTY, null);
    }

    private Application applied() {
        clock.pass(Duration.ofMinutes(5));
        return calls.submitted(collaborative, stage.name("Hospital"));
    }

    private List<String> mailsTo(Viewer viewer) {
        return jdbc.sql("select body from outgoing_mail where recipient = ? and kind = 'ENROLMENT' order by id")
                .param(viewer.email())
                .query(String.class)
                .list();
    }

    @Test
    void several_come_in_one_letter_that_leads_to_them() {
        Viewer observer = stage.holder(collaborative, Role.OBSERVER, null);
        Viewer absent = stage.invited(collaborative, Role.CHAIR, null);
        applied();
        applied();
        news.tellDue();
        news.tellDue();
        for (Viewer viewer : List.of(director, faculty)) {
            assertThat(mailsTo(viewer))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(collaborative.title() + ": 2 applications")
                    .contains("/c/" + collaborative.slug() + "/applications?state=submitted\n")
                    .contains("/unsubscribe/{secret}?kind=enrolment");
        }
        assertThat(mailsTo(observer)).isEmpty();
        assertThat(mailsTo(absent)).isEmpty();
    }

    @Test
    void what_comes_later_waits_for_the_next_day_and_what_is_old_is_not_told_again() {
        Application first = applied();
        news.tellDue();
        applied();
        clock.pass(Duration.ofHours(1));
        news.tellDue();
        assertThat(mailsTo(director)).hasSize(1);
        clock.pass(Duration.ofHours(23));
        news.tellDue();
        assertThat(mailsTo(director)).hasSize(2).last().asString().contains("2 applications");
        context.getBean(Enrolment.class).decide(collaborative, first, State.DECLINED, "Not now");
        clock.pass(Duration.ofDays(1));
        news.tellDue();
        assertThat(mailsTo(director)).as("nothing new").hasSize(2);
    }

    @Test
    void nobody_is_told_at_night_and_each_in_their_own_language() {
        jdbc.sql("update person set time_zone = 'America/New_York', language = 'fi' where id = ?")
                .param(faculty.id())
                .update();
        applied();
        news.tellDue();
        assertThat(mailsTo(director)).hasSize(1);
        assertThat(mailsTo(faculty)).isEmpty();
        clock.pass(Duration.ofHours(6));
        news.tellDue();
        assertThat(mailsTo(faculty)).hasSize(1).first().asString().contains("yksi hakemus");
    }

    @Test
    void who_reads_for_several_collaboratives_gets_one_letter_of_all() {
        applied();
        Collaborative other = stage.collaborative(Map.of("state", "recruiting", "title", stage.name("Calm ")));
        calls.call(other, Map.of());
        stage.grant(other, director, Role.CHAIR);
        calls.submitted(other, stage.name("Hospital"));
        news.tellDue();
        assertThat(mailsTo(director)).hasSize(1).first().asString().contains(collaborative.title(), other.title());
    }
}
