package org.allteach.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Given;
import org.allteach.enrolment.Application;
import org.allteach.web.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers think of applications: one opinion a person and application, the newest. */
@Component
class Reviews {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Reviews(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody recommends. */
    enum Opinion {
        ACCEPT,
        WAITLIST,
        DECLINE,
        UNSURE
    }

    record Review(UUID application, UUID person, String name, Opinion opinion, String note, Instant at) {}

    /** All of a collaborative by application, in the order of their coming. */
    Map<UUID, List<Review>> of(UUID collaborative) {
        var reviews = new HashMap<UUID, List<Review>>();
        jdbc.sql("""
                        select r.*, p.name from application_review r join person p on p.id = r.person_id
                        where r.collaborative_id = ? order by r.at, p.name
                        """).param(collaborative).query(row -> {
            var review = new Review(
                    row.getObject("application_id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getString("name"),
                    Opinion.valueOf(row.getString("opinion")),
                    row.getString("note"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
            reviews.computeIfAbsent(review.application(), id -> new ArrayList<>())
                    .add(review);
        });
        return reviews;
    }

    /** Says what the viewer thinks, in place of what they said before. */
    @Transactional
    void put(Application application, Viewer viewer, Opinion opinion, String note) {
        int changed = jdbc.sql("""
                        insert into application_review (collaborative_id, application_id, person_id, opinion, note, at)
                        values (:collaborative, :application, :person, :opinion, :note, :at)
                        on conflict (collaborative_id, application_id, person_id) do update
                            set opinion = :opinion, note = :note, at = :at
                            where application_review.opinion <> :opinion or application_review.note <> :note
                        """)
                .param("collaborative", application.collaborative())
                .param("application", application.id())
                .param("person", viewer.id())
                .param("opinion", opinion.name())
                .param("note", note)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (changed > 0) {
            audit.record(
                    application.collaborative(),
                    "application.reviewed",
                    application.subject(),
                    null,
                    Map.of("opinion", Given.written(opinion), "note", note));
        }
    }

    /** Before the applications, to which reviews point. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from application_review where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}
