package org.allteach.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.database.Ids;
import org.allteach.enrolment.Application.Seat;
import org.allteach.enrolment.Application.State;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The applications of a collaborative and the states they go through. */
@Component
public class Applications {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Seat>> SEATS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    Applications(JdbcClient jdbc, ObjectMapper json, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many applications a collaborative has in each state; states without any are not there. */
    public Map<State, Integer> counts(UUID collaborative) {
        var counts = new EnumMap<State, Integer>(State.class);
        jdbc.sql("select state, count(*) from application where collaborative_id = ? group by state")
                .param(collaborative)
                .query(row -> {
                    counts.put(State.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    /** How many wait for a decision. */
    public int undecided(UUID collaborative) {
        return counts(collaborative).entrySet().stream()
                .filter(one -> one.getKey().isUndecided())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * What waits for a decision in one collaborative.
     *
     * @param newest when the last of them was handed in
     */
    public record Undecided(UUID collaborative, int count, Instant newest) {}

    /** All that waits, of every collaborative where something does. */
    public List<Undecided> undecided() {
        return jdbc.sql("""
                        select collaborative_id, count(*) as waiting, max(submitted_at) as newest from application
                        where state = 'SUBMITTED' and submitted_at is not null group by collaborative_id
                        """)
                .query((row, n) -> new Undecided(
                        row.getObject("collaborative_id", UUID.class),
                        row.getInt("waiting"),
                        row.getObject("newest", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many places are taken. */
    public int taken(UUID collaborative) {
        return counts(collaborative).entrySet().stream()
                .filter(one -> one.getKey().takesPlace())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** All of them, the newest first. */
    public List<Application> of(UUID collaborative) {
        return jdbc.sql("select * from application where collaborative_id = ? order by id desc")
                .param(collaborative)
                .query(this::application)
                .list();
    }

    public Optional<Application> find(UUID collaborative, UUID id) {
        return jdbc.sql("select * from application where collaborative_id = ? and id = ?")
                .params(collaborative, id)
                .query(this::application)
                .optional();
    }

    /** The one that has become that team. */
    public Optional<Application> ofTeam(UUID collaborative, UUID team) {
        return jdbc.sql("select * from application where collaborative_id = ? and team_id = ?")
                .params(collaborative, team)
                .query(this::application)
                .optional();
    }

    /** Those of one address that are not over, the newest first. */
    List<Application> open(UUID collaborative, String email) {
        return jdbc.sql("""
                        select * from application
                        where collaborative_id = ? and lower(email) = lower(?)
                          and state not in ('DECLINED', 'WITHDRAWN', 'COMPLETED')
                        order by id desc
                        """)
                .params(collaborative, email)
                .query(this::application)
                .list();
    }

    /** Writes a new application. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Application add(
            Collaborative collaborative,
            State state,
            String name,
            String email,
            Locale language,
            Map<String, String> answers) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into application (collaborative_id, id, name, email, language, state, answers, created_at,
                            changed_at)
                        values (:collaborative, :id, :name, :email, :language, :state, cast(:answers as jsonb), :now, :now)
                        """)
                .param("collaborative", collaborative.id())
                .param("id", id)
                .param("name", name)
                .param("email", email)
                .param("language", language.toLanguageTag())
                .param("state", state.name())
                .param("answers", json.writeValueAsString(answers))
                .param("now", now())
                .update();
        Application added = find(collaborative.id(), id).orElseThrow();
        audit.record(collaborative.id(), "application.added", added.subject(), null, added.content());
        return added;
    }

    /**
     * Saves what was written in it.
     *
     * @return as saved; empty where somebody else has changed it since it was read
     */
    @Transactional
    public Optional<Application> write(Application read, Map<String, String> answers, List<Seat> roster) {
        if (answers.equals(read.answers()) && roster.equals(read.roster()) && read.state() != State.INVITED) {
            return find(read.collaborative(), read.id()).filter(now -> now.version() == read.version());
        }
        State state = read.state() == State.INVITED ? State.STARTED : read.state();
        int saved = jdbc.sql("""
                        update application set answers = cast(:answers as jsonb), roster = cast(:roster as jsonb),
                            name = coalesce(:name, name), state = :state, changed_at = :now, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("answers", json.writeValueAsString(answers))
                .param("roster", json.writeValueAsString(roster))
                .param("name", answers.get("name"))
                .param("state", state.name())
                .param("now", now())
                .param("collaborative", read.collaborative())
                .param("id", read.id())
                .param("version", read.version())
                .update();
        if (saved == 0) {
            return Optional.empty();
        }
        Application now = find(read.collaborative(), read.id()).orElseThrow();
        audit.record(read.collaborative(), "application.written", now.subject(), read.content(), now.content());
        return Optional.of(now);
    }

    /**
     * Brings an application into its next state.
     *
     * @param reason why, as the applicant reads it
     * @return as it is then; empty where somebody else has changed it since it was read
     * @throws Refusal as a conflict where that state does not follow
     */
    @Transactional
    public Optional<Application> move(Application read, State next, String reason) {
        if (!read.state().mayBecome(next)) {
            throw Refusal.conflict(Problem.of("", null, "enrolment.problem.state"));
        }
        return put(read, next, reason);
    }

    /** Brings it to where its team is already: a team may come back, which an application by itself may not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Application> follow(Application read, State state, String reason) {
        return put(read, state, reason);
    }

    private Optional<Application> put(Application read, State next, String reason) {
        int moved = jdbc.sql("""
                        update application set state = :state, reason = :reason, changed_at = :now, version = version + 1,
                            submitted_at = case when :state = 'SUBMITTED' then :now else submitted_at end,
                            place = case when :state = 'WAITLISTED' then (
                                select coalesce(max(w.place), 0) + 1 from application w
                                where w.collaborative_id = :collaborative) end
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("state", next.name())
                .param("reason", reason)
                .param("now", now())
                .param("collaborative", read.collaborative())
                .param("id", read.id())
                .param("version", read.version())
                .update();
        if (moved == 0) {
            return Optional.empty();
        }
        Application now = find(read.collaborative(), read.id()).orElseThrow();
        audit.record(read.collaborative(), "application.moved", now.subject(), read.content(), now.content());
        return Optional.of(now);
    }

    /** The waiting list in its order. */
    public List<Application> waiting(UUID collaborative) {
        return jdbc.sql("select * from application where collaborative_id = ? and place is not null order by place, id")
                .param(collaborative)
                .query(this::application)
                .list();
    }

    /** Puts those who wait into this order. */
    @Transactional
    public void order(UUID collaborative, List<Application> waiting, String subject) {
        for (int i = 0; i < waiting.size(); i++) {
            jdbc.sql("""
                            update application set place = ?
                            where collaborative_id = ? and id = ? and place is not null
                            """).params(i + 1, collaborative, waiting.get(i).id()).update();
        }
        audit.record(
                collaborative,
                "waiting.ordered",
                subject,
                null,
                Map.of("order", waiting.stream().map(Application::title).toList()));
    }

    /** Notes which team the application has become. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void became(Application application, UUID team) {
        jdbc.sql("update application set team_id = ? where collaborative_id = ? and id = ?")
                .params(team, application.collaborative(), application.id())
                .update();
    }

    /** Before the teams, which it points to. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    void removed(CollaborativeRemoved event) {
        for (String table :
                List.of("signature", "commitment", "application_link", "application", "agreement", "call_for_teams")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Application application(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime submitted = row.getObject("submitted_at", OffsetDateTime.class);
        return new Application(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Locale.forLanguageTag(row.getString("language")),
                State.valueOf(row.getString("state")),
                new LinkedHashMap<>(json.readValue(row.getString("answers"), WORDS)),
                json.readValue(row.getString("roster"), SEATS),
                row.getString("reason"),
                row.getObject("place", Integer.class),
                row.getObject("team_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                submitted == null ? null : submitted.toInstant(),
                row.getInt("version"));
    }
}
