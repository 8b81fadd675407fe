package org.allteach.surveys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms and their answers. That somebody answered stands in no log: its time, beside the time at which a number has changed,
 * would tell what they said.
 */
@Component
public class Surveys {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Surveys(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The questions that were written for a topic, else the usual ones. */
    public List<Question> questions(UUID collaborative, UUID topic, List<Question> usual) {
        List<Question> own = jdbc.sql(
                        "select * from survey_question where collaborative_id = ? and topic_id = ? order by position")
                .params(collaborative, topic)
                .query((row, n) -> new Question(
                        row.getObject("id", UUID.class),
                        Question.Kind.valueOf(row.getString("kind")),
                        row.getString("text")))
                .list();
        return own.isEmpty() ? usual : own;
    }

    /**
     * Puts other questions in the place of those that were.
     *
     * @param subject what the trail of changes calls the topic
     * @throws Refusal as a conflict once somebody has answered: an answer belongs to the words that were asked
     */
    @Transactional
    public void ask(UUID collaborative, UUID topic, String subject, List<Question> questions) {
        lock(collaborative, topic);
        if (answered(collaborative, topic) > 0) {
            throw Refusal.conflict(Problem.of("", null, "surveys.problem.answered"));
        }
        jdbc.sql("delete from survey_question where collaborative_id = ? and topic_id = ?")
                .params(collaborative, topic)
                .update();
        insert(collaborative, topic, questions);
        audit.record(
                collaborative,
                "survey.written",
                subject,
                null,
                Map.of("questions", questions.stream().map(Question::content).toList()));
    }

    private void insert(UUID collaborative, UUID topic, List<Question> questions) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            jdbc.sql("""
                            insert into survey_question (collaborative_id, id, topic_id, position, kind, text)
                            values (?, ?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(
                            collaborative,
                            question.id(),
                            topic,
                            i,
                            question.kind().name(),
                            question.text())
                    .update();
        }
    }

    /** How many people have answered. */
    public int answered(UUID collaborative, UUID topic) {
        return jdbc.sql("select count(*) from survey_answered where collaborative_id = ? and topic_id = ?")
                .params(collaborative, topic)
                .query(Integer.class)
                .single();
    }

    /** The topics about which somebody has answered. */
    public Set<UUID> answeredBy(UUID collaborative, UUID person) {
        return new HashSet<>(
                jdbc.sql("select topic_id from survey_answered where collaborative_id = ? and person_id = ?")
                        .params(collaborative, person)
                        .query((row, n) -> row.getObject("topic_id", UUID.class))
                        .list());
    }

    /**
     * Keeps somebody's answers; a second time it keeps nothing.
     *
     * @param asked the questions that the form showed
     * @throws Refusal as a conflict where other questions were put in their place in the meantime
     */
    @Transactional
    public void answer(UUID collaborative, UUID topic, UUID person, List<Question> asked, AnswerForm answers) {
        lock(collaborative, topic);
        insertUsual(collaborative, topic, asked);
        if (!questions(collaborative, topic, List.of()).equals(asked)) {
            throw Refusal.conflict(Problem.of("", null, "surveys.problem.rewritten"));
        }
        int isFirst = jdbc.sql("""
                        insert into survey_answered (collaborative_id, topic_id, person_id) values (?, ?, ?)
                        on conflict do nothing
                        """).params(collaborative, topic, person).update();
        if (isFirst == 0) {
            return;
        }
        answers.points().forEach((question, point) -> count(collaborative, question, point));
        answers.texts().forEach((question, text) -> mix(collaborative, question, text));
        if (answered(collaborative, topic) % Results.FEWEST == 0) {
            show(collaborative, asked);
        }
    }

    /**
     * Lets what has come since the last time be seen, of each point scale that enough people answered since. It happens when
     * so many more people have answered, so that whoever looks after every single one sees nobody alone.
     */
    private void show(UUID collaborative, List<Question> questions) {
        for (Question question : questions) {
            jdbc.sql("""
                            update survey_tally set people = people + waiting, waiting = 0
                            where collaborative_id = ? and question_id = ? and (
                                select sum(waiting) from survey_tally
                                where collaborative_id = ? and question_id = ?) >= ?
                            """)
                    .params(collaborative, question.id(), collaborative, question.id(), Results.FEWEST)
                    .update();
            jdbc.sql(
                            "update survey_text set waiting = false where collaborative_id = ? and question_id = ? and waiting")
                    .params(collaborative, question.id())
                    .update();
        }
    }

    private void insertUsual(UUID collaborative, UUID topic, List<Question> asked) {
        if (questions(collaborative, topic, List.of()).isEmpty()) {
            insert(collaborative, topic, asked);
        }
    }

    private void count(UUID collaborative, Question question, int point) {
        jdbc.sql("""
                        insert into survey_tally (collaborative_id, question_id, point, waiting) values (?, ?, ?, 1)
                        on conflict (collaborative_id, question_id, point)
                            do update set waiting = survey_tally.waiting + 1
                        """).params(collaborative, question.id(), point).update();
    }

    /** Writes a text among those that wait, all of them anew: neither their ids nor their order tell when one came. */
    private void mix(UUID collaborative, Question question, String text) {
        var texts = new ArrayList<>(texts(collaborative, question, true));
        texts.add(text);
        Collections.shuffle(texts);
        jdbc.sql("delete from survey_text where collaborative_id = ? and question_id = ? and waiting")
                .params(collaborative, question.id())
                .update();
        for (String one : texts) {
            jdbc.sql("insert into survey_text (collaborative_id, id, question_id, text) values (?, ?, ?, ?)")
                    .params(collaborative, UUID.randomUUID(), question.id(), one)
                    .update();
        }
    }

    private List<String> texts(UUID collaborative, Question question, boolean waiting) {
        return jdbc.sql("""
                        select text from survey_text where collaborative_id = ? and question_id = ? and waiting = ?
                        order by id
                        """)
                .params(collaborative, question.id(), waiting)
                .query((row, n) -> row.getString("text"))
                .list();
    }

    /** What people answered: {@link Results#FEWEST} of them, or twice as many, or three times: never one more alone. */
    public Results results(UUID collaborative, UUID topic) {
        int people = answered(collaborative, topic);
        if (people < Results.FEWEST) {
            return new Results(people, List.of());
        }
        return new Results(
                people,
                questions(collaborative, topic, List.of()).stream()
                        .map(question -> new Results.Answers(
                                question, tally(collaborative, question), texts(collaborative, question, false)))
                        .toList());
    }

    private Map<Integer, Integer> tally(UUID collaborative, Question question) {
        var tally = new HashMap<Integer, Integer>();
        jdbc.sql("select point, people from survey_tally where collaborative_id = ? and question_id = ? and people > 0")
                .params(collaborative, question.id())
                .query(row -> {
                    tally.put(row.getInt("point"), row.getInt("people"));
                });
        return tally;
    }

    /** Two at once would mix the same texts: the second one waits for the first. */
    private void lock(UUID collaborative, UUID topic) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(collaborative.getLeastSignificantBits() ^ topic.getLeastSignificantBits())
                .query((row, n) -> true)
                .single();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("survey_tally", "survey_text", "survey_answered", "survey_question")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}
