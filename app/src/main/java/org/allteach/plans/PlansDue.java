package org.allteach.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.springframework.stereotype.Component;

/** What teams have taken on by a day and not done, and the reports that they owe. */
@Component
public class PlansDue {

    private final Plans plans;
    private final Briefs briefs;
    private final Reports reports;
    private final Phases phases;
    private final Teams teams;

    PlansDue(Plans plans, Briefs briefs, Reports reports, Phases phases, Teams teams) {
        this.plans = plans;
        this.briefs = briefs;
        this.reports = reports;
        this.phases = phases;
        this.teams = teams;
    }

    /** What is open. */
    public enum What {
        STEP,
        REPORT
    }

    /**
     * Something that a team owes.
     *
     * @param id the step's, or the period's that is reported on
     * @param text the step in its words, or the period's title
     */
    public record Open(What what, Team team, UUID id, String text, LocalDate due, String path) {}

    /** What the active teams of a collaborative have not done and is due from one day to another, the earliest first. */
    public List<Open> open(Collaborative collaborative, LocalDate from, LocalDate until) {
        Map<UUID, Team> active = new HashMap<>();
        teams.of(collaborative.id()).stream()
                .filter(team -> team.state().isActive())
                .forEach(team -> active.put(team.id(), team));
        var open = new ArrayList<Open>();
        for (Item item : plans.of(collaborative.id())) {
            Team team = active.get(item.team());
            LocalDate due = item.dueOn();
            if (team != null && due != null && !item.isDone() && isIn(due, from, until)) {
                open.add(new Open(What.STEP, team, item.id(), item.what(), due, path(collaborative, team)));
            }
        }
        Set<List<UUID>> there = new HashSet<>();
        reports.of(collaborative.id()).forEach(report -> there.add(List.of(report.team(), report.phase())));
        for (Phase period : reported(collaborative)) {
            for (Team team : active.values()) {
                if (isIn(period.endsOn(), from, until) && !there.contains(List.of(team.id(), period.id()))) {
                    open.add(new Open(
                            What.REPORT,
                            team,
                            period.id(),
                            period.title(),
                            period.endsOn(),
                            path(collaborative, team) + "/reports/" + period.id()));
                }
            }
        }
        open.sort(Comparator.comparing(Open::due));
        return open;
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** The periods of which teams report. */
    private List<Phase> reported(Collaborative collaborative) {
        Set<UUID> asked = briefs.reported(collaborative.id());
        return phases.of(collaborative.id()).stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD && asked.contains(phase.id()))
                .toList();
    }

    private static String path(Collaborative collaborative, Team team) {
        return "/c/" + collaborative.slug() + "/t/" + team.code() + "/plan";
    }
}
