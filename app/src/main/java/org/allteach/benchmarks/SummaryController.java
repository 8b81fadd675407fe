package org.allteach.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Summary tables: all measures of one team, all teams of one measure. */
@Controller
class SummaryController {

    private final Summaries summaries;

    SummaryController(Summaries summaries) {
        this.summaries = summaries;
    }

    @GetMapping("/c/{slug}/t/{team}/summary")
    SummaryPage team(Membership membership, Team team, @RequestParam Map<String, String> parameters, Locale locale) {
        return SummaryPage.of(
                membership,
                team,
                Visit.text("benchmarks.summary.of.team"),
                "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/summary",
                SummaryQuery.of(parameters),
                summaries.ofTeam(membership, team),
                locale);
    }

    @GetMapping("/c/{slug}/t/{team}/summary.csv")
    ResponseEntity<byte[]> teamCsv(Membership membership, Team team, @RequestParam Map<String, String> parameters) {
        return Exports.csv(table(membership, team, parameters), team.code() + "-summary");
    }

    @GetMapping("/c/{slug}/t/{team}/summary.xlsx")
    ResponseEntity<byte[]> teamXlsx(Membership membership, Team team, @RequestParam Map<String, String> parameters) {
        return Exports.xlsx(table(membership, team, parameters), team.code() + "-summary");
    }

    private TableFile table(Membership membership, Team team, Map<String, String> parameters) {
        return SummaryTable.of(team.code(), SummaryQuery.of(parameters).of(summaries.ofTeam(membership, team)));
    }

    @GetMapping("/c/{slug}/measures/{measure}/summary")
    SummaryPage measure(
            Membership membership,
            @PathVariable String measure,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        Measure wanted = summaries.measure(membership, measure);
        return SummaryPage.of(
                membership,
                null,
                Visit.text("benchmarks.summary.of.measure", wanted.name()),
                "/c/" + membership.collaborative().slug() + "/measures/" + measure + "/summary",
                SummaryQuery.of(parameters),
                summaries.ofMeasure(membership, wanted),
                locale);
    }

    @GetMapping("/c/{slug}/measures/{measure}/summary.csv")
    ResponseEntity<byte[]> measureCsv(
            Membership membership, @PathVariable String measure, @RequestParam Map<String, String> parameters) {
        return Exports.csv(table(membership, measure, parameters), measure + "-summary");
    }

    @GetMapping("/c/{slug}/measures/{measure}/summary.xlsx")
    ResponseEntity<byte[]> measureXlsx(
            Membership membership, @PathVariable String measure, @RequestParam Map<String, String> parameters) {
        return Exports.xlsx(table(membership, measure, parameters), measure + "-summary");
    }

    private TableFile table(Membership membership, String measure, Map<String, String> parameters) {
        Measure wanted = summaries.measure(membership, measure);
        return SummaryTable.of(wanted.code(), SummaryQuery.of(parameters).of(summaries.ofMeasure(membership, wanted)));
    }
}
