package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The teams of collaboratives. */
@Component
public class Teams {

    private static final String SELECT = """
            select t.*, o.code as organisation, o.name as organisation_name, o.country, s.code as site,
                s.name as site_name
            from team t join organisation o on o.id = t.organisation_id left join site s on s.id = t.site_id
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Teams(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A team has come into another state. Published within the transaction, once it is written. */
    public record Moved(Collaborative collaborative, Team team) {}

    /** How many of the teams that were put are new, changed, and as they were. */
    public record Counts(int added, int changed, int unchanged) {}

    public Optional<Team> find(UUID collaborative, String code) {
        return jdbc.sql(SELECT + "where t.collaborative_id = ? and t.code = ?")
                .params(collaborative, code)
                .query(Teams::team)
                .optional();
    }

    /** All teams of a collaborative by name. */
    public List<Team> of(UUID collaborative) {
        return jdbc.sql(SELECT + "where t.collaborative_id = ? order by t.name, t.code")
                .param(collaborative)
                .query(Teams::team)
                .list();
    }

    /**
     * Puts teams into a collaborative by their codes: those not there are added, those that differ changed. All of them in
     * one transaction and a handful of statements, however many there are; the same again changes nothing.
     *
     * @throws Refusal with all that is wrong, by pointer: codes given twice, organisations or sites that are not known
     */
    @Transactional
    public Counts upsert(Collaborative collaborative, List<TeamEntry> entries) {
        return upsert(collaborative, entries, List.of());
    }

    /** The same; where reading the entries has found problems already, those are refused together with all others. */
    @Transactional
    public Counts upsert(Collaborative collaborative, List<TeamEntry> entries, List<Problem> found) {
        lock(collaborative);
        var upsert = new TeamUpsert(jdbc);
        var plan = upsert.plan(collaborative, of(collaborative.id()), entries, found, collaborative.today(clock));
        upsert.write(collaborative, plan);
        var log = new ArrayList<AuditTrail.Change>();
        for (Team team : plan.added()) {
            log.add(new AuditTrail.Change("team.added", "team/" + team.code(), null, team.content()));
        }
        for (var change : plan.changed()) {
            log.add(changed(change.before(), change.after()));
        }
        audit.record(collaborative.id(), log);
        plan.changed().forEach(change -> tell(collaborative, change.before(), change.after()));
        return new Counts(plan.added().size(), plan.changed().size(), entries.size() - log.size());
    }

    /**
     * Saves one team as it was edited.
     *
     * @param read the team as it was when the editing began
     * @param reason why it withdraws; no matter in any other state
     * @return as saved; empty where somebody else has saved it since it was read
     */
    @Transactional
    public Optional<Team> change(Collaborative collaborative, Team read, TeamEntry edited, String reason) {
        lock(collaborative);
        Team before = find(collaborative.id(), read.code()).orElse(read);
        if (before.version() != read.version()) {
            return Optional.empty();
        }
        var upsert = new TeamUpsert(jdbc);
        Team after = before.with(edited, reason, collaborative.today(clock));
        if (after.equals(before)) {
            return Optional.of(before);
        }
        upsert.write(collaborative, upsert.plan(before, after));
        audit.record(collaborative.id(), List.of(changed(before, after)));
        tell(collaborative, before, after);
        return find(collaborative.id(), read.code());
    }

    private void tell(Collaborative collaborative, Team before, Team after) {
        if (before.state() != after.state()) {
            events.publishEvent(new Moved(collaborative, after));
        }
    }

    private static AuditTrail.Change changed(Team before, Team after) {
        var difference = Difference.between(before.content(), after.content());
        return new AuditTrail.Change("team.changed", "team/" + after.code(), difference.before(), difference.after());
    }

    /** Two at once might draw the same pseudonym or overwrite each other: the second one waits for the first. */
    private void lock(Collaborative collaborative) {
        jdbc.sql("select 1 from collaborative where id = ? for no key update")
                .param(collaborative.id())
                .query(Integer.class)
                .single();
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getString("country"),
                row.getString("site"),
                row.getString("site_name"),
                row.getString("aim"),
                Team.State.valueOf(row.getString("state")),
                row.getString("pseudonym"),
                row.getObject("enrolled_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getString("reason"),
                row.getInt("version"));
    }
}
