package org.allteach.variation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.allteach.charts.AnalysisWriter;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.variation.TeamCharts.TeamChart;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** The same charts as JSON, in the form of the statistics' own contract. */
@RestController
class AnalysisApi {

    private static final String LINES = "application/x-ndjson";

    private final TeamCharts charts;

    AnalysisApi(TeamCharts charts) {
        this.charts = charts;
    }

    @GetMapping("/api/v1/collaboratives/{slug}/measures/{measure}/analyses")
    void analyses(
            Membership membership,
            @PathVariable String measure,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestHeader(name = "Accept", defaultValue = "") String accept,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Measure wanted = charts.measure(membership, measure);
        List<TeamChart> found = charts.ofMeasure(membership, wanted, within(date("from", from), date("to", to)), team);
        boolean lines = accept.contains(LINES);
        response.setContentType(lines ? LINES : MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator json = AnalysisWriter.generator(response.getOutputStream())) {
            var writer = new AnalysisWriter(json, locale);
            if (!lines) {
                json.writeStartArray();
            }
            for (TeamChart chart : found) {
                json.writeStartObject();
                json.writeStringProperty("id", chart.appearance().code());
                json.writeName("team");
                json.writeStartObject();
                json.writeStringProperty("code", chart.appearance().code());
                json.writeStringProperty("name", chart.appearance().name());
                json.writeEndObject();
                writer.writeFields(chart.charted().analysis(), List.of());
                json.writeEndObject();
            }
            if (!lines) {
                json.writeEndArray();
            }
        }
    }

    private static Predicate<Point> within(@Nullable LocalDate from, @Nullable LocalDate to) {
        return point -> (from == null || !point.start().isBefore(from))
                && (to == null || !point.start().isAfter(to));
    }

    private static @Nullable LocalDate date(String name, @Nullable String given) {
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(Problem.of(name, given, "problem.date"));
        }
    }

    @GetMapping("/api/v1/collaboratives/{slug}/measures/{measure}/pooled")
    void pooled(Membership membership, @PathVariable String measure, HttpServletResponse response, Locale locale)
            throws IOException {
        Measure wanted = charts.measure(membership, measure);
        if (!Pool.isPossible(wanted)) {
            throw wanted.team() == null
                    ? Refusal.invalid(Problem.of("", null, "variation.pooled.none"))
                    : Refusal.notFound();
        }
        Pool pool = charts.pooled(membership, wanted);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator json = AnalysisWriter.generator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeStringProperty("id", wanted.code());
            new AnalysisWriter(json, locale).writeFields(pool.charted().analysis(), pool.reporters());
            json.writeEndObject();
        }
    }
}
