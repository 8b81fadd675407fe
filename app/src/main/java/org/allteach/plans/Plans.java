package org.allteach.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Difference;
import org.allteach.collaboratives.Team;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What teams take on. */
@Component
class Plans {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Plans(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of all teams of a collaborative: what is due first comes first. */
    List<Item> of(UUID collaborative) {
        return jdbc.sql("""
                        select * from plan_item where collaborative_id = ? and removed_at is null
                        order by due_on nulls last, id
                        """).param(collaborative).query(Plans::item).list();
    }

    List<Item> of(Team team) {
        return of(team.collaborative()).stream()
                .filter(item -> item.team().equals(team.id()))
                .toList();
    }

    Optional<Item> find(Team team, String id) {
        return of(team).stream().filter(item -> item.id().toString().equals(id)).findFirst();
    }

    @Transactional
    void add(Team team, Item item) {
        jdbc.sql("""
                        insert into plan_item (collaborative_id, id, team_id, phase_id, what, who, due_on)
                        values (:collaborative, :id, :team, :phase, :what, :who, :dueOn)
                        """)
                .param("collaborative", team.collaborative())
                .param("id", item.id())
                .param("team", team.id())
                .param("phase", item.phase())
                .param("what", item.what())
                .param("who", item.who())
                .param("dueOn", item.dueOn())
                .update();
        audit.record(team.collaborative(), "plan.added", subject(team), null, item.content());
    }

    /** Saves a changed one; false where somebody else has changed it since it was read. */
    @Transactional
    boolean change(Team team, Item read, Item changed) {
        var difference = Difference.between(read.content(), changed.content());
        int saved = jdbc.sql("""
                        update plan_item set phase_id = :phase, what = :what, who = :who, due_on = :dueOn,
                            done_on = :doneOn, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                          and removed_at is null
                        """)
                .param("phase", changed.phase())
                .param("what", changed.what())
                .param("who", changed.who())
                .param("dueOn", changed.dueOn())
                .param("doneOn", changed.doneOn())
                .param("collaborative", team.collaborative())
                .param("id", read.id())
                .param("version", read.version())
                .update();
        if (saved > 0 && !difference.isEmpty()) {
            audit.record(team.collaborative(), "plan.changed", subject(team), difference.before(), difference.after());
        }
        return saved > 0;
    }

    @Transactional
    void remove(Team team, Item item) {
        int removed = jdbc.sql("""
                        update plan_item set removed_at = ?
                        where collaborative_id = ? and id = ? and removed_at is null
                        """)
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), team.collaborative(), item.id())
                .update();
        if (removed > 0) {
            audit.record(team.collaborative(), "plan.removed", subject(team), item.content(), null);
        }
    }

    private static String subject(Team team) {
        return "team/" + team.code() + "/plan";
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("phase_id", UUID.class),
                row.getString("what"),
                row.getString("who"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getInt("version"));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from plan_item where collaborative_id = ?")
                .param(event.id())
                .update();
    }
}
