package org.allteach.charts;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.allteach.spc.Analysis;
import org.allteach.spc.Assurance;
import org.allteach.spc.Funnel;
import org.allteach.spc.Phase;
import org.allteach.spc.Problem;
import org.allteach.spc.Result;
import org.allteach.spc.Signal;
import org.allteach.spc.Variation;
import org.allteach.spc.Warning;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes answers of the JSON contract. */
public final class AnalysisWriter {
    private final JsonGenerator json;
    private final Locale locale;
    private final PointsField points = new PointsField();

    public AnalysisWriter(JsonGenerator json, Locale locale) {
        this.json = json;
        this.locale = locale;
    }

    void write(AnalysisRequest request) {
        if (request.isFunnel()) {
            Funnel.Answer answer = request.funnel();
            begin(request.id());
            switch (answer) {
                case Result.Problems found -> problems(found.problems());
                case Funnel.Analysis analysis -> {
                    new FunnelWriter(json).write(analysis);
                    warnings(List.of(), request.unknown());
                }
            }
        } else {
            Result result = request.analyse();
            begin(request.id());
            switch (result) {
                case Result.Problems found -> problems(found.problems());
                case Analysis analysis -> analysis(analysis, List.of(), request.unknown());
            }
        }
        json.writeEndObject();
    }

    /** A generator as the contract wants it: objects written one after the other stand on lines of their own. */
    public static JsonGenerator generator(OutputStream out) {
        return Json.generator(out);
    }

    /**
     * Writes the fields of an analysis into an object that the caller has begun and will end.
     *
     * @param reporters how many stand behind each point, written with it; empty where each is one team's
     */
    public void writeFields(Analysis analysis, List<Integer> reporters) {
        analysis(analysis, reporters, Set.of());
    }

    private void begin(@Nullable Object id) {
        json.writeStartObject();
        json.writeName("id");
        Json.writeAny(json, id);
    }

    /** Answers something that could not even be read. */
    void refuse(@Nullable Object id, Problem problem) {
        begin(id);
        problems(List.of(problem));
        json.writeEndObject();
    }

    private void problems(Iterable<Problem> problems) {
        json.writeName("problems");
        json.writeStartArray();
        problems.forEach(problem -> Json.writeProblem(json, problem, locale));
        json.writeEndArray();
    }

    private void analysis(Analysis analysis, List<Integer> reporters, Set<String> unknown) {
        json.writeStringProperty("chart", analysis.chart().id());
        json.writeName("points");
        points.write(json, analysis, reporters);
        json.writeName("phases");
        json.writeStartArray();
        analysis.phases().forEach(this::phase);
        json.writeEndArray();
        json.writeName("signals");
        json.writeStartArray();
        analysis.signals().forEach(this::signal);
        json.writeEndArray();
        Variation variation = analysis.variation();
        text("variation", variation == null ? null : variation.id());
        Assurance assurance = analysis.assurance();
        text("assurance", assurance == null ? null : assurance.id());
        warnings(analysis.warnings(), unknown);
        json.writeStringProperty("rules", analysis.options().rules().name());
        json.writeNumberProperty("rulesVersion", analysis.options().rules().version());
        json.writeBooleanProperty("screenMovingRanges", analysis.options().screenMovingRanges());
    }

    private void phase(Phase phase) {
        json.writeStartObject();
        json.writeNumberProperty("from", phase.from());
        json.writeNumberProperty("to", phase.to());
        number("centre", phase.centre());
        number("sigma", phase.sigma());
        if (phase.sigmaZ() != null) {
            number("sigmaZ", phase.sigmaZ());
        }
        if (phase.mean() != null) {
            number("mean", phase.mean());
            number("median", phase.median());
        }
        json.writeNumberProperty("observations", phase.observations());
        json.writeBooleanProperty("provisional", phase.provisional());
        runs(phase.runs());
        json.writeEndObject();
    }

    private void runs(Phase.@Nullable RunsAnalysis runs) {
        json.writeNumberProperty("useful", runs == null ? 0 : runs.useful());
        whole("longestRun", runs == null ? null : runs.longestRun());
        whole("longestRunLimit", runs == null ? null : runs.longestRunLimit());
        whole("crossings", runs == null ? null : runs.crossings());
        whole("crossingsMinimum", runs == null ? null : runs.crossingsMinimum());
        json.writeBooleanProperty("runsSignal", runs != null && runs.signal());
    }

    private void signal(Signal signal) {
        json.writeStartObject();
        json.writeStringProperty("rule", signal.rule().id());
        json.writeNumberProperty("from", signal.from());
        json.writeNumberProperty("to", signal.to());
        json.writeNumberProperty("completedAt", signal.completedAt());
        json.writeName("favourable");
        Json.writeAny(json, signal.favourable());
        json.writeStringProperty("text", signal.text(locale));
        json.writeEndObject();
    }

    private void warnings(List<Warning> warnings, Set<String> unknown) {
        json.writeName("warnings");
        json.writeStartArray();
        for (Warning warning : warnings) {
            json.writeString(warning.kind().id() + ": " + warning.text(locale));
        }
        for (String name : unknown) {
            json.writeString("unknown-field: " + name);
        }
        json.writeEndArray();
    }

    private void number(String name, @Nullable Double value) {
        json.writeName(name);
        if (value == null || !Double.isFinite(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void whole(String name, @Nullable Integer value) {
        json.writeName(name);
        Json.writeAny(json, value);
    }

    private void text(String name, @Nullable String value) {
        json.writeName(name);
        Json.writeAny(json, value);
    }
}
