package org.allteach.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.enrolment.Question.Need;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The calls of collaboratives, and the wordings of their agreements. */
@Component
public class Calls {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final String SELECT = """
            select c.*, a.number, a.text as agreement from call_for_teams c
            left join agreement a on a.collaborative_id = c.collaborative_id and a.number = (
                select max(b.number) from agreement b where b.collaborative_id = c.collaborative_id)
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Collaboratives collaboratives;
    private final AuditTrail audit;
    private final Clock clock;

    Calls(JdbcClient jdbc, ObjectMapper json, Collaboratives collaboratives, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.collaboratives = collaboratives;
        this.audit = audit;
        this.clock = clock;
    }

    /** A call with its collaborative. */
    record Published(Collaborative collaborative, Call call) {}

    /** The collaborative's call; one that takes nobody where none has been made. */
    public Call of(UUID collaborative) {
        return find(collaborative).orElseGet(Call::none);
    }

    public Optional<Call> find(UUID collaborative) {
        return jdbc.sql(SELECT + "where c.collaborative_id = ?")
                .param(collaborative)
                .query(this::call)
                .optional();
    }

    /** Those that anybody may read and answer today, the first to close first. */
    List<Published> open() {
        return jdbc.sql("""
                        select k.slug from call_for_teams c join collaborative k on k.id = c.collaborative_id
                        where c.kind = 'OPEN' and k.state in ('PLANNING', 'RECRUITING')
                        order by c.closes_on nulls last, k.title, k.slug
                        """).query(String.class).list().stream()
                .flatMap(slug -> published(String.valueOf(slug)).stream())
                .filter(one -> one.call().isOpen(one.collaborative(), today(one.collaborative())))
                .toList();
    }

    /** A call that anybody may read, by its collaborative's slug. */
    Optional<Published> published(String slug) {
        return collaboratives
                .find(slug)
                .map(found -> new Published(found, of(found.id())))
                .filter(one -> one.call().isPublic(one.collaborative(), today(one.collaborative())));
    }

    public LocalDate today(Collaborative collaborative) {
        return collaborative.today(clock);
    }

    /**
     * Saves the call; other words of the agreement are a new version of it.
     *
     * @return whether it was saved; not where somebody else has saved it since it was read
     */
    @Transactional
    boolean save(Collaborative collaborative, Call before, Call after) {
        int saved = jdbc.sql("""
                        insert into call_for_teams (collaborative_id, kind, opens_on, closes_on, text, asked, least_teams,
                            most_teams)
                        values (:collaborative, :kind, :opens, :closes, :text, cast(:asked as jsonb), :least, :most)
                        on conflict (collaborative_id) do update set kind = :kind, opens_on = :opens, closes_on = :closes,
                            text = :text, asked = cast(:asked as jsonb), least_teams = :least, most_teams = :most,
                            version = call_for_teams.version + 1
                        where call_for_teams.version = :version
                        """)
                .param("collaborative", collaborative.id())
                .param("kind", after.kind().name())
                .param("opens", after.opensOn())
                .param("closes", after.closesOn())
                .param("text", after.text())
                .param("asked", json.writeValueAsString(asked(after)))
                .param("least", after.leastTeams())
                .param("most", after.mostTeams())
                .param("version", before.version())
                .update();
        if (saved == 0) {
            return false;
        }
        if (!after.agreementText().equals(before.agreementText())) {
            word(collaborative, after.agreementText());
        }
        if (!after.fields().equals(before.fields())) {
            audit.record(collaborative.id(), "call.changed", "call", before.fields(), after.fields());
        }
        return true;
    }

    private void word(Collaborative collaborative, String text) {
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into agreement (collaborative_id, number, text, at, person_id)
                        select :collaborative, coalesce(max(number), 0) + 1, :text, :at, :person
                        from agreement where collaborative_id = :collaborative
                        """)
                .param("collaborative", collaborative.id())
                .param("text", text)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", viewer == null ? null : viewer.id())
                .update();
    }

    /** One wording of the agreement as it was, and how many have signed it. */
    record Wording(int number, String text, Instant at, int signatures) {}

    /** All wordings that there have been, the newest first. */
    List<Wording> wordings(UUID collaborative) {
        return jdbc.sql("""
                        select a.number, a.text, a.at, (
                            select count(*) from signature s
                            where s.collaborative_id = a.collaborative_id and s.agreement = a.number) as signatures
                        from agreement a where a.collaborative_id = ? order by a.number desc
                        """)
                .param(collaborative)
                .query((row, n) -> new Wording(
                        row.getInt("number"),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("signatures")))
                .list();
    }

    /** Two who accept at once would both see the last place free: the second one waits for the first. */
    public void lock(UUID collaborative) {
        jdbc.sql("select 1 from call_for_teams where collaborative_id = ? for update")
                .param(collaborative)
                .query(Integer.class)
                .list();
    }

    private static Map<String, String> asked(Call call) {
        return call.asked().entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getKey().name(), one -> one.getValue().name()));
    }

    private Call call(ResultSet row, int number) throws SQLException {
        var asked = new EnumMap<Question, Need>(Call.none().asked());
        json.readValue(row.getString("asked"), WORDS)
                .forEach((question, need) -> asked.put(Question.valueOf(question), Need.valueOf(need)));
        return new Call(
                Call.Kind.valueOf(row.getString("kind")),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getString("text"),
                asked,
                row.getInt("least_teams"),
                row.getInt("most_teams"),
                agreement(row),
                row.getInt("version"));
    }

    private static Call.@Nullable Agreement agreement(ResultSet row) throws SQLException {
        String text = row.getString("agreement");
        return Objects.requireNonNullElse(text, "").isEmpty() ? null : new Call.Agreement(row.getInt("number"), text);
    }
}
