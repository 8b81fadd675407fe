package org.allteach.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A team's plan for the action period. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/plan")
class PlanController {

    private static final int LONGEST_WHAT = 1_000;
    private static final int LONGEST_WHO = 200;

    private final Plans plans;
    private final Briefs briefs;
    private final Reports reports;
    private final Phases phases;
    private final Clock clock;

    PlanController(Plans plans, Briefs briefs, Reports reports, Phases phases, Clock clock) {
        this.plans = plans;
        this.briefs = briefs;
        this.reports = reports;
        this.phases = phases;
        this.clock = clock;
    }

    @GetMapping
    Page plan(Membership membership, Team team) {
        return page(membership, team, null, blank(membership), Edit.blank());
    }

    private Edit blank(Membership membership) {
        LocalDate today = membership.collaborative().today(clock);
        return Edit.of(Map.of("phase", PlanPage.current(periods(membership), today)), 0);
    }

    @PostMapping
    Object add(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        var problems = new ArrayList<Problem>();
        Item item = read(membership, typed, new Item(Ids.next(), team.id(), null, "", "", null, null, 1), problems);
        if (!problems.isEmpty()) {
            return page(membership, team, null, Edit.refused(typed, problems), Edit.blank());
        }
        plans.add(team, item);
        return back(membership, team);
    }

    @PostMapping("/{item}")
    Object change(
            Membership membership,
            Team team,
            @PathVariable("item") String id,
            @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Item before = plans.find(team, id).orElseThrow(Refusal::notFound);
        var problems = new ArrayList<Problem>();
        Item changed = read(membership, typed, before, problems);
        if (!problems.isEmpty()) {
            return page(membership, team, before.id(), blank(membership), Edit.refused(typed, problems));
        }
        if (Edit.isStale(typed, before.version()) || !plans.change(team, before, changed)) {
            Item now = plans.find(team, id).orElseThrow(Refusal::notFound);
            Edit lost = Edit.lost(typed, PlanPage.fields(now), now.version(), PlanPage.labels());
            return page(membership, team, now.id(), blank(membership), lost);
        }
        return back(membership, team);
    }

    @PostMapping("/{item}/completion")
    Object complete(Membership membership, Team team, @PathVariable("item") String id) {
        return settle(membership, team, id, true);
    }

    @PostMapping("/{item}/completion/removal")
    Object reopen(Membership membership, Team team, @PathVariable("item") String id) {
        return settle(membership, team, id, false);
    }

    private Object settle(Membership membership, Team team, String id, boolean done) {
        Convening.refuseArchive(membership);
        Item before = plans.find(team, id).orElseThrow(Refusal::notFound);
        if (before.isDone() != done) {
            LocalDate on = done ? membership.collaborative().today(clock) : null;
            plans.change(
                    team,
                    before,
                    new Item(
                            before.id(),
                            before.team(),
                            before.phase(),
                            before.what(),
                            before.who(),
                            before.dueOn(),
                            on,
                            before.version()));
        }
        return back(membership, team);
    }

    @PostMapping("/{item}/removal")
    Object remove(Membership membership, Team team, @PathVariable("item") String id) {
        Convening.refuseArchive(membership);
        plans.remove(team, plans.find(team, id).orElseThrow(Refusal::notFound));
        return back(membership, team);
    }

    private Item read(Membership membership, Map<String, String> typed, Item kept, List<Problem> problems) {
        var given = new Given(typed, "", problems);
        String phase = given.text("phase", 40, "");
        UUID period = periods(membership).stream()
                .map(Phase::id)
                .filter(id -> id.toString().equals(phase))
                .findFirst()
                .orElse(null);
        return new Item(
                kept.id(),
                kept.team(),
                period,
                given.required("what", LONGEST_WHAT, ""),
                given.text("who", LONGEST_WHO, ""),
                given.date("dueOn", false, null),
                kept.doneOn(),
                kept.version());
    }

    private List<Phase> periods(Membership membership) {
        return phases.of(membership.collaborative().id()).stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD)
                .toList();
    }

    private PlanPage page(Membership membership, Team team, @Nullable UUID edited, Edit added, Edit change) {
        return new PlanPage(
                membership,
                team,
                periods(membership),
                plans.of(team),
                new PlanPage.Reporting(briefs.reported(team.collaborative()), reports.of(team)),
                membership.collaborative().today(clock),
                edited,
                added,
                change);
    }

    private static ResponseEntity<Void> back(Membership membership, Team team) {
        return SeeOther.saved("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/plan");
    }
}
