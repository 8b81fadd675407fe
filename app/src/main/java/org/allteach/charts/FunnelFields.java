package org.allteach.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.spc.Funnel;
import org.allteach.spc.Line;
import org.allteach.spc.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of a request that only a funnel knows. */
final class FunnelFields {
    private static final Map<String, Funnel.Kind> KINDS = new LinkedHashMap<>();
    private static final Map<String, Funnel.Method> METHODS = new LinkedHashMap<>();

    static {
        for (Funnel.Kind kind : Funnel.Kind.values()) {
            KINDS.put(kind.id(), kind);
        }
        for (Funnel.Method method : Funnel.Method.values()) {
            METHODS.put(method.id(), method);
        }
    }

    private final Fields fields;
    private final List<Funnel.Unit> units = new ArrayList<>();
    private boolean hasUnits;
    private Funnel.@Nullable Kind kind;
    private Funnel.@Nullable Method method;
    private boolean overdispersion;
    private double trim = 0.1;
    private boolean roundExpected;

    FunnelFields(Fields fields) {
        this.fields = fields;
    }

    boolean read(JsonParser json, String name) {
        switch (name) {
            case "units" -> units(json);
            case "kind" -> kind = word(json, name, KINDS);
            case "method" -> method = word(json, name, METHODS);
            case "overdispersion" -> overdispersion = fields.truth(json, name, overdispersion);
            case "trim" -> trim = fields.number(json, name, trim);
            case "roundExpected" -> roundExpected = fields.truth(json, name, roundExpected);
            default -> {
                return false;
            }
        }
        return true;
    }

    private <T> @Nullable T word(JsonParser json, String at, Map<String, T> words) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        T found = json.currentToken() == JsonToken.VALUE_STRING ? words.get(json.getString()) : null;
        if (found == null) {
            fields.wrong(json, at, "one-of", String.join(", ", words.keySet()));
        }
        return found;
    }

    private void units(JsonParser json) {
        hasUnits = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fields.wrong(json, "units", "list");
            return;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                units.add(unit(json, i));
            } else {
                fields.wrong(json, "units[" + i + "]", "object");
            }
        }
    }

    private Funnel.Unit unit(JsonParser json, int index) {
        String at = "units[" + index + "].";
        String unitName = null;
        double numerator = Double.NaN;
        double denominator = Double.NaN;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "name" -> unitName = fields.text(json, at + name);
                case "numerator" -> numerator = fields.number(json, at + name, Double.NaN);
                case "denominator" -> denominator = fields.number(json, at + name, Double.NaN);
                default -> fields.unknown(json, "units[].", name);
            }
        }
        return new Funnel.Unit(unitName == null ? Integer.toString(index + 1) : unitName, numerator, denominator);
    }

    /** The funnel, or all problems. */
    Funnel.Answer analyse(@Nullable Line target, double multiplier) {
        if (!hasUnits) {
            fields.add(Problem.of("units", null, "required"));
        }
        if (target != null && !(target instanceof Line.Constant)) {
            fields.add(Problem.of("target", "[…]", "number"));
        }
        Funnel.Kind known = kind == null ? usual() : kind;
        Funnel.Options options = Funnel.Options.of(known)
                .withTarget(target instanceof Line.Constant constant ? (Double) constant.value() : null)
                .withOverdispersion(overdispersion)
                .withTrim(trim)
                .withMultiplier(multiplier)
                .withRoundExpected(roundExpected);
        return fields.merged(Funnel.analyse(units, method == null ? options : options.withMethod(method)));
    }

    private Funnel.Kind usual() {
        return method == Funnel.Method.SHMI || method == Funnel.Method.CQC
                ? Funnel.Kind.STANDARDISED_RATIO
                : Funnel.Kind.PROPORTION;
    }
}
