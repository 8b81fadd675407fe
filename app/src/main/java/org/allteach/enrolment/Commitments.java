package org.allteach.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What senior leaders have said of applications, and who has signed which wording of the agreement. */
@Component
public class Commitments {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Commitments(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A senior leader who was asked.
     *
     * @param confirmed null until they have answered
     * @param word what they wrote with it
     */
    public record Commitment(
            UUID id,
            String name,
            String email,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Boolean confirmed,
            String word) {

        public boolean isOpen() {
            return confirmed == null;
        }

        public boolean isGiven() {
            return Boolean.TRUE.equals(confirmed);
        }
    }

    /** Who signed which wording, when. */
    public record Signature(int agreement, String name, String email, Instant at, String text) {}

    /** The newest commitment of an application. */
    public Optional<Commitment> of(Application application) {
        return jdbc.sql("""
                        select * from commitment where collaborative_id = ? and application_id = ?
                        order by id desc limit 1
                        """)
                .params(application.collaborative(), application.id())
                .query(Commitments::commitment)
                .optional();
    }

    /** The newest of each application, by its id. */
    public Map<UUID, Commitment> all(UUID collaborative) {
        var all = new HashMap<UUID, Commitment>();
        jdbc.sql("select * from commitment where collaborative_id = ? order by id")
                .param(collaborative)
                .query(row -> {
                    all.put(row.getObject("application_id", UUID.class), commitment(row, 0));
                });
        return all;
    }

    /** Notes that the senior leader is asked; not where the same one has been asked and has not declined. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean ask(Application application) {
        String email = application.answer("senior-email");
        boolean isAsked = of(application)
                .filter(before -> before.email().equalsIgnoreCase(email) && !Boolean.FALSE.equals(before.confirmed()))
                .isPresent();
        if (isAsked) {
            return false;
        }
        jdbc.sql("""
                        insert into commitment (collaborative_id, id, application_id, name, email, asked_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        application.collaborative(),
                        Ids.next(),
                        application.id(),
                        application.answer("senior-name"),
                        email,
                        now())
                .update();
        return true;
    }

    /** Keeps the answer; of two only the first counts. */
    @Transactional
    boolean answer(Application application, Commitment commitment, boolean confirmed, String word) {
        int answered = jdbc.sql("""
                        update commitment set confirmed = ?, word = ?, answered_at = ?
                        where collaborative_id = ? and id = ? and confirmed is null
                        """)
                .params(confirmed, word, now(), application.collaborative(), commitment.id())
                .update();
        if (answered > 0) {
            audit.record(
                    application.collaborative(),
                    confirmed ? "commitment.given" : "commitment.declined",
                    application.subject(),
                    null,
                    Map.of("seniorLeader", commitment.name(), "word", word));
        }
        return answered > 0;
    }

    public Optional<Signature> signature(Application application) {
        return jdbc.sql("""
                        select s.*, a.text from signature s
                        join agreement a on a.collaborative_id = s.collaborative_id and a.number = s.agreement
                        where s.collaborative_id = ? and s.application_id = ?
                        """)
                .params(application.collaborative(), application.id())
                .query((row, n) -> new Signature(
                        row.getInt("agreement"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("text")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sign(Application application, int agreement, String name, String email) {
        jdbc.sql("""
                        insert into signature (collaborative_id, application_id, agreement, name, email, at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(application.collaborative(), application.id(), agreement, name, email, now())
                .update();
        audit.record(
                application.collaborative(),
                "agreement.signed",
                application.subject(),
                null,
                Map.of("version", agreement, "name", name));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Commitment commitment(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Commitment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getObject("confirmed", Boolean.class),
                row.getString("word"));
    }
}
