package org.allteach.submissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.DataEntry;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One cell of the grid: saved by the grid's script as soon as it is left; and its history. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/m/{measure}")
class CellController {

    private final Desk desk;

    CellController(Desk desk) {
        this.desk = desk;
    }

    /** Saves the cell; sent again, it has no further effect. Answers what stands there now, and in words. */
    @PostMapping("/values/{period}")
    ResponseEntity<Map<String, @Nullable Object>> save(
            Membership membership,
            Team team,
            @PathVariable String measure,
            @PathVariable String period,
            @RequestParam Map<String, String> form) {
        Locale locale = Visit.locale();
        Measure of = desk.measure(membership, team, measure);
        Period in = period(membership, of, period);
        var typed = desk.read(membership, team, of, in, new CellFields(form), locale);
        if (!typed.problems().isEmpty()) {
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put(
                    "problems",
                    typed.problems().stream()
                            .map(problem -> Map.of("at", problem.at(), "text", problem.text()))
                            .toList());
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(answer);
        }
        DataEntry.Saved saved = desk.save(
                membership,
                team,
                List.of(typed),
                Observation.Source.FORM,
                typed.fields().reason());
        Observation now = saved.now().getFirst().orElse(null);
        boolean locked = desk.isLocked(membership, team, in);
        boolean lost = !saved.lost().isEmpty();
        var answer = answer(now, locked, lost, locale);
        PeriodState state = desk.state(membership, team, in);
        answer.put("column", state.words());
        answer.put("lacking", state.hint());
        return ResponseEntity.status(lost ? HttpStatus.CONFLICT : HttpStatus.OK).body(answer);
    }

    private static Map<String, @Nullable Object> answer(
            @Nullable Observation now, boolean locked, boolean lost, Locale locale) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("revision", now == null ? 0 : now.revision().number());
        answer.put("state", now == null ? "empty" : now.isDraft() ? "draft" : "submitted");
        answer.put("words", GridCell.words(now, locked));
        answer.put(
                "fields",
                CellFields.of(now == null ? null : now.entry(), locale).typed());
        if (lost) {
            String theirs = now == null ? Visit.text("submissions.cell.emptied") : EntryText.of(now.entry(), locale);
            answer.put("lost", Visit.text("submissions.problem.lost", theirs));
        }
        return answer;
    }

    @GetMapping("/history/{period}")
    HistoryPage history(Membership membership, Team team, @PathVariable String measure, @PathVariable String period) {
        Measure of = desk.measure(membership, team, measure);
        Period in = period(membership, of, period);
        return new HistoryPage(membership, team, of, in, desk.history(membership, team, of, in));
    }

    private static Period period(Membership membership, Measure measure, String text) {
        Period period = measure.frequency(membership.collaborative()).parse(text);
        if (period == null) {
            throw Refusal.notFound();
        }
        return period;
    }
}
