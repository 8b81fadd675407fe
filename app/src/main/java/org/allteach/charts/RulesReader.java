package org.allteach.charts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.allteach.spc.Rule;
import org.allteach.spc.RuleSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a rule set: a name, or rules of one's own with their numbers. */
final class RulesReader {
    private static final String NAMES =
            String.join(", ", RuleSet.named().stream().map(RuleSet::name).toList());
    private static final Map<String, Rule> RULES = new java.util.HashMap<>();
    /** What {@code true} stands for. */
    private static final Map<Rule, Integer> USUAL = Map.of(
            Rule.SHIFT,
            8,
            Rule.TREND,
            6,
            Rule.TWO_OF_THREE,
            2,
            Rule.FOUR_OF_FIVE,
            4,
            Rule.HUGGING,
            15,
            Rule.ALTERNATING,
            14,
            Rule.MIXTURE,
            8);

    static {
        for (Rule rule : Rule.values()) {
            RULES.put(rule.id(), rule);
            RULES.put(camelCase(rule.id()), rule);
        }
    }

    private final Fields fields;

    RulesReader(Fields fields) {
        this.fields = fields;
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : List.of(id.split("-"))) {
            name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
            name.append(word, 1, word.length());
        }
        return name.toString();
    }

    RuleSet read(JsonParser json, RuleSet otherwise) {
        switch (json.currentToken()) {
            case VALUE_NULL -> {
                return otherwise;
            }
            case START_OBJECT -> {
                return custom(json);
            }
            case VALUE_STRING -> {
                RuleSet named = RuleSet.named(json.getString()).orElse(null);
                if (named != null) {
                    return named;
                }
                fields.wrong(json, "rules", "rules", NAMES);
            }
            default -> fields.wrong(json, "rules", "rules", NAMES);
        }
        return otherwise;
    }

    private RuleSet custom(JsonParser json) {
        Map<Rule, Integer> points = new EnumMap<>(Rule.class);
        points.put(Rule.BEYOND_LIMITS, 1);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            Rule rule = RULES.get(name);
            if (rule == null) {
                fields.unknown(json, "rules.", name);
            } else {
                rule(json, rule, points);
            }
        }
        return RuleSet.custom(points);
    }

    private void rule(JsonParser json, Rule rule, Map<Rule, Integer> points) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_TRUE) {
            points.put(rule, USUAL.getOrDefault(rule, 1));
        } else if (token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL) {
            points.remove(rule);
        } else {
            Integer whole = fields.whole(json, "rules." + camelCase(rule.id()));
            if (whole != null) {
                points.put(rule, whole);
            }
        }
    }
}
