package org.allteach.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.ChartFile;
import org.allteach.drawing.LargeChart;
import org.allteach.measures.Measure;
import org.allteach.spreadsheets.TableFile;
import org.allteach.variation.Annotations;
import org.allteach.variation.Note;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Teams side by side. */
@Controller
class BenchmarkController {

    private final Benchmarks benchmarks;
    private final Annotations annotations;

    BenchmarkController(Benchmarks benchmarks, Annotations annotations) {
        this.benchmarks = benchmarks;
        this.annotations = annotations;
    }

    /** What was typed and cannot be is said on the page, which shows the usual meanwhile. */
    @GetMapping("/c/{slug}/measures/{measure}/benchmark")
    BenchmarkPage page(
            Membership membership,
            @PathVariable String measure,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        Measure wanted = benchmarks.measure(membership, measure);
        Query query = Query.of(parameters);
        Benchmark benchmark =
                benchmarks.of(membership, wanted, query.problems().isEmpty() ? query : Query.of(Map.of()));
        List<Standing> shown = BenchmarkPage.shown(benchmark, query);
        var notes = new HashMap<java.util.UUID, Note>();
        annotations
                .latestNotes(membership.collaborative().id(), List.of(wanted.id()), null)
                .forEach(note -> notes.put(note.team(), note));
        return new BenchmarkDrawing(membership, benchmark, query, notes, locale)
                .page(shown, benchmarks.charts(membership, benchmark, shown), benchmarks.pool(membership, benchmark));
    }

    @GetMapping("/c/{slug}/measures/{measure}/benchmark.csv")
    ResponseEntity<byte[]> csv(
            Membership membership, @PathVariable String measure, @RequestParam Map<String, String> parameters) {
        return Exports.csv(table(membership, measure, parameters), measure + "-benchmark");
    }

    @GetMapping("/c/{slug}/measures/{measure}/benchmark.xlsx")
    ResponseEntity<byte[]> xlsx(
            Membership membership, @PathVariable String measure, @RequestParam Map<String, String> parameters) {
        return Exports.xlsx(table(membership, measure, parameters), measure + "-benchmark");
    }

    /** The funnel as it stands on the page, as a drawing. */
    @GetMapping({
        "/c/{slug}/measures/{measure}/benchmark.svg",
        "/api/v1/collaboratives/{slug}/measures/{measure}/benchmark.svg"
    })
    ResponseEntity<byte[]> svg(
            Membership membership,
            @PathVariable String measure,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        return Exports.svg(drawing(membership, measure, parameters, locale), measure + "-benchmark");
    }

    /** The same in pixels. */
    @GetMapping({
        "/c/{slug}/measures/{measure}/benchmark.png",
        "/api/v1/collaboratives/{slug}/measures/{measure}/benchmark.png"
    })
    ResponseEntity<byte[]> png(
            Membership membership,
            @PathVariable String measure,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "1800") int width,
            Locale locale) {
        return Exports.png(drawing(membership, measure, parameters, locale), width, measure + "-benchmark");
    }

    private String drawing(Membership membership, String measure, Map<String, String> parameters, Locale locale) {
        return switch (benchmark(membership, measure, parameters).sides()) {
            case Benchmark.Drawn drawn -> ChartFile.svg(drawn.file(membership), LargeChart.Size.WIDE, locale);
            case Benchmark.NotDrawn none -> throw Refusal.conflict(Problem.of("", null, none.reason()));
        };
    }

    private TableFile table(Membership membership, String measure, Map<String, String> parameters) {
        Benchmark benchmark = benchmark(membership, measure, parameters);
        return BenchmarkTable.of(
                membership, benchmark, benchmarks.charts(membership, benchmark, benchmark.standings()));
    }

    private Benchmark benchmark(Membership membership, String measure, Map<String, String> parameters) {
        Query query = Query.of(parameters);
        if (!query.problems().isEmpty()) {
            throw Refusal.invalid(query.problems());
        }
        return benchmarks.of(membership, benchmarks.measure(membership, measure), query);
    }
}
