package org.allteach.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.overview.NextDate;
import org.allteach.submissions.Due;
import org.allteach.testing.TestsDue;
import org.allteach.web.Page;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs the viewer today. */
@Controller
class HomeController {

    private static final int NEXT_DATES = 3;

    private final Collaboratives collaboratives;
    private final Memberships memberships;
    private final Phases phases;
    private final Teams teams;
    private final Due due;
    private final TestsDue tests;
    private final Clock clock;

    HomeController(
            Collaboratives collaboratives,
            Memberships memberships,
            Phases phases,
            Teams teams,
            Due due,
            TestsDue tests,
            Clock clock) {
        this.collaboratives = collaboratives;
        this.memberships = memberships;
        this.phases = phases;
        this.teams = teams;
        this.due = due;
        this.tests = tests;
        this.clock = clock;
    }

    @GetMapping("/")
    Page home() {
        Viewer viewer = Viewer.required();
        boolean administers = Visit.administers();
        var tasks = new ArrayList<>(toEnter(viewer));
        tests.of(viewer.id()).forEach(item -> tasks.add(toTest(item)));
        var places = new ArrayList<HomePage.Place>();
        for (Collaborative collaborative : collaboratives.seenBy(viewer.id(), false, LocalDate.now(clock))) {
            if (!collaborative.state().isOver()) {
                places.add(place(collaborative, viewer, tasks));
            }
        }
        boolean isEmpty = places.isEmpty() && !collaboratives.exist();
        return new HomePage(viewer.name(), tasks.stream().sorted().toList(), places, isEmpty, administers);
    }

    private HomePage.Place place(Collaborative collaborative, Viewer viewer, List<Task> tasks) {
        // What somebody may as an administrator is not what they are in the collaborative.
        Membership membership = memberships.of(collaborative, viewer, false);
        LocalDate today = collaborative.today(clock);
        List<Phase> course = phases.of(collaborative.id());
        List<Team> all = teams.of(collaborative.id());
        List<Team> own = all.stream()
                .filter(team -> membership.teams().containsKey(team.id()))
                .toList();
        if (membership.roles().contains(Role.DIRECTOR)) {
            toSetUp(collaborative, course, all, tasks);
        }
        for (Team team : own) {
            boolean leads = membership.teams().getOrDefault(team.id(), Set.of()).contains(Role.LEADER);
            if (leads && team.state().isActive() && team.aim().isEmpty()) {
                tasks.add(new Task(
                        Visit.text("home.task.aim"),
                        team.name(),
                        "/c/" + collaborative.slug() + "/t/" + team.code(),
                        null,
                        false));
            }
        }
        return new HomePage.Place(membership, own, NextDate.of(collaborative, course, today, NEXT_DATES));
    }

    /** One task for each team and rhythm, whatever has piled up: who begins with the oldest is led to the next. */
    private List<Task> toEnter(Viewer viewer) {
        Map<List<Object>, List<Due.Item>> piles = new LinkedHashMap<>();
        for (Due.Item item : due.of(viewer.id())) {
            piles.computeIfAbsent(
                            List.of(item.slug(), item.teamCode(), item.period().frequency()), key -> new ArrayList<>())
                    .add(item);
        }
        return piles.values().stream().map(HomeController::toEnter).toList();
    }

    private static Task toTest(TestsDue.Item item) {
        return new Task(
                Visit.text(item.isTask() ? "pdsa.task.do" : "pdsa.task.study", item.text()),
                item.team() + ", " + item.collaborative(),
                item.path(),
                item.on(),
                item.isLate());
    }

    private static Task toEnter(List<Due.Item> pile) {
        Due.Item oldest = pile.getFirst();
        String what = Visit.text("home.task.data", oldest.period().words(), pile.size() - 1);
        return new Task(
                what, oldest.teamName() + ", " + oldest.collaborative(), oldest.path(), oldest.on(), oldest.isLate());
    }

    /** What a director does first, one thing after the other. */
    private static void toSetUp(Collaborative collaborative, List<Phase> course, List<Team> all, List<Task> tasks) {
        String settings = "/c/" + collaborative.slug() + "/settings";
        if (collaborative.aim().isEmpty()) {
            tasks.add(task("home.task.charter", collaborative, settings));
        }
        if (course.isEmpty()) {
            tasks.add(task("home.task.course", collaborative, settings + "/phases"));
        }
        if (all.isEmpty()) {
            tasks.add(task("home.task.teams", collaborative, settings + "/teams"));
        }
    }

    private static Task task(String key, Collaborative collaborative, String path) {
        return new Task(Visit.text(key, collaborative.words().text("teams")), collaborative.title(), path, null, false);
    }
}
