package org.allteach.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.overview.Dated;
import org.allteach.overview.NextDate;
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
    private final Tasks tasks;
    private final List<Dated> calendars;
    private final Clock clock;

    HomeController(
            Collaboratives collaboratives,
            Memberships memberships,
            Phases phases,
            Teams teams,
            Tasks tasks,
            List<Dated> calendars,
            Clock clock) {
        this.collaboratives = collaboratives;
        this.memberships = memberships;
        this.phases = phases;
        this.teams = teams;
        this.tasks = tasks;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/")
    Page home() {
        Viewer viewer = Viewer.required();
        var waiting = new ArrayList<>(tasks.of(viewer));
        var places = new ArrayList<HomePage.Place>();
        for (Collaborative collaborative : collaboratives.seenBy(viewer.id(), false, LocalDate.now(clock))) {
            if (!collaborative.state().isOver()) {
                places.add(place(collaborative, viewer, waiting));
            }
        }
        boolean isEmpty = places.isEmpty() && !collaboratives.exist();
        return new HomePage(viewer.name(), waiting.stream().sorted().toList(), places, isEmpty, Visit.administers());
    }

    private HomePage.Place place(Collaborative collaborative, Viewer viewer, List<Task> waiting) {
        // What somebody may as an administrator is not what they are in the collaborative.
        Membership membership = memberships.of(collaborative, viewer, false);
        LocalDate today = collaborative.today(clock);
        List<Phase> course = phases.of(collaborative.id());
        List<Team> all = teams.of(collaborative.id());
        waiting.addAll(tasks.of(membership, course, all));
        return new HomePage.Place(
                membership,
                all.stream()
                        .filter(team -> membership.teams().containsKey(team.id()))
                        .toList(),
                NextDate.of(collaborative, course, calendars, today, NEXT_DATES));
    }
}
