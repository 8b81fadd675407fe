package org.allteach.charts;

import org.allteach.spc.Funnel;
import tools.jackson.core.JsonGenerator;

/** Writes the answer to a funnel. */
final class FunnelWriter {
    private final JsonGenerator json;

    FunnelWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Funnel.Analysis analysis) {
        json.writeStringProperty("chart", "funnel");
        json.writeStringProperty("kind", analysis.options().kind().id());
        json.writeStringProperty("method", analysis.options().method().id());
        number("target", analysis.target());
        number("phi", analysis.phi());
        number("tau2", analysis.tau2());
        json.writeBooleanProperty("adjusted", analysis.usesAdjusted());
        json.writeName("units");
        json.writeStartArray();
        analysis.points().forEach(this::unit);
        json.writeEndArray();
    }

    private void unit(Funnel.Point point) {
        json.writeStartObject();
        json.writeStringProperty("name", point.name());
        number("numerator", point.numerator());
        number("denominator", point.denominator());
        number("ratio", point.ratio());
        Double z = point.z();
        number("z", z == null ? Double.NaN : z);
        number("lower95", point.limits().lower95());
        number("upper95", point.limits().upper95());
        number("lower998", point.limits().lower998());
        number("upper998", point.limits().upper998());
        number("adjustedLower95", point.adjusted().lower95());
        number("adjustedUpper95", point.adjusted().upper95());
        number("adjustedLower998", point.adjusted().lower998());
        number("adjustedUpper998", point.adjusted().upper998());
        json.writeBooleanProperty("outlier", point.outlier());
        json.writeEndObject();
    }

    private void number(String name, double value) {
        json.writeName(name);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
