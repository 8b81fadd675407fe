package org.allteach.collaboratives;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allteach.people.People;
import org.allteach.web.Gate;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is what, where: the gate through which every request of a signed-in viewer goes. */
@Component
public class Memberships implements Gate {

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final Teams teams;
    private final People people;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Collaboratives collaboratives, Teams teams, People people, Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.teams = teams;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public boolean lets(
            Viewer viewer, Permission permission, Map<String, String> variables, HttpServletRequest request) {
        People.Standing standing = people.standing(viewer.id());
        request.setAttribute(Visit.ADMINISTERS, standing.administrator());
        if (!standing.active()) {
            return false;
        }
        String slug = variables.get("slug");
        return switch (permission) {
            case ANYONE, SIGNED_IN -> true;
            case ADMINISTER -> standing.administrator();
            default -> slug != null && lets(viewer, permission, slug, variables, standing, request);
        };
    }

    private boolean lets(
            Viewer viewer,
            Permission permission,
            String slug,
            Map<String, String> variables,
            People.Standing standing,
            HttpServletRequest request) {
        Optional<Collaborative> collaborative = collaboratives.find(slug);
        if (collaborative.isEmpty()) {
            return false;
        }
        Membership membership = of(collaborative.get(), viewer, standing.administrator());
        request.setAttribute(Membership.class.getName(), membership);
        refuseInArchive(membership, permission, request);
        String code = variables.get("team");
        if (code == null) {
            return !Role.isAboutTeam(permission) && membership.holds(permission);
        }
        @Nullable Team team = teams.find(membership.collaborative().id(), code).orElse(null);
        if (team == null) {
            return false;
        }
        request.setAttribute(Team.class.getName(), team);
        return membership.holds(permission, team.id());
    }

    /** What is over can be read and searched, not changed; all who may see it are told so. */
    private static void refuseInArchive(Membership membership, Permission permission, HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (membership.collaborative().state().isOver()
                && !reads
                && permission != Permission.STEER
                && membership.may(Permission.SEE)) {
            throw Refusal.over(Problem.of("", null, "collaboratives.problem.archive"));
        }
    }

    /** What the viewer is in the collaborative today. */
    public Membership of(Collaborative collaborative, Viewer viewer, boolean administrator) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Map<UUID, Set<Role>> inTeams = new HashMap<>();
        jdbc.sql("""
                        select role, team_id from assignment
                        where person_id = :person and collaborative_id = :collaborative
                          and starts_on <= :today and (ends_on is null or ends_on >= :today)
                        """)
                .param("person", viewer.id())
                .param("collaborative", collaborative.id())
                .param("today", LocalDate.now(clock.withZone(collaborative.zone())))
                .query(row -> {
                    Role role = Role.valueOf(row.getString("role"));
                    UUID team = row.getObject("team_id", UUID.class);
                    if (team == null) {
                        roles.add(role);
                    } else {
                        inTeams.computeIfAbsent(team, id -> EnumSet.noneOf(Role.class))
                                .add(role);
                    }
                });
        return new Membership(collaborative, viewer, Set.copyOf(roles), Map.copyOf(inTeams), administrator);
    }
}
