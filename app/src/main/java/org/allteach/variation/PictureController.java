package org.allteach.variation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.ChartFile;
import org.allteach.drawing.LargeChart;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Png;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.spc.Analysis;
import org.allteach.spc.Rule;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One chart to take along: as a drawing, in pixels, as numbers. */
@Controller
class PictureController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final MediaType CSV = MediaType.parseMediaType(TableFile.CSV);

    private static final MediaType XLSX = MediaType.parseMediaType(TableFile.XLSX);
    private static final List<String> COLUMNS = List.of(
            "period",
            "numerator",
            "denominator",
            "value",
            "centre",
            "lower",
            "upper",
            "target",
            "phase",
            "included",
            "provisional",
            "signals");

    private final TeamCharts charts;

    PictureController(TeamCharts charts) {
        this.charts = charts;
    }

    @GetMapping({
        "/c/{slug}/t/{team}/m/{measure}/chart.svg",
        "/api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.svg"
    })
    ResponseEntity<byte[]> svg(Membership membership, Team team, @PathVariable String measure, Locale locale) {
        String svg = file(membership, team, measure, locale);
        return answer(SVG, team, measure, "svg", svg.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping({
        "/c/{slug}/t/{team}/m/{measure}/chart.png",
        "/api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.png"
    })
    ResponseEntity<byte[]> png(
            Membership membership,
            Team team,
            @PathVariable String measure,
            @RequestParam(defaultValue = "1800") int width,
            Locale locale) {
        byte[] png = Png.of(file(membership, team, measure, locale), width)
                .orElseThrow(() -> Refusal.conflict(Problem.of("", null, "variation.problem.fonts")));
        return answer(MediaType.IMAGE_PNG, team, measure, "png", png);
    }

    private String file(Membership membership, Team team, String code, Locale locale) {
        Measure measure = charts.measure(membership, team, code);
        Charted charted = charts.ofTeam(membership, team, measure);
        Picture picture = charted.picture(measure.name() + ", " + team.name(), charts.notes(membership, team, charted));
        return ChartFile.svg(picture, LargeChart.Size.WIDE, locale);
    }

    /** The chart's numbers as programs read them: a point before the decimals, dates as {@code 2026-03-01}. */
    @GetMapping("/c/{slug}/t/{team}/m/{measure}/data.csv")
    ResponseEntity<byte[]> csv(Membership membership, Team team, @PathVariable String measure) {
        return answer(
                CSV, team, measure, "csv", table(membership, team, measure).csv());
    }

    /** The same as a workbook. */
    @GetMapping("/c/{slug}/t/{team}/m/{measure}/data.xlsx")
    ResponseEntity<byte[]> xlsx(Membership membership, Team team, @PathVariable String measure) {
        return answer(
                XLSX, team, measure, "xlsx", table(membership, team, measure).xlsx());
    }

    private TableFile table(Membership membership, Team team, String code) {
        Charted charted = charts.ofTeam(membership, team, charts.measure(membership, team, code));
        Analysis analysis = charted.analysis();
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < analysis.size(); i++) {
            Point point = charted.points().get(i);
            rows.add(List.of(
                    analysis.series().x(i),
                    point.numerator(),
                    point.denominator(),
                    analysis.value(i),
                    analysis.centre(i),
                    analysis.lower(i),
                    analysis.upper(i),
                    analysis.target(i),
                    analysis.phase(i) + 1,
                    analysis.included(i),
                    point.provisional(),
                    signals(analysis, i)));
        }
        return new TableFile(code, COLUMNS, rows);
    }

    private static String signals(Analysis analysis, int index) {
        var names = new StringBuilder();
        for (Rule rule : Rule.values()) {
            if (analysis.signals(index, rule)) {
                names.append(names.isEmpty() ? "" : " ").append(rule.id());
            }
        }
        return names.toString();
    }

    private static ResponseEntity<byte[]> answer(
            MediaType type, Team team, String measure, String ending, byte[] content) {
        String name = team.code() + "-" + measure + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // A drawing that is opened by itself brings its style along, and may do nothing else.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(content);
    }
}
