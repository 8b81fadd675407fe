package org.allteach.settings;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/** Who is what in a collaborative, and the form for one more. */
record RolesPage(
        Membership membership,
        List<Assignment> current,
        List<Assignment> past,
        Map<UUID, Team> teamsById,
        LocalDate today,
        Edit edit,
        List<String> chosen,
        boolean mailed)
        implements Page {

    List<Option> roles() {
        return Choices.roles(
                membership.collaborative().words(),
                Stream.of(Role.values()).filter(role -> !role.isOfTeam() || !teamsById.isEmpty()));
    }

    /** The roles that wait for a team, in the collaborative's own words. */
    String waiting() {
        return Choices.roles(
                        membership.collaborative().words(),
                        Stream.of(Role.values()).filter(Role::isOfTeam))
                .stream()
                .map(Option::label)
                .collect(Collectors.joining(", "));
    }

    List<Team> teams() {
        return teamsById.values().stream()
                .sorted(Comparator.comparing(Team::name).thenComparing(Team::code))
                .toList();
    }

    /** The name of the team in which a role is held; empty for one of the whole collaborative. */
    String teamOf(Assignment assignment) {
        @Nullable Team team = assignment.team() == null ? null : teamsById.get(assignment.team());
        return team == null ? "" : team.name();
    }

    @Override
    public int status() {
        return edit.status();
    }
}
