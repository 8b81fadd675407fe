package org.allteach.submissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.DataEntry;
import org.allteach.measures.Observation;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A team's data, entered period by period: the grid, submitting a period and recalling it. */
@Controller
@RequestMapping("/c/{slug}/t/{team}")
class GridController {

    private final Grid grid;
    private final Desk desk;
    private final Paste paste;

    GridController(Grid grid, Desk desk, Paste paste) {
        this.grid = grid;
        this.desk = desk;
        this.paste = paste;
    }

    @GetMapping("/data")
    GridPage page(
            Membership membership,
            Team team,
            @RequestParam(name = "period", required = false) @Nullable String period) {
        return grid.page(
                membership, team, period == null || period.isEmpty() ? null : desk.period(period), Grid.Back.NOTHING);
    }

    /** Saves the fields of one period: where no script saves each cell as it is left. */
    @PostMapping("/data/{period}")
    Object save(Membership membership, Team team, @PathVariable String period, @RequestParam Map<String, String> form) {
        Period of = desk.period(period);
        GridPage refused = saved(membership, team, of, form);
        return refused != null ? refused : SeeOther.at(path(membership, team) + "?period=" + of + "&saved");
    }

    /** Saves what stands in the fields, then submits the period. */
    @PostMapping("/submissions/{period}")
    Object submit(
            Membership membership, Team team, @PathVariable String period, @RequestParam Map<String, String> form) {
        Period of = desk.period(period);
        GridPage refused = saved(membership, team, of, form);
        if (refused != null) {
            return refused;
        }
        if (desk.isLocked(membership, team, of)) {
            return refused(membership, team, of, "entry.problem.closed", 422);
        }
        if (desk.submit(membership, team, of).isEmpty()) {
            return refused(membership, team, of, "submissions.problem.nothing", 422);
        }
        return SeeOther.at(path(membership, team) + "?period=" + of + "&submitted");
    }

    @PostMapping("/recalls/{period}")
    Object recall(
            Membership membership,
            Team team,
            @PathVariable String period,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        Period of = desk.period(period);
        if (reason.isBlank() || reason.length() > 2000) {
            return refused(membership, team, of, "submissions.problem.reason", 422);
        }
        if (desk.isLocked(membership, team, of)) {
            return refused(membership, team, of, "entry.problem.closed", 422);
        }
        desk.recall(membership, team, of, reason.strip());
        return SeeOther.at(path(membership, team) + "?period=" + of + "&recalled");
    }

    /** Reads a block from a spreadsheet and shows what would be saved. */
    @PostMapping("/pastes")
    GridPage read(
            Membership membership,
            Team team,
            @RequestParam String block,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam String period) {
        Period of = desk.period(period);
        Pasted pasted = paste.read(membership, team, block, Math.max(line, 0), of);
        return grid.page(membership, team, of, new Grid.Back(Map.of(), List.of(), pasted, 200));
    }

    /** Saves those cells of a block that are valid. */
    @PostMapping("/pastes/commitment")
    Object commit(
            Membership membership,
            Team team,
            @RequestParam String block,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam String period) {
        Period of = desk.period(period);
        Pasted pasted = paste.read(membership, team, block, Math.max(line, 0), of);
        var saved = desk.save(membership, team, pasted.valid(), Observation.Source.PASTE, null);
        if (!saved.lost().isEmpty()) {
            var problems = List.of(Problem.of("", null, "submissions.problem.lostBlock"));
            return grid.page(membership, team, of, new Grid.Back(Map.of(), problems, pasted, 409));
        }
        return SeeOther.at(path(membership, team) + "?period=" + of + "&saved");
    }

    /** Null where all was saved; else the page that says what was not. */
    private @Nullable GridPage saved(Membership membership, Team team, Period period, Map<String, String> form) {
        Map<String, Desk.Typed> typed = desk.read(membership, team, period, form, Visit.locale());
        var problems = new ArrayList<Problem>();
        typed.forEach(
                (code, one) -> one.problems().forEach(problem -> problems.add(problem.inside(code + "/" + period))));
        if (!problems.isEmpty()) {
            return grid.page(membership, team, period, new Grid.Back(typed, problems, null, 422));
        }
        DataEntry.Saved saved =
                desk.save(membership, team, List.copyOf(typed.values()), Observation.Source.FORM, reason(typed));
        if (saved.lost().isEmpty()) {
            return null;
        }
        return grid.page(membership, team, period, lost(typed, saved));
    }

    /** A form is one act with one reason: the first that was given. */
    private static @Nullable String reason(Map<String, Desk.Typed> typed) {
        return typed.values().stream()
                .map(one -> one.fields().reason())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What was typed comes back beside what somebody else has saved; sent again, it replaces that. */
    private static Grid.Back lost(Map<String, Desk.Typed> typed, DataEntry.Saved saved) {
        var back = new LinkedHashMap<String, Desk.Typed>();
        var problems = new ArrayList<Problem>();
        var all = List.copyOf(typed.values());
        for (int i = 0; i < all.size(); i++) {
            Desk.Typed one = all.get(i);
            var own = new ArrayList<Problem>();
            if (saved.lost().contains(one.cell())) {
                String field = CellFields.numbers(one.measure()).getFirst();
                String theirs = saved.now()
                        .get(i)
                        .map(now -> EntryText.of(now.entry(), Visit.locale()))
                        .orElse("");
                own.add(Problem.of(field, null, "submissions.problem.lost", theirs));
            }
            own.forEach(problem -> problems.add(problem.inside(one.measure().code() + "/" + one.period())));
            back.put(one.measure().code(), new Desk.Typed(one.measure(), one.period(), one.fields(), one.entry(), own));
        }
        return new Grid.Back(back, problems, null, 409);
    }

    private GridPage refused(Membership membership, Team team, Period period, String key, int status) {
        return grid.page(
                membership, team, period, new Grid.Back(Map.of(), List.of(Problem.of("", null, key)), null, status));
    }

    private static String path(Membership membership, Team team) {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/data";
    }
}
