package org.allteach.plans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a team reports of an action period. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/plan/reports/{phase}")
class ReportController {

    private static final int LONGEST = 10_000;

    private final Reports reports;
    private final Phases phases;
    private final Clock clock;

    ReportController(Reports reports, Phases phases, Clock clock) {
        this.reports = reports;
        this.phases = phases;
        this.clock = clock;
    }

    @GetMapping
    Page report(Membership membership, Team team, @PathVariable("phase") String id) {
        Phase period = find(membership, id);
        Report report = report(team, period);
        return page(membership, team, period, Edit.of(fields(report), version(report)));
    }

    @PostMapping
    Object handIn(
            Membership membership,
            Team team,
            @PathVariable("phase") String id,
            @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Phase period = find(membership, id);
        var problems = new ArrayList<Problem>();
        String text = new Given(typed, "", problems).required("text", LONGEST, "");
        if (!problems.isEmpty()) {
            return page(membership, team, period, Edit.refused(typed, problems));
        }
        int read = version(report(team, period));
        var today = membership.collaborative().today(clock);
        if (Edit.isStale(typed, read) || !reports.save(team, period, read, text, today)) {
            Report now = report(team, period);
            var labels = Map.of("text", Visit.text("plans.report"));
            return page(membership, team, period, Edit.lost(typed, fields(now), version(now), labels));
        }
        return SeeOther.saved("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/plan");
    }

    private Phase find(Membership membership, String id) {
        return phases.of(membership.collaborative().id()).stream()
                .filter(phase -> phase.id().toString().equals(id) && phase.kind() == Phase.Kind.ACTION_PERIOD)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private @Nullable Report report(Team team, Phase period) {
        return reports.of(team).stream()
                .filter(report -> report.phase().equals(period.id()))
                .findFirst()
                .orElse(null);
    }

    private static int version(@Nullable Report report) {
        return report == null ? 0 : report.version();
    }

    private static Map<String, String> fields(@Nullable Report report) {
        return Map.of("text", report == null ? "" : report.text());
    }

    private ReportPage page(Membership membership, Team team, Phase period, Edit edit) {
        boolean mayReport = membership.may(Permission.TEST, team.id()) && Convening.isOpen(membership);
        return new ReportPage(membership, team, period, report(team, period), mayReport, edit);
    }
}
