package org.allteach.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What teams report of action periods. */
@Component
class Reports {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Reports(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    List<Report> of(UUID collaborative) {
        return jdbc.sql("select * from period_report where collaborative_id = ?")
                .param(collaborative)
                .query((row, n) -> new Report(
                        row.getObject("team_id", UUID.class),
                        row.getObject("phase_id", UUID.class),
                        row.getString("text"),
                        row.getObject("handed_in_on", LocalDate.class),
                        row.getInt("version")))
                .list();
    }

    List<Report> of(Team team) {
        return of(team.collaborative()).stream()
                .filter(report -> report.team().equals(team.id()))
                .toList();
    }

    /**
     * Hands one in, or in a new version; false where somebody else has done so since it was read.
     *
     * @param read the version that was read; 0 where there was none
     */
    @Transactional
    boolean save(Team team, Phase period, int read, String text, LocalDate today) {
        @Nullable
        String before = of(team).stream()
                .filter(report -> report.phase().equals(period.id()))
                .map(Report::text)
                .findFirst()
                .orElse(null);
        int saved = jdbc.sql("""
                        insert into period_report as r (collaborative_id, team_id, phase_id, text, handed_in_on)
                        select :collaborative, :team, :phase, :text, :today where :version = 0 or exists (
                            select 1 from period_report e
                            where e.collaborative_id = :collaborative and e.team_id = :team and e.phase_id = :phase)
                        on conflict (collaborative_id, team_id, phase_id) do update
                            set text = excluded.text, version = r.version + 1
                            where r.version = :version
                        """)
                .param("collaborative", team.collaborative())
                .param("team", team.id())
                .param("phase", period.id())
                .param("text", text)
                .param("today", today)
                .param("version", read)
                .update();
        if (saved > 0 && !text.equals(before)) {
            audit.record(
                    team.collaborative(),
                    "plan.reported",
                    "team/" + team.code() + "/report/" + period.id(),
                    before == null ? null : Map.of("text", before),
                    Map.of("text", text));
        }
        return saved > 0;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from period_report where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}
