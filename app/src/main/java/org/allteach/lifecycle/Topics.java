package org.allteach.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The tests of topics. */
@Component
class Topics {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Boolean>> ANSWERS = new TypeReference<>() {};
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Phases phases;
    private final Teams teams;
    private final AuditTrail audit;

    Topics(JdbcClient jdbc, ObjectMapper json, Phases phases, Teams teams, AuditTrail audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.phases = phases;
        this.teams = teams;
        this.audit = audit;
    }

    /** What this topic is asked: where one team works by itself, its topic may concern one place. */
    private List<String> questions(UUID collaborative) {
        List<Phase> course = phases.of(collaborative);
        boolean hasSessions = course.stream().anyMatch(phase -> phase.kind() == Phase.Kind.LEARNING_SESSION);
        boolean isOfOneTeam =
                !course.isEmpty() && !hasSessions && teams.of(collaborative).size() <= 1;
        return Topic.QUESTIONS.stream()
                .filter(question -> !isOfOneTeam || !question.equals(Topic.SEVERAL_PLACES))
                .toList();
    }

    Topic of(UUID collaborative) {
        List<String> questions = questions(collaborative);
        return jdbc.sql("select * from topic where collaborative_id = ?")
                .param(collaborative)
                .query((row, n) -> new Topic(
                        json.readValue(row.getString("words"), WORDS),
                        json.readValue(row.getString("answers"), ANSWERS),
                        row.getObject("decided_on", LocalDate.class),
                        questions,
                        row.getInt("version")))
                .optional()
                .orElseGet(() -> Topic.none(questions));
    }

    /**
     * Saves what was typed.
     *
     * @return empty where somebody else has saved it since the version that was read
     * @throws Refusal with all that is wrong
     */
    @Transactional
    Optional<Topic> save(Collaborative collaborative, int version, Map<String, String> typed) {
        Topic before = of(collaborative.id());
        if (before.version() != version) {
            return Optional.empty();
        }
        Topic topic = read(before, typed);
        int saved = jdbc.sql("""
                        insert into topic (collaborative_id, words, answers, decided_on)
                        values (:collaborative, cast(:words as jsonb), cast(:answers as jsonb), cast(:decidedOn as date))
                        on conflict (collaborative_id) do update set words = excluded.words, answers = excluded.answers,
                            decided_on = excluded.decided_on, version = topic.version + 1
                        where topic.version = :version
                        """)
                .param("collaborative", collaborative.id())
                .param("words", json.writeValueAsString(topic.words()))
                .param("answers", json.writeValueAsString(topic.answers()))
                .param("decidedOn", topic.decidedOn())
                .param("version", version)
                .update();
        if (saved == 0) {
            return Optional.empty();
        }
        audit.record(collaborative.id(), "topic.changed", "topic", before.fields(), topic.fields());
        return Optional.of(of(collaborative.id()));
    }

    private static Topic read(Topic before, Map<String, String> typed) {
        List<Problem> problems = new ArrayList<>();
        var given = new Given(typed, "", problems);
        var words = new LinkedHashMap<String, String>();
        for (String word : Topic.WORDS) {
            String text = given.text(word, LONGEST, before.words().getOrDefault(word, ""));
            if (!text.isEmpty()) {
                words.put(word, text);
            }
        }
        var answers = new LinkedHashMap<String, Boolean>();
        for (String question : Topic.QUESTIONS) {
            String answer = typed.getOrDefault(question, "");
            if (!answer.isEmpty()) {
                answers.put(question, given.flag(question, false));
            }
        }
        LocalDate decidedOn = given.date("decidedOn", false, null);
        @Nullable LocalDate day = decidedOn;
        var topic = new Topic(words, answers, day, before.questions(), before.version());
        if (decidedOn != null && !topic.open().isEmpty()) {
            given.refuse("decidedOn", decidedOn.toString(), "lifecycle.problem.decided");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return topic;
    }
}
