package org.allteach.plans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Membership.Sight;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One action period. */
@Controller
@RequestMapping("/c/{slug}/activities/periods/{phase}")
class PeriodController {

    private static final int MOST_CYCLES = 100;
    private static final int LONGEST_FOCUS = 4_000;

    private final Plans plans;
    private final Briefs briefs;
    private final Phases phases;
    private final Teams teams;
    private final Activities activities;
    private final Reports reports;
    private final ObjectProvider<Doing> doings;
    private final Clock clock;

    PeriodController(
            Plans plans,
            Briefs briefs,
            Phases phases,
            Teams teams,
            Activities activities,
            Reports reports,
            ObjectProvider<Doing> doings,
            Clock clock) {
        this.plans = plans;
        this.briefs = briefs;
        this.phases = phases;
        this.teams = teams;
        this.activities = activities;
        this.reports = reports;
        this.doings = doings;
        this.clock = clock;
    }

    @GetMapping
    Page period(Membership membership, @PathVariable("phase") String id) {
        Phase period = find(membership, id);
        return page(
                membership, period, shown(briefs.of(membership.collaborative().id(), period)));
    }

    @PostMapping
    Object write(Membership membership, @PathVariable("phase") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        UUID collaborative = membership.collaborative().id();
        Phase period = find(membership, id);
        Brief read = briefs.of(collaborative, period);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        int cycles = given.integer("cycles", 0, MOST_CYCLES, 0);
        String focus = given.text("focus", LONGEST_FOCUS, "");
        boolean report = given.flag("report", false);
        if (!problems.isEmpty()) {
            return page(membership, period, Edit.refused(typed, problems));
        }
        boolean lost = Edit.isStale(typed, read.version())
                || !briefs.save(collaborative, period, read, new Brief(cycles, focus, report, read.version()));
        if (lost) {
            Brief now = briefs.of(collaborative, period);
            return page(membership, period, Edit.lost(typed, PeriodPage.fields(now), now.version(), labels()));
        }
        return SeeOther.saved("/c/" + membership.collaborative().slug() + "/activities/periods/" + period.id());
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("cycles", Visit.text("plans.brief.cycles"));
        labels.put("focus", Visit.text("plans.brief.focus"));
        labels.put("report", Visit.text("plans.brief.report"));
        return labels;
    }

    private static Edit shown(Brief brief) {
        return Edit.of(PeriodPage.fields(brief), brief.version());
    }

    private Phase find(Membership membership, String id) {
        return phases.of(membership.collaborative().id()).stream()
                .filter(phase -> phase.id().toString().equals(id) && phase.kind() == Phase.Kind.ACTION_PERIOD)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private PeriodPage page(Membership membership, Phase period, Edit edit) {
        UUID collaborative = membership.collaborative().id();
        List<Doing> counted = doings.orderedStream().toList();
        return new PeriodPage(
                membership,
                period,
                briefs.of(collaborative, period),
                period.endsOn().isBefore(membership.collaborative().today(clock)),
                activities.of(collaborative).stream()
                        .filter(activity -> isIn(activity, period))
                        .toList(),
                counted.stream().map(Doing::what).toList(),
                lines(membership, period, counts(collaborative, period, counted)),
                edit);
    }

    private List<Count> counts(UUID collaborative, Phase period, List<Doing> counted) {
        int cycles = briefs.of(collaborative, period).cycles();
        return counted.stream()
                .map(doing -> new Count(
                        doing.counts(collaborative, period.startsOn(), period.endsOn()),
                        doing.expected(collaborative, period.startsOn(), period.endsOn()),
                        doing.isTesting() && cycles > 0 ? cycles : null))
                .toList();
    }

    /**
     * What was counted of each team, and what is expected of it.
     *
     * @param each what is expected of every team alike; null where teams differ, or nothing is
     */
    private record Count(
            Map<UUID, Integer> done,
            Map<UUID, Integer> expected,
            @Nullable Integer each) {

        PeriodPage.Tally of(Team team) {
            Integer wanted = each == null ? expected.get(team.id()) : each;
            return new PeriodPage.Tally(done.getOrDefault(team.id(), 0), wanted == null ? 0 : wanted, each != null);
        }
    }

    /** What says so, and what says nothing but takes place in its days. */
    private static boolean isIn(Activity activity, Phase period) {
        return activity.phase() == null
                ? period.includes(activity.when().day())
                : activity.phase().equals(period.id());
    }

    private List<PeriodPage.Line> lines(Membership membership, Phase period, List<Count> counts) {
        if (!membership.may(Permission.SEE_TEAMS)) {
            return List.of();
        }
        List<Item> items = plans.of(membership.collaborative().id()).stream()
                .filter(item -> period.id().equals(item.phase()))
                .toList();
        Map<UUID, Report> handedIn = reports.of(membership.collaborative().id()).stream()
                .filter(report -> report.phase().equals(period.id()))
                .collect(Collectors.toMap(Report::team, Function.identity()));
        return teams.of(membership.collaborative().id()).stream()
                .filter(team -> team.state().isActive() && membership.sight(team.id()) != Sight.HIDDEN)
                .map(team -> line(membership, team, items, counts, handedIn.get(team.id())))
                .sorted(Comparator.comparing((PeriodPage.Line line) -> !line.isOpen())
                        .thenComparing(PeriodPage.Line::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static PeriodPage.Line line(
            Membership membership, Team team, List<Item> items, List<Count> counts, @Nullable Report report) {
        boolean isOpen = membership.may(Permission.SEE_TESTS, team.id());
        boolean isNamed = membership.sight(team.id()) == Sight.NAMED;
        return new PeriodPage.Line(
                team,
                isNamed ? team.name() : team.pseudonym(),
                isOpen,
                counts.stream().map(count -> count.of(team)).toList(),
                isOpen
                        ? items.stream()
                                .filter(item -> item.team().equals(team.id()))
                                .toList()
                        : List.of(),
                report);
    }
}
