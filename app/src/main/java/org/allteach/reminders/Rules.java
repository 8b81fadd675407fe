package org.allteach.reminders;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What collaboratives remind of. */
@Component
public class Rules {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Rules(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A collaborative's rules: by what they are about, the earliest first. */
    public List<Rule> of(UUID collaborative) {
        return jdbc
                .sql("select * from reminder_rule where collaborative_id = ?")
                .param(collaborative)
                .query(Rules::rule)
                .list()
                .stream()
                .sorted((one, other) -> one.about() == other.about()
                        ? Integer.compare(one.days(), other.days())
                        : one.about().compareTo(other.about()))
                .toList();
    }

    /** Sets a rule; one that speaks of the same on the same day is replaced. */
    @Transactional
    public void put(Collaborative collaborative, Rule rule) {
        write(collaborative.id(), rule);
        audit.record(collaborative.id(), "reminder.set", subject(rule), null, rule.content());
    }

    /**
     * Changes one in its place. Another one that speaks of the same on the same day is not replaced: that is looked at
     * before.
     *
     * @return false where somebody else has changed or removed it since it was read
     */
    @Transactional
    public boolean change(Collaborative collaborative, Rule read, Rule changed) {
        int saved = jdbc.sql("""
                        update reminder_rule set about = :about, days = :days, roles = :roles, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("about", changed.about().name())
                .param("days", changed.days())
                .param("roles", changed.roles().stream().map(Role::name).toArray(String[]::new))
                .param("collaborative", collaborative.id())
                .param("id", read.id())
                .param("version", read.version())
                .update();
        if (saved > 0) {
            audit.record(collaborative.id(), "reminder.set", subject(changed), read.content(), changed.content());
        }
        return saved > 0;
    }

    @Transactional
    public void remove(Collaborative collaborative, UUID id) {
        of(collaborative.id()).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .ifPresent(rule -> {
                    jdbc.sql("delete from reminder_rule where collaborative_id = ? and id = ?")
                            .params(collaborative.id(), id)
                            .update();
                    audit.record(collaborative.id(), "reminder.unset", subject(rule), rule.content(), null);
                });
    }

    /** Puts rules in the place of those that were. */
    @Transactional
    public void replace(Collaborative collaborative, List<Rule> rules) {
        var before = of(collaborative.id()).stream().map(Rule::content).toList();
        jdbc.sql("delete from reminder_rule where collaborative_id = ?")
                .param(collaborative.id())
                .update();
        rules.forEach(rule -> write(collaborative.id(), rule));
        audit.record(
                collaborative.id(),
                "reminders.replaced",
                "reminders",
                Map.of("reminders", before),
                Map.of("reminders", rules.stream().map(Rule::content).toList()));
    }

    private void write(UUID collaborative, Rule rule) {
        jdbc.sql("""
                        insert into reminder_rule (collaborative_id, id, about, days, roles)
                        values (:collaborative, :id, :about, :days, :roles)
                        on conflict (collaborative_id, about, days) do update
                            set roles = excluded.roles, version = reminder_rule.version + 1
                        """)
                .param("collaborative", collaborative)
                .param("id", rule.id())
                .param("about", rule.about().name())
                .param("days", rule.days())
                .param("roles", rule.roles().stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    private static String subject(Rule rule) {
        return "reminder/" + Given.written(rule.about()) + "/" + rule.days();
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        Array roles = row.getArray("roles");
        var read = EnumSet.noneOf(Role.class);
        for (String role : (String[]) roles.getArray()) {
            read.add(Role.valueOf(role));
        }
        return new Rule(
                row.getObject("id", UUID.class),
                About.valueOf(row.getString("about")),
                row.getInt("days"),
                read,
                row.getInt("version"));
    }
}
