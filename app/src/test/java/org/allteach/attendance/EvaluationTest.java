package org.allteach.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.allteach.MovableClock;
import org.allteach.SettableClock;
import org.allteach.activities.Activity;
import org.allteach.database.WithDatabase;
import org.allteach.surveys.Question;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What people thought of a session: from those who came, once, and nobody can tell who said what. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
@Import(MovableClock.class)
class EvaluationTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    Evaluations evaluations;

    private Meeting meeting;
    private Activity session;
    private List<Question> questions;

    @BeforeEach
    void a_session_that_is_over() throws Exception {
        meeting = new Meeting(context, mvc, "named");
        session = meeting.session("");
        clock.pass(Duration.ofDays(2).plusHours(2));
        questions = evaluations.questions(meeting.collaborative, session);
    }

    private Viewer guest() {
        Viewer guest = meeting.further(meeting.ash);
        meeting.came(session, guest);
        return guest;
    }

    private int answer(Viewer viewer, int point, String text) throws Exception {
        return meeting.send(
                        viewer,
                        session,
                        "/evaluation",
                        questions.getFirst().field(),
                        Integer.toString(point),
                        questions.getLast().field(),
                        text)
                .getStatus();
    }

    @Test
    void who_came_answers_once() throws Exception {
        Viewer guest = guest();
        assertThat(meeting.page(guest, session, "/evaluation"))
                .contains("It was worth my time.", "Nobody learns who said what");
        assertThat(answer(guest, 4, "More coffee")).isEqualTo(303);
        assertThat(answer(guest, 1, "Again")).isEqualTo(303);
        assertThat(evaluations.answered(session)).isEqualTo(1);
        assertThat(meeting.page(guest, session, "/evaluation")).contains("There is nothing to answer here");
    }

    @Test
    void who_was_not_there_is_not_asked() throws Exception {
        answer(meeting.leader, 5, "From afar");
        assertThat(evaluations.answered(session)).isZero();
        assertThat(meeting.page(meeting.leader, session, "/evaluation")).contains("There is nothing to answer here");
    }

    @Test
    void an_empty_form_comes_back() throws Exception {
        Viewer guest = guest();
        assertThat(meeting.send(guest, session, "/evaluation").getStatus()).isEqualTo(422);
        assertThat(meeting.send(
                                guest,
                                session,
                                "/evaluation",
                                questions.getFirst().field(),
                                "9")
                        .getStatus())
                .isEqualTo(422);
        assertThat(evaluations.answered(session)).isZero();
    }

    @Test
    void results_are_shown_from_five_answers_on() throws Exception {
        for (int i = 0; i < 4; i++) {
            answer(guest(), 5, "Secret " + i);
        }
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains("4 people have answered", "From 5 on")
                .doesNotContain("Secret", "On average");
        answer(guest(), 3, "Secret 4");
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains("Secret 0", "Secret 4", "On average 4.6");
        assertThat(meeting.get(meeting.leader, session, "/evaluation/results").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoever_looks_after_every_answer_sees_nobody_alone() throws Exception {
        var seen = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            answer(guest(), i < 10 ? 5 : 1, "Secret " + i);
            seen.add(meeting.page(meeting.director, session, "/evaluation/results")
                    .replaceAll("[\\s\\S]*people have answered[^<]*", "")
                    .replaceAll("<footer[\\s\\S]*", ""));
        }
        assertThat(seen.subList(4, 9)).containsOnly(seen.get(4));
        assertThat(seen.subList(9, 12)).containsOnly(seen.get(9)).doesNotContain(seen.get(4));
        assertThat(seen.getLast()).contains("Secret 9").doesNotContain("Secret 10");
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains(
                        "12 people have answered. The answers of the last 2 are shown when 3 more people have answered");
    }

    @Test
    void a_scale_that_few_more_answered_stays_as_it_was() throws Exception {
        for (int i = 0; i < 9; i++) {
            answer(guest(), 5, "");
        }
        meeting.send(guest(), session, "/evaluation", questions.get(1).field(), "1");
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains("On average 5, of 5 answers");
        for (int i = 0; i < 5; i++) {
            answer(guest(), 5, "");
        }
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains("On average 5, of 14 answers");
    }

    @Test
    void a_question_that_few_answered_is_not_shown() throws Exception {
        for (int i = 0; i < 4; i++) {
            answer(guest(), 5, "");
        }
        meeting.send(guest(), session, "/evaluation", questions.get(1).field(), "1");
        assertThat(meeting.page(meeting.director, session, "/evaluation/results"))
                .contains("Fewer than 5 people answered this one")
                .doesNotContain("On average");
    }

    @Test
    void nothing_in_the_tables_or_the_log_connects_people_with_answers() throws Exception {
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            Viewer guest = guest();
            people.add(guest.id());
            answer(guest, 1 + i % 5, "Text " + i);
        }
        // Texts do not stand in the order in which they came, neither by their ids nor as rows.
        for (String order : List.of("id", "ctid")) {
            List<String> texts = jdbc.sql(
                            "select text from survey_text where collaborative_id = ? and text like 'Text %' order by "
                                    + order)
                    .param(meeting.collaborative.id())
                    .query(String.class)
                    .list();
            assertThat(texts).hasSize(12).isNotEqualTo(texts.stream().sorted().toList());
            assertThat(texts.getLast().equals("Text 11") && texts.getFirst().equals("Text 0"))
                    .isFalse();
        }
        assertThat(jdbc.sql("select count(*) from survey_answered where collaborative_id = ? and person_id = any(?)")
                        .params(meeting.collaborative.id(), people.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(12);
        assertThat(meeting.stage.count(
                        "select count(*) from audit_entry where collaborative_id = ? and action like 'survey.%'",
                        meeting.collaborative.id()))
                .isZero();
    }

    @Test
    void questions_are_rewritten_until_somebody_has_answered() throws Exception {
        assertThat(meeting.page(meeting.director, session, "/evaluation/questions"))
                .contains("It was worth my time.");
        assertThat(meeting.send(
                                meeting.director,
                                session,
                                "/evaluation/questions",
                                "text-0",
                                "Was it good?",
                                "kind-0",
                                "scale",
                                "text-3",
                                "Why?",
                                "kind-3",
                                "text")
                        .getStatus())
                .isEqualTo(303);
        questions = evaluations.questions(meeting.collaborative, session);
        assertThat(questions).extracting(Question::text).containsExactly("Was it good?", "Why?");
        Viewer guest = guest();
        assertThat(meeting.page(guest, session, "/evaluation")).contains("Was it good?");
        answer(guest, 4, "Well");
        assertThat(meeting.send(
                                meeting.director,
                                session,
                                "/evaluation/questions",
                                "text-0",
                                "Was it bad?",
                                "kind-0",
                                "scale")
                        .getStatus())
                .isEqualTo(422);
        assertThat(evaluations.questions(meeting.collaborative, session)).isEqualTo(questions);
    }
}
