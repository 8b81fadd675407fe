package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.people.People;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is what, where, from when to when. */
@Component
public class Assignments {

    private static final String SELECT = """
            select a.*, p.name, p.email, p.profession, p.password_hash is not null as joined
            from assignment a join person p on p.id = a.person_id
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;

    Assignments(JdbcClient jdbc, People people, AuditTrail audit) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
    }

    /** All of a collaborative, past ones too: by name, those of one person as they came. */
    public List<Assignment> of(UUID collaborative) {
        return jdbc.sql(SELECT + "where a.collaborative_id = ? order by p.name, a.starts_on, a.id")
                .param(collaborative)
                .query(Assignments::assignment)
                .list();
    }

    /** The same for one team. */
    public List<Assignment> ofTeam(UUID collaborative, UUID team) {
        return jdbc.sql(SELECT + "where a.collaborative_id = ? and a.team_id = ? order by p.name, a.starts_on, a.id")
                .params(collaborative, team)
                .query(Assignments::assignment)
                .list();
    }

    /** How many people each team has on a day, by the team's id; coaches are not members. */
    public Map<UUID, Integer> members(UUID collaborative, LocalDate today) {
        var members = new LinkedHashMap<UUID, Integer>();
        jdbc.sql("""
                        select team_id, count(distinct person_id) as members from assignment
                        where collaborative_id = :collaborative and team_id is not null and role <> 'COACH'
                          and starts_on <= :today and (ends_on is null or ends_on >= :today)
                        group by team_id
                        """)
                .param("collaborative", collaborative)
                .param("today", today)
                .query(row -> {
                    members.put(row.getObject("team_id", UUID.class), row.getInt("members"));
                });
        return members;
    }

    /**
     * Gives a person a role. Where the person has it already from that day on, nothing changes.
     *
     * @param team the team it is held in: needed for a role of a team, none for a role of the whole collaborative
     * @param startsOn the first day of it
     * @param endsOn the last day; null where it goes on
     */
    @Transactional
    public void grant(
            Collaborative collaborative,
            UUID person,
            Role role,
            @Nullable Team team,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {
        if (role.isOfTeam() != (team != null)) {
            throw new IllegalArgumentException(role + " is held " + (role.isOfTeam() ? "in a team" : "in no team"));
        }
        int granted = jdbc.sql("""
                        insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on, ends_on)
                        select :collaborative, :id, :person, :role, cast(:team as uuid), :startsOn, cast(:endsOn as date)
                        where not exists (
                            select 1 from assignment a
                            where a.collaborative_id = :collaborative and a.person_id = :person and a.role = :role
                              and a.team_id is not distinct from cast(:team as uuid) and a.starts_on <= :startsOn
                              and (a.ends_on is null or a.ends_on >= :endsOn))
                        on conflict (collaborative_id, person_id, role, team_id, starts_on)
                            do update set ends_on = excluded.ends_on
                        """)
                .param("collaborative", collaborative.id())
                .param("id", Ids.next())
                .param("person", person)
                .param("role", role.name())
                .param("team", team == null ? null : team.id())
                .param("startsOn", startsOn)
                .param("endsOn", endsOn)
                .update();
        if (granted > 0) {
            var after = new LinkedHashMap<String, @Nullable Object>();
            after.put("person", nameOf(person));
            after.put("role", Given.written(role));
            after.put("team", team == null ? null : team.code());
            after.put("startsOn", startsOn.toString());
            after.put("endsOn", endsOn == null ? null : endsOn.toString());
            audit.record(collaborative.id(), "role.granted", subject(team), null, after);
        }
    }

    /** Invites somebody, who may have an account already, and gives them the role: in each of the teams where it has some. */
    @Transactional
    public void appoint(Collaborative collaborative, Appointment appointment) {
        List<Team> teams = appointment.teams();
        UUID person = people.invite(
                appointment.email(),
                appointment.name(),
                appointment.profession(),
                teams.size() == 1 ? teams.getFirst().organisation() : null,
                Locale.forLanguageTag(collaborative.language()),
                collaborative.zone());
        if (teams.isEmpty()) {
            grant(collaborative, person, appointment.role(), null, appointment.startsOn(), appointment.endsOn());
        }
        for (Team team : teams) {
            grant(collaborative, person, appointment.role(), team, appointment.startsOn(), appointment.endsOn());
        }
    }

    /**
     * Ends a role. Its last day may lie before its first: then it was never in effect.
     *
     * @throws Refusal as a conflict where the collaborative would be left without a director
     */
    @Transactional
    public void end(Collaborative collaborative, Assignment assignment, @Nullable Team team, LocalDate lastDay) {
        if (assignment.role() == Role.DIRECTOR && !hasOtherDirector(collaborative.id(), assignment.id(), lastDay)) {
            throw Refusal.conflict(Problem.of("", assignment.name(), "collaboratives.problem.lastDirector"));
        }
        int ended = jdbc.sql("""
                        update assignment set ends_on = :lastDay
                        where collaborative_id = :collaborative and id = :id and (ends_on is null or ends_on > :lastDay)
                        """)
                .param("lastDay", lastDay)
                .param("collaborative", collaborative.id())
                .param("id", assignment.id())
                .update();
        if (ended > 0) {
            audit.record(
                    collaborative.id(),
                    "role.ended",
                    subject(team),
                    Map.of("person", assignment.name(), "role", Given.written(assignment.role())),
                    Map.of("endsOn", lastDay.toString()));
        }
    }

    private boolean hasOtherDirector(UUID collaborative, UUID leaving, LocalDate lastDay) {
        return jdbc.sql("""
                        select exists (
                            select 1 from assignment
                            where collaborative_id = :collaborative and role = 'DIRECTOR' and id <> :leaving
                              and (ends_on is null or ends_on > :lastDay))
                        """)
                .param("collaborative", collaborative)
                .param("leaving", leaving)
                .param("lastDay", lastDay)
                .query(Boolean.class)
                .single();
    }

    private String nameOf(UUID person) {
        return jdbc.sql("select name from person where id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private static String subject(@Nullable Team team) {
        return team == null ? "collaborative" : "team/" + team.code();
    }

    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("profession"),
                row.getBoolean("joined"),
                Role.valueOf(row.getString("role")),
                row.getObject("team_id", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }
}
