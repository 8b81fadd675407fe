package org.allteach.plans;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Phase;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What action periods are about. */
@Component
class Briefs {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Briefs(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Brief of(UUID collaborative, Phase period) {
        return jdbc.sql("select * from period_brief where collaborative_id = ? and phase_id = ?")
                .params(collaborative, period.id())
                .query((row, n) -> new Brief(
                        row.getInt("cycles"), row.getString("focus"), row.getBoolean("report"), row.getInt("version")))
                .optional()
                .orElse(Brief.NONE);
    }

    /** The periods of which teams report. */
    Set<UUID> reported(UUID collaborative) {
        return Set.copyOf(jdbc.sql("select phase_id from period_brief where collaborative_id = ? and report")
                .param(collaborative)
                .query(UUID.class)
                .list());
    }

    /** Saves one; false where somebody else has saved it since it was read. */
    @Transactional
    boolean save(UUID collaborative, Phase period, Brief read, Brief written) {
        int saved = jdbc.sql("""
                        insert into period_brief as b (collaborative_id, phase_id, cycles, focus, report)
                        select :collaborative, :phase, :cycles, :focus, :report where :version = 0 or exists (
                            select 1 from period_brief e
                            where e.collaborative_id = :collaborative and e.phase_id = :phase)
                        on conflict (collaborative_id, phase_id) do update
                            set cycles = excluded.cycles, focus = excluded.focus, report = excluded.report,
                                version = b.version + 1
                            where b.version = :version
                        """)
                .param("collaborative", collaborative)
                .param("phase", period.id())
                .param("cycles", written.cycles())
                .param("focus", written.focus())
                .param("report", written.report())
                .param("version", read.version())
                .update();
        if (saved > 0) {
            audit.record(
                    collaborative,
                    "period.written",
                    "phase/" + period.id(),
                    Map.of("cycles", read.cycles(), "focus", read.focus(), "report", read.report()),
                    Map.of("cycles", written.cycles(), "focus", written.focus(), "report", written.report()));
        }
        return saved > 0;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from period_brief where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}
