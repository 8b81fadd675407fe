package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** All collaboratives of the installation. */
@Component
public class Collaboratives {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private static final String SEEN = """
            select * from collaborative c
            where (:administrator or exists (
                select 1 from assignment a
                where a.collaborative_id = c.id and a.person_id = :person
                  and a.starts_on <= :today and (a.ends_on is null or a.ends_on >= :today)))
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Phases phases;
    private final Assignments assignments;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Collaboratives(
            JdbcClient jdbc,
            ObjectMapper json,
            Phases phases,
            Assignments assignments,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.phases = phases;
        this.assignments = assignments;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Collaborative> find(String slug) {
        return jdbc.sql("select * from collaborative where slug = ?")
                .param(slug)
                .query(this::collaborative)
                .optional();
    }

    public Optional<Collaborative> find(UUID id) {
        return jdbc.sql("select * from collaborative where id = ?")
                .param(id)
                .query(this::collaborative)
                .optional();
    }

    /** Those in which a person holds a role today; all of them for an administrator. */
    public List<Collaborative> seenBy(UUID person, boolean administrator, LocalDate today) {
        return jdbc.sql(SEEN + "order by starts_on desc, title")
                .param("administrator", administrator)
                .param("person", person)
                .param("today", today)
                .query(this::collaborative)
                .list();
    }

    /** Those in which something goes on: neither over nor suspended. */
    public List<Collaborative> running() {
        return jdbc.sql(
                        "select * from collaborative where state not in ('CLOSED', 'CANCELLED', 'SUSPENDED') order by slug")
                .query(this::collaborative)
                .list();
    }

    /** Whether the installation has any. */
    public boolean exist() {
        return jdbc.sql("select exists (select 1 from collaborative)")
                .query(Boolean.class)
                .single();
    }

    /** As {@link #seenBy}, but by slug: as many as are asked for of those after a slug. */
    public List<Collaborative> pageSeenBy(UUID person, boolean administrator, LocalDate today, String after, int most) {
        return jdbc.sql(SEEN + "and slug > :after order by slug limit :most")
                .param("administrator", administrator)
                .param("person", person)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query(this::collaborative)
                .list();
    }

    /**
     * Starts a collaborative: from a draft, with its phases and its director.
     *
     * @param director who becomes director from today on; null where that is left for later
     * @throws Refusal as a conflict where the slug is taken
     */
    @Transactional
    public Collaborative create(Collaborative draft, List<Phase> course, @Nullable UUID director) {
        int created = written(jdbc.sql("""
                        insert into collaborative (id, slug, title, topic, aim, charter, starts_on, ends_on, state,
                            time_zone, language, frequency, due_day, rule_set, own_rules, visibility,
                            smallest_denominator, closed_until, terms, demonstration, created_at)
                        values (:id, :slug, :title, :topic, :aim, cast(:charter as jsonb), :startsOn, :endsOn, :state,
                            :zone, :language, :frequency, :dueDay, :ruleSet, :ownRules, :visibility, :smallest,
                            :closedUntil, cast(:terms as jsonb), :demonstration, :now)
                        on conflict (slug) do nothing
                        """), draft)
                .param("slug", draft.slug())
                .param("demonstration", draft.demonstration())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (created == 0) {
            throw Refusal.conflict(Problem.of("slug", draft.slug(), "collaboratives.problem.slugTaken"));
        }
        Collaborative saved = find(draft.slug()).orElseThrow();
        audit.record(saved.id(), "collaborative.created", "collaborative", null, saved.content());
        if (!course.isEmpty()) {
            phases.replace(saved, course);
        }
        if (director != null) {
            assignments.grant(saved, director, Role.DIRECTOR, null, saved.today(clock), null);
        }
        return saved;
    }

    /**
     * Saves what has changed in a collaborative.
     *
     * @param course the phases that replace those that were; null where they stay
     * @return as saved; empty where somebody else has saved it since it was read
     */
    @Transactional
    public Optional<Collaborative> change(Collaborative changed, @Nullable List<Phase> course) {
        Collaborative before = find(changed.slug()).orElseThrow();
        if (before.version() != changed.version()) {
            return Optional.empty();
        }
        if (course != null) {
            phases.replace(before, course);
        }
        var difference = Difference.between(before.content(), changed.content());
        if (difference.isEmpty()) {
            return Optional.of(before);
        }
        int saved = written(jdbc.sql("""
                        update collaborative set title = :title, topic = :topic, aim = :aim,
                            charter = cast(:charter as jsonb), starts_on = :startsOn, ends_on = :endsOn, state = :state,
                            time_zone = :zone, language = :language, frequency = :frequency, due_day = :dueDay,
                            rule_set = :ruleSet, own_rules = :ownRules, visibility = :visibility, smallest_denominator = :smallest,
                            closed_until = :closedUntil, terms = cast(:terms as jsonb), version = version + 1
                        where id = :id and version = :version
                        """), changed)
                .param("version", changed.version())
                .update();
        if (saved == 0) {
            return Optional.empty();
        }
        audit.record(before.id(), "collaborative.changed", "collaborative", difference.before(), difference.after());
        return find(changed.slug());
    }

    private StatementSpec written(StatementSpec statement, Collaborative collaborative) {
        return statement
                .param("id", collaborative.id())
                .param("title", collaborative.title())
                .param("topic", collaborative.topic())
                .param("aim", collaborative.aim())
                .param("charter", json.writeValueAsString(collaborative.charter()))
                .param("startsOn", collaborative.startsOn())
                .param("endsOn", collaborative.endsOn())
                .param("state", collaborative.state().name())
                .param("zone", collaborative.zone().getId())
                .param("language", collaborative.language())
                .param("frequency", collaborative.frequency().name())
                .param("dueDay", collaborative.dueDay())
                .param("ruleSet", collaborative.ruleSet())
                .param("ownRules", collaborative.ownRules())
                .param("visibility", collaborative.visibility().name())
                .param("smallest", collaborative.smallestDenominator())
                .param("closedUntil", collaborative.closedUntil())
                .param("terms", json.writeValueAsString(collaborative.terms()));
    }

    /**
     * Removes a demonstration with everything in it; {@link CollaborativeRemoved} tells the modules that keep rows of it.
     *
     * @throws Refusal as a conflict where it is no demonstration: real work is closed, never removed
     */
    @Transactional
    public void remove(Collaborative collaborative) {
        if (!collaborative.demonstration()) {
            throw Refusal.conflict(Problem.of("", collaborative.slug(), "collaboratives.problem.notDemonstration"));
        }
        events.publishEvent(new CollaborativeRemoved(collaborative.id()));
        for (String table : List.of("assignment", "phase", "team")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(collaborative.id())
                    .update();
        }
        jdbc.sql("delete from collaborative where id = ?")
                .param(collaborative.id())
                .update();
        audit.record(
                AuditTrail.INSTALLATION,
                "collaborative.removed",
                "collaborative/" + collaborative.slug(),
                Map.of("title", collaborative.title()),
                null);
    }

    private Collaborative collaborative(ResultSet row, int number) throws SQLException {
        return new Collaborative(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("aim"),
                json.readValue(row.getString("charter"), WORDS),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Collaborative.State.valueOf(row.getString("state")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("language"),
                Frequency.valueOf(row.getString("frequency")),
                row.getInt("due_day"),
                row.getString("rule_set"),
                row.getBoolean("own_rules"),
                Visibility.valueOf(row.getString("visibility")),
                row.getInt("smallest_denominator"),
                row.getObject("closed_until", LocalDate.class),
                json.readValue(row.getString("terms"), WORDS),
                row.getBoolean("demonstration"),
                row.getInt("version"));
    }
}
