package org.allteach.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes what a removed demonstration leaves behind: its log, and its people and hospitals as far as nothing else needs
 * them. Part of the removal's transaction, whoever removes it.
 */
@Component
class Clearance {

    private final JdbcClient jdbc;
    private final Clock clock;

    Clearance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A demonstration that was written anew in the same transaction keeps its people. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void clear(CollaborativeRemoved event) {
        jdbc.sql("delete from audit_entry where collaborative_id = ?")
                .param(event.id())
                .update();
        boolean goesOn = jdbc.sql("select exists (select 1 from collaborative where demonstration)")
                .query(Boolean.class)
                .single();
        if (!goesOn) {
            removePeople();
            removeHospitals();
        }
    }

    /** Everybody who has done nothing elsewhere. The last administrator stays, lest nobody could let others in. */
    private void removePeople() {
        UUID[] leaving = jdbc.sql("""
                        select p.id from person p
                        where p.demonstration
                          and not exists (select 1 from assignment a where a.person_id = p.id)
                          and not exists (select 1 from import i where i.person_id = p.id)
                          and not exists (
                              select 1 from audit_entry e
                              where e.person_id = p.id and e.collaborative_id <> :installation)
                          and (not exists (%1$s and a.person_id = p.id) or exists (%1$s and not q.demonstration))
                        """.formatted("""
                        select 1 from administrator a join person q on q.id = a.person_id
                        where q.disabled_at is null and a.starts_on <= :today
                          and (a.ends_on is null or a.ends_on >= :today)
                        """))
                .param("installation", AuditTrail.INSTALLATION)
                .param("today", LocalDate.now(clock))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        jdbc.sql("update one_time_link set created_by = null where created_by = any(?)")
                .param(leaving)
                .update();
        for (String table :
                List.of("one_time_link", "api_token", "known_device", "idempotent_request", "administrator")) {
            jdbc.sql("delete from " + table + " where person_id = any(?)")
                    .param(leaving)
                    .update();
        }
        jdbc.sql("delete from spring_session where principal_name = any(?::text[])")
                .param(leaving)
                .update();
        jdbc.sql("delete from person where id = any(?)").param(leaving).update();
    }

    private void removeHospitals() {
        String unneeded = """
                (select o.id from organisation o
                 where o.attributes ? 'demonstration'
                   and not exists (select 1 from team t where t.organisation_id = o.id)
                   and not exists (select 1 from person p where p.organisation_id = o.id))
                """.replace("?", "??");
        jdbc.sql("delete from unit where site_id in (select id from site where organisation_id in " + unneeded + ")")
                .update();
        jdbc.sql("delete from site where organisation_id in " + unneeded).update();
        jdbc.sql("delete from organisation where id in " + unneeded).update();
    }
}
