package org.allteach.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.allteach.activities.Activity;
import org.allteach.activities.Invitees;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Membership.Sight;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is invited to an activity, means to come and came, by teams. */
@Component
class WhoComes {

    private final Invitees invitees;
    private final Registrations registrations;
    private final Attendance attendance;
    private final Teams teams;

    WhoComes(Invitees invitees, Registrations registrations, Attendance attendance, Teams teams) {
        this.invitees = invitees;
        this.registrations = registrations;
        this.attendance = attendance;
        this.teams = teams;
    }

    /** @param state null where they have said nothing */
    record Somebody(Invitee invitee, Registration.@Nullable State state, boolean came) {

        boolean isComing() {
            return state != null && state.isComing();
        }
    }

    /**
     * Those of one team.
     *
     * @param team null for those who come for no team
     * @param label the team's name or code as the viewer sees it
     * @param isNamed whether the viewer sees who the people are
     * @param isLed whether the viewer registers them
     */
    record Group(@Nullable Team team, String label, boolean isNamed, boolean isLed, List<Somebody> people) {

        long registered() {
            return count(Registration.State.REGISTERED);
        }

        long waiting() {
            return count(Registration.State.WAITING);
        }

        long declined() {
            return count(Registration.State.DECLINED);
        }

        long silent() {
            return people.stream().filter(one -> one.state() == null).count();
        }

        long came() {
            return people.stream().filter(Somebody::came).count();
        }

        private long count(Registration.State state) {
            return people.stream().filter(one -> one.state() == state).count();
        }
    }

    /** Everybody who is invited today, and whoever has registered or come all the same; each once, by name. */
    List<Somebody> all(Activity activity) {
        Map<UUID, Invitee> known = new LinkedHashMap<>();
        invitees.of(activity).forEach(invitee -> known.put(invitee.person(), invitee));
        Map<UUID, Registration.State> states = new HashMap<>();
        for (Registration one : registrations.of(activity)) {
            states.put(one.person(), one.state());
            known.putIfAbsent(one.person(), new Invitee(one.person(), one.name(), one.email(), one.team()));
        }
        var came = new HashSet<UUID>();
        for (Attendance.Present one : attendance.of(activity)) {
            came.add(one.person());
            known.putIfAbsent(one.person(), new Invitee(one.person(), one.name(), one.email(), one.team()));
        }
        return known.values().stream()
                .map(one -> new Somebody(one, states.get(one.person()), came.contains(one.person())))
                .sorted(Comparator.comparing(one -> one.invitee().name(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    Optional<Invitee> invitee(Activity activity, UUID person) {
        return invitees.of(activity).stream()
                .filter(invitee -> invitee.person().equals(person))
                .findFirst();
    }

    /** The same by teams, as far as a viewer sees them: one's own first, then by name; codes after names. */
    List<Group> groups(Membership membership, Activity activity) {
        Map<@Nullable UUID, List<Somebody>> byTeam = new LinkedHashMap<>();
        for (Somebody one : all(activity)) {
            byTeam.computeIfAbsent(one.invitee().team(), id -> new ArrayList<>())
                    .add(one);
        }
        return Stream.concat(
                        teams.of(activity.collaborative()).stream()
                                .filter(team ->
                                        byTeam.containsKey(team.id()) && membership.sight(team.id()) != Sight.HIDDEN)
                                .map(team -> group(membership, team, Objects.requireNonNull(byTeam.get(team.id())))),
                        Stream.ofNullable(byTeam.get(null)).map(people -> others(membership, people)))
                .sorted(Comparator.comparing((Group group) -> group.team() == null)
                        .thenComparing(group -> !group.isLed())
                        .thenComparing(group -> !group.isNamed())
                        .thenComparing(Group::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Group group(Membership membership, Team team, List<Somebody> people) {
        boolean isNamed = membership.sight(team.id()) == Sight.NAMED;
        boolean isLed = membership.holds(Permission.LEAD_TEAM, team.id());
        boolean seesAll = isLed || membership.isOwn(team.id());
        return new Group(
                team,
                isNamed ? team.name() : team.pseudonym(),
                isNamed,
                isLed,
                seesAll
                        ? people
                        : people.stream()
                                .filter(one -> one.isComing() || one.came())
                                .toList());
    }

    /**
     * The faculty and all others without a team are known to everybody who is of a team: as far as they come. Who of them has
     * said nothing is news for those only who convene.
     */
    private static Group others(Membership membership, List<Somebody> people) {
        boolean seesAll = membership.may(Permission.CONVENE);
        return new Group(
                null,
                "",
                membership.may(Permission.SEE_TEAMS),
                false,
                people.stream()
                        .filter(one -> seesAll || one.isComing() || one.came())
                        .toList());
    }
}
