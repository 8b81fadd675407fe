package org.allteach.comments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Visit;

/**
 * Whoever said or did something.
 *
 * @param teams the teams that the person belongs to today; a coach belongs to none
 */
record Speaker(UUID person, String name, List<UUID> teams) {

    /** The columns of a speaker, who is person {@code p} in the collaborative of the row {@code c}, on the day {@code :today}. */
    static final String COLUMNS = """
            p.id as speaker_id, p.name as speaker_name, array(
                select distinct a.team_id from assignment a
                where a.collaborative_id = c.collaborative_id and a.person_id = p.id and a.team_id is not null
                  and a.role <> 'COACH' and a.starts_on <= :today and (a.ends_on is null or a.ends_on >= :today))
                as speaker_teams
            """;

    Speaker {
        teams = List.copyOf(teams);
    }

    static Speaker of(ResultSet row) throws SQLException {
        return new Speaker(
                row.getObject("speaker_id", UUID.class), row.getString("speaker_name"), Arrays.asList((UUID[])
                        row.getArray("speaker_teams").getArray()));
    }

    boolean is(UUID id) {
        return person.equals(id);
    }

    /** What the viewer may call them: the people of teams that the viewer does not see have no names. */
    String as(Membership membership, Map<UUID, Team> byId) {
        boolean isKnown = is(membership.viewer().id())
                || teams.isEmpty()
                || teams.stream().anyMatch(team -> membership.sight(team) == Membership.Sight.NAMED);
        if (isKnown) {
            return name;
        }
        return teams.stream()
                .filter(team -> membership.sight(team) == Membership.Sight.CODED)
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(team -> Visit.text("comments.coded", team.pseudonym()))
                .findFirst()
                .orElseGet(() -> Visit.text("comments.somebody"));
    }
}
