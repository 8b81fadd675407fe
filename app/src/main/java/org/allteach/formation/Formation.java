package org.allteach.formation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is missing in the teams of a collaborative. */
@Component
public class Formation {

    /** The roles without which a team does not work. */
    public static final List<Role> KEY_ROLES =
            List.of(Role.LEADER, Role.TEAM_SPONSOR, Role.CLINICAL_EXPERT, Role.DATA_ENTRY);

    /** How long before its end a role is known to fall vacant. */
    private static final int WARNING_DAYS = 30;

    /** A sponsor removes barriers and a partner brings their own experience: neither makes a team one of several professions. */
    private static final Set<Role> OUTSIDE_THE_WORK = Set.of(Role.TEAM_SPONSOR, Role.PARTNER);

    private static final int ENOUGH_FOR_SEVERAL_PROFESSIONS = 2;

    private final Teams teams;
    private final Assignments assignments;

    Formation(Teams teams, Assignments assignments) {
        this.teams = teams;
        this.assignments = assignments;
    }

    /**
     * A key role that nobody holds, or soon nobody.
     *
     * @param who who held it last, or holds it; empty where nobody ever did
     * @param lastDay the last day on which it was or is held; null where nobody ever did
     */
    public record Gap(Role role, String who, @Nullable LocalDate lastDay) {

        /** Whether somebody holds it still. */
        public boolean isAhead(LocalDate today) {
            return lastDay != null && !lastDay.isBefore(today);
        }
    }

    /**
     * How a team is made up.
     *
     * @param people who is in it today, coaches aside
     * @param professions its people's professions; each person counts once
     * @param unknown how many people have told no profession
     */
    public record Formed(Team team, List<Assignment> people, List<Gap> gaps, List<String> professions, int unknown) {

        /** Whether several do the work and all of them whose profession is known have the same one. */
        public boolean isOfOneProfession() {
            var byPerson = new HashMap<UUID, String>();
            people.stream()
                    .filter(one -> !OUTSIDE_THE_WORK.contains(one.role()))
                    .forEach(one -> byPerson.put(one.person(), profession(one).toLowerCase(Locale.ROOT)));
            byPerson.values().removeIf(String::isEmpty);
            return byPerson.size() >= ENOUGH_FOR_SEVERAL_PROFESSIONS
                    && byPerson.values().stream().distinct().count() == 1;
        }

        /** The profession that all have who do the work; empty where there are several. */
        public String onlyProfession() {
            return people.stream()
                    .filter(one -> isOfOneProfession() && !OUTSIDE_THE_WORK.contains(one.role()))
                    .map(Formation::profession)
                    .filter(profession -> !profession.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        public boolean hasPartner() {
            return people.stream().anyMatch(one -> one.role() == Role.PARTNER);
        }

        /** How many people, whatever they hold. */
        public long members() {
            return people.stream().map(Assignment::person).distinct().count();
        }

        public Optional<Assignment> holder(Role role) {
            return people.stream().filter(one -> one.role() == role).findFirst();
        }

        public boolean isWhole() {
            return gaps.isEmpty() && !isOfOneProfession();
        }
    }

    /** The teams that take part, those with most gaps first. */
    public List<Formed> of(Collaborative collaborative, LocalDate today) {
        var byTeam = assignments.of(collaborative.id()).stream()
                .filter(one -> one.team() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.team())));
        return teams.of(collaborative.id()).stream()
                .filter(team -> team.state().isActive())
                .map(team -> formed(team, byTeam.getOrDefault(team.id(), List.of()), today))
                .sorted(Comparator.comparingInt((Formed one) -> -one.gaps().size()))
                .toList();
    }

    /** One team. */
    public Formed of(Team team, LocalDate today) {
        return formed(team, assignments.ofTeam(team.collaborative(), team.id()), today);
    }

    private static Formed formed(Team team, List<Assignment> all, LocalDate today) {
        List<Assignment> people = all.stream()
                .filter(one -> one.role() != Role.COACH && one.isHeldOn(today))
                .toList();
        var gaps = new ArrayList<Gap>();
        for (Role role : KEY_ROLES) {
            gap(role, all, today).ifPresent(gaps::add);
        }
        var byPerson = new TreeMap<UUID, String>();
        people.stream()
                .filter(one -> one.role() != Role.PARTNER)
                .forEach(one -> byPerson.put(one.person(), profession(one)));
        List<String> professions = byPerson.values().stream()
                .filter(profession -> !profession.isEmpty())
                .collect(Collectors.toMap(
                        one -> one.toLowerCase(Locale.ROOT), one -> one, (one, other) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
        int unknown = (int) byPerson.values().stream().filter(String::isEmpty).count();
        return new Formed(team, people, gaps, professions, unknown);
    }

    private static String profession(Assignment assignment) {
        return Objects.requireNonNullElse(assignment.profession(), "").strip();
    }

    /** A gap where nobody holds the role beyond the time of warning; of several holders the last to go counts. */
    private static Optional<Gap> gap(Role role, List<Assignment> all, LocalDate today) {
        List<Assignment> holders = all.stream()
                .filter(one -> one.role() == role && one.wasEverHeld())
                .toList();
        LocalDate soon = today.plusDays(WARNING_DAYS);
        if (holders.stream().anyMatch(one -> !one.startsOn().isAfter(soon) && one.isOpenOn(soon))) {
            return Optional.empty();
        }
        return Optional.of(holders.stream()
                .filter(one -> one.endsOn() != null)
                .max(Comparator.comparing(one -> Objects.requireNonNull(one.endsOn())))
                .map(one -> new Gap(role, one.name(), one.endsOn()))
                .orElse(new Gap(role, "", null)));
    }
}
