package org.allteach.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.attendance.ActivitiesDue;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Enrolment;
import org.allteach.lifecycle.Lifecycle;
import org.allteach.plans.PlansDue;
import org.allteach.prework.Prework;
import org.allteach.submissions.Due;
import org.allteach.testing.TestsDue;
import org.allteach.web.Permission;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** Asks every slice what waits for somebody. */
@Component
class Tasks {

    /** So long before its day prework is told of, and so long after it: what was never done is not asked for any more. */
    private static final int PREWORK_AHEAD = 21;

    private static final int PREWORK_BEHIND = 60;

    /** So long before its day a report is told of, and so long after their days reports and steps of plans. */
    private static final int REPORTS_AHEAD = 14;

    private static final int PLANS_BEHIND = 90;

    private final Due due;
    private final TestsDue tests;
    private final ActivitiesDue activities;
    private final Applications applications;
    private final Enrolment enrolment;
    private final Lifecycle lifecycle;
    private final Prework prework;
    private final PlansDue plans;
    private final Clock clock;

    Tasks(
            Due due,
            TestsDue tests,
            ActivitiesDue activities,
            Applications applications,
            Enrolment enrolment,
            Lifecycle lifecycle,
            Prework prework,
            PlansDue plans,
            Clock clock) {
        this.due = due;
        this.tests = tests;
        this.activities = activities;
        this.applications = applications;
        this.enrolment = enrolment;
        this.lifecycle = lifecycle;
        this.prework = prework;
        this.plans = plans;
        this.clock = clock;
    }

    /** What waits for the viewer by name, wherever they take part. */
    List<Task> of(Viewer viewer) {
        var tasks = new ArrayList<>(toEnter(viewer));
        tests.of(viewer.id()).forEach(item -> tasks.add(toTest(item)));
        activities.of(viewer.id()).forEach(item -> tasks.add(toAttend(item)));
        return tasks;
    }

    /** What waits in one collaborative for whoever is that in it. */
    List<Task> of(Membership membership, List<Phase> course, List<Team> teams) {
        Collaborative collaborative = membership.collaborative();
        String base = "/c/" + collaborative.slug();
        var tasks = new ArrayList<Task>();
        if (membership.roles().contains(Role.DIRECTOR)) {
            tasks.addAll(toSetUp(collaborative, course, teams));
            int missing = lifecycle.missingNow(collaborative);
            if (missing > 0) {
                tasks.add(task("home.task.lifecycle", missing, collaborative, base + "/course"));
            }
        }
        if (membership.may(Permission.REVIEW)) {
            int undecided = applications.undecided(collaborative.id());
            if (undecided > 0) {
                tasks.add(task("home.task.applications", undecided, collaborative, base + "/applications"));
            }
        }
        if (membership.may(Permission.MANAGE)) {
            Application.State last = enrolment.lastBeforeTeam(collaborative);
            int waiting = applications.counts(collaborative.id()).getOrDefault(last, 0);
            if (waiting > 0) {
                String path = base + "/applications?state=" + Given.written(last);
                tasks.add(task("home.task.enrol", waiting, collaborative, path));
            }
        }
        tasks.addAll(toPrepare(membership));
        tasks.addAll(toPlan(membership));
        for (Team team : teams) {
            boolean leads = membership.teams().getOrDefault(team.id(), Set.of()).contains(Role.LEADER);
            if (leads && team.state().isActive() && team.aim().isEmpty()) {
                tasks.add(new Task(Visit.text("home.task.aim"), team.name(), base + "/t/" + team.code(), null, false));
            }
        }
        return tasks;
    }

    /** One task for each team: the first thing that is the viewer's business there, or that the leader sees is late. */
    private List<Task> toPrepare(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        if (membership.teams().isEmpty()) {
            return List.of();
        }
        LocalDate today = collaborative.today(clock);
        Map<Team, List<Prework.Open>> piles = new LinkedHashMap<>();
        for (Prework.Open open : prework.open(collaborative.id(), today.plusDays(PREWORK_AHEAD))) {
            Set<Role> roles = membership.teams().getOrDefault(open.team().id(), Set.of());
            boolean isLate = open.due().isBefore(today);
            boolean isOwn = roles.contains(open.owner()) || isLate && roles.contains(Role.LEADER);
            if (isOwn && !open.due().isBefore(today.minusDays(PREWORK_BEHIND))) {
                piles.computeIfAbsent(open.team(), team -> new ArrayList<>()).add(open);
            }
        }
        return piles.values().stream()
                .map(pile -> toPrepare(collaborative, pile, today))
                .toList();
    }

    private static Task toPrepare(Collaborative collaborative, List<Prework.Open> pile, LocalDate today) {
        Prework.Open first = pile.getFirst();
        return new Task(
                Visit.text("home.task.prework", first.item().title(), pile.size() - 1),
                first.team().name() + ", " + collaborative.title(),
                first.path(),
                first.due(),
                first.due().isBefore(today));
    }

    /** What those who lead teams see: one task for the steps of each team's plan that are late, one for each report. */
    private List<Task> toPlan(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        if (membership.teams().values().stream().noneMatch(roles -> roles.contains(Role.LEADER))) {
            return List.of();
        }
        LocalDate today = collaborative.today(clock);
        Map<List<Object>, List<PlansDue.Open>> piles = new LinkedHashMap<>();
        for (PlansDue.Open open :
                plans.open(collaborative, today.minusDays(PLANS_BEHIND), today.plusDays(REPORTS_AHEAD))) {
            boolean isReport = open.what() == PlansDue.What.REPORT;
            boolean leads =
                    membership.teams().getOrDefault(open.team().id(), Set.of()).contains(Role.LEADER);
            if (leads && (isReport || open.due().isBefore(today))) {
                piles.computeIfAbsent(
                                List.of(open.team().id(), isReport ? open.id() : open.what()), key -> new ArrayList<>())
                        .add(open);
            }
        }
        return piles.values().stream()
                .map(pile -> toPlan(collaborative, pile, today))
                .toList();
    }

    private static Task toPlan(Collaborative collaborative, List<PlansDue.Open> pile, LocalDate today) {
        PlansDue.Open first = pile.getFirst();
        String key = first.what() == PlansDue.What.REPORT ? "home.task.report" : "home.task.step";
        return new Task(
                Visit.text(key, first.text(), pile.size() - 1),
                first.team().name() + ", " + collaborative.title(),
                first.path(),
                first.due(),
                first.due().isBefore(today));
    }

    /** One task for each team and rhythm, whatever has piled up: who begins with the oldest is led to the next. */
    private List<Task> toEnter(Viewer viewer) {
        Map<List<Object>, List<Due.Item>> piles = new LinkedHashMap<>();
        for (Due.Item item : due.of(viewer.id())) {
            piles.computeIfAbsent(
                            List.of(item.slug(), item.teamCode(), item.period().frequency()), key -> new ArrayList<>())
                    .add(item);
        }
        return piles.values().stream().map(Tasks::toEnter).toList();
    }

    private static Task toEnter(List<Due.Item> pile) {
        Due.Item oldest = pile.getFirst();
        String what = Visit.text("home.task.data", oldest.period().words(), pile.size() - 1);
        return new Task(
                what, oldest.teamName() + ", " + oldest.collaborative(), oldest.path(), oldest.on(), oldest.isLate());
    }

    private static Task toTest(TestsDue.Item item) {
        return new Task(
                Visit.text(item.isTask() ? "pdsa.task.do" : "pdsa.task.study", item.text()),
                item.team() + ", " + item.collaborative(),
                item.path(),
                item.on(),
                item.isLate());
    }

    /** Nothing of it is ever late: when its day is over, it can no longer be done. */
    private static Task toAttend(ActivitiesDue.Item item) {
        return new Task(
                Visit.text(
                        "home.task." + Given.written(item.what()),
                        item.activity().title()),
                item.collaborative(),
                item.path(),
                item.on(),
                false,
                item.what() == ActivitiesDue.What.ATTEND
                        ? item.activity().when().words()
                        : "");
    }

    /** What a director does first, one thing after the other. */
    private static List<Task> toSetUp(Collaborative collaborative, List<Phase> course, List<Team> teams) {
        String settings = "/c/" + collaborative.slug() + "/settings";
        var tasks = new ArrayList<Task>();
        if (collaborative.aim().isEmpty()) {
            tasks.add(task("home.task.charter", 0, collaborative, settings));
        }
        if (course.isEmpty()) {
            tasks.add(task("home.task.course", 0, collaborative, settings + "/phases"));
        }
        if (teams.isEmpty()) {
            tasks.add(task("home.task.teams", 0, collaborative, settings + "/teams"));
        }
        return tasks;
    }

    private static Task task(String key, int count, Collaborative collaborative, String path) {
        String what = Visit.text(key, collaborative.words().text("teams"), count);
        return new Task(what, collaborative.title(), path, null, false);
    }
}
