package org.allteach.variation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One measure of one team: its page, and what people say and decide of its chart. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/m/{measure}")
class MeasureController {

    private final TeamCharts charts;
    private final Annotations annotations;
    private final Observations observations;

    MeasureController(TeamCharts charts, Annotations annotations, Observations observations) {
        this.charts = charts;
        this.annotations = annotations;
        this.observations = observations;
    }

    @GetMapping
    MeasurePage page(
            Membership membership,
            Team team,
            @PathVariable String measure,
            @RequestParam(name = "from", defaultValue = "") String from,
            Locale locale) {
        Measure wanted = charts.measure(membership, team, measure);
        Charted charted = charts.ofTeam(membership, team, wanted);
        return page(membership, team, charted, AnnotationForm.phaseFrom(from), List.of(), locale);
    }

    @PostMapping("/notes")
    Object note(
            Membership membership,
            Team team,
            @PathVariable String measure,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        return annotate(membership, team, measure, AnnotationForm.of(null, typed), locale);
    }

    @PostMapping("/decisions/{kind}")
    Object decide(
            Membership membership,
            Team team,
            @PathVariable String measure,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        Decision.Kind decided = Arrays.stream(Decision.Kind.values())
                .filter(known -> known.word().equals(kind))
                .filter(known -> known != Decision.Kind.RULES || MeasurePage.mayChooseRules(membership))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return annotate(membership, team, measure, AnnotationForm.of(decided, typed), locale);
    }

    private Object annotate(Membership membership, Team team, String code, AnnotationForm form, Locale locale) {
        Measure measure = charts.measure(membership, team, code);
        Charted charted = charts.ofTeam(membership, team, measure);
        List<Problem> problems = form.problems(charted.dates());
        if (!problems.isEmpty()) {
            return page(membership, team, charted, form, problems, locale);
        }
        LocalDate start = Objects.requireNonNull(form.start(charted.dates()));
        if (form.kind() == null) {
            annotations.note(team, measure, start, form.text());
        } else {
            annotations.decide(team, measure, form.kind(), start, form.label(), form.text());
        }
        return back(membership, team, measure);
    }

    @PostMapping("/notes/{note}/removal")
    ResponseEntity<Void> removeNote(
            Membership membership, Team team, @PathVariable String measure, @PathVariable String note) {
        Measure wanted = charts.measure(membership, team, measure);
        if (!annotations.removeNote(team, wanted, id(note))) {
            throw Refusal.notFound();
        }
        return back(membership, team, wanted);
    }

    @PostMapping("/decisions/{decision}/removal")
    ResponseEntity<Void> removeDecision(
            Membership membership, Team team, @PathVariable String measure, @PathVariable String decision) {
        Measure wanted = charts.measure(membership, team, measure);
        if (!annotations.removeDecision(team, wanted, id(decision))) {
            throw Refusal.notFound();
        }
        return back(membership, team, wanted);
    }

    private MeasurePage page(
            Membership membership,
            Team team,
            Charted charted,
            AnnotationForm typed,
            List<Problem> problems,
            Locale locale) {
        UUID collaborative = team.collaborative();
        UUID measure = charted.measure().id();
        boolean works = membership.may(Permission.SEE_TEAM, team.id());
        return MeasurePage.of(
                membership,
                team,
                charted,
                charts.notes(membership, team, charted),
                annotations.decisions(collaborative, List.of(measure), team.id()),
                annotations.undone(collaborative, measure, team.id()),
                works ? observations.drafts(collaborative, measure, team.id()) : 0,
                typed,
                problems,
                locale);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static ResponseEntity<Void> back(Membership membership, Team team, Measure measure) {
        return SeeOther.to(
                "/c/{slug}/t/{team}/m/{measure}", membership.collaborative().slug(), team.code(), measure.code());
    }
}
