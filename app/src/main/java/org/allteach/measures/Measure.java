package org.allteach.measures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Period;
import org.allteach.database.Ids;
import org.allteach.spc.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A measure's definition, made so that two people who apply it get the same number.
 *
 * @param team the team whose own it is; null for a measure of the whole collaborative
 * @param position its place among the collaborative's measures
 * @param unit what the plotted number is read with: {@code %}, {@code per 1,000 bed days}
 * @param multiplier what a numerator per denominator is multiplied by to be shown; 100 for a percentage
 * @param frequency how often it is reported; null for as often as the collaborative's
 * @param dueDay the day after a period's end by which it is due; null for the collaborative's
 * @param required whether every team reports it; the others are a team's choice
 * @param chart the chart's id in the statistics library, such as {@code p-prime}; null for the one advised for the kind
 * @param ruleSet null for the collaborative's
 * @param smallestDenominator smaller denominators are not shown to others; null for the collaborative's
 * @param baselinePoints how many first points the limits are calculated from; null for all
 * @param startsOn the first day of the first period in which it is expected; null for the collaborative's
 * @param endsOn the last day on which it is expected; null for the collaborative's
 * @param definition the words of the definition by field; see {@link #WORDS}
 */
public record Measure(
        UUID collaborative,
        UUID id,
        String code,
        @Nullable UUID team,
        int position,
        String name,
        Type type,
        Kind kind,
        Direction direction,
        String unit,
        double multiplier,
        @Nullable Frequency frequency,
        @Nullable Integer dueDay,
        boolean required,
        @Nullable String chart,
        @Nullable String ruleSet,
        @Nullable Integer smallestDenominator,
        @Nullable Integer baselinePoints,
        Aggregation aggregation,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Target target,
        Map<String, String> definition,
        int version) {

    /** The fields of the definition's words, in the order of reading. */
    public static final List<String> WORDS = List.of(
            "set",
            "description",
            "rationale",
            "numerator",
            "numeratorIncludes",
            "numeratorExcludes",
            "denominator",
            "denominatorIncludes",
            "denominatorExcludes",
            "population",
            "sampling",
            "source",
            "method",
            "collector",
            "stratifiers",
            "baseline",
            "stretchGoal",
            "goalDate",
            "steward");

    /** What a measure is for in the family of measures. */
    public enum Type {
        OUTCOME,
        PROCESS,
        BALANCING,
        STRUCTURE
    }

    /** What a value of the measure is made of. */
    public enum Kind {
        /** How many of so many: a whole numerator and a whole denominator that it does not exceed. */
        PROPORTION(Fields.RATIO),
        /** Events per area of opportunity: a numerator and a denominator. */
        RATE(Fields.RATIO),
        /** A whole number of events. */
        COUNT(Fields.VALUE),
        /** A measurement. */
        CONTINUOUS(Fields.VALUE),
        /** Several measurements. */
        SUBGROUP(Fields.VALUES),
        /** Time since the event before. */
        TIME_BETWEEN(Fields.VALUE),
        /** A whole number of cases since the event before. */
        CASES_BETWEEN(Fields.VALUE),
        /** A score on a scale. */
        SCORE(Fields.VALUE);

        private final Fields fields;

        Kind(Fields fields) {
            this.fields = fields;
        }

        public Fields fields() {
            return fields;
        }

        /** Whether its values come with events, so that a period without one misses nothing. */
        public boolean isOfEvents() {
            return this == TIME_BETWEEN || this == CASES_BETWEEN;
        }

        boolean isWhole() {
            return this == PROPORTION || this == COUNT || this == CASES_BETWEEN;
        }

        boolean mayBeNegative() {
            return this == CONTINUOUS || this == SUBGROUP || this == SCORE;
        }
    }

    /** The fields in which a value is given. */
    public enum Fields {
        RATIO,
        VALUE,
        VALUES
    }

    /** How values of several teams become one. */
    public enum Aggregation {
        /** The sum of the numerators over the sum of the denominators, or of the values. */
        SUM,
        MEAN,
        /** They cannot be pooled. */
        NONE;

        static Aggregation usual(Kind kind) {
            return switch (kind) {
                case PROPORTION, RATE, COUNT -> SUM;
                case CONTINUOUS, SUBGROUP, SCORE -> MEAN;
                case TIME_BETWEEN, CASES_BETWEEN -> NONE;
            };
        }
    }

    /** A new one with what is usual for its kind. */
    static Measure draft(UUID collaborative, String code, int position, Kind kind, boolean required) {
        boolean percentage = kind == Kind.PROPORTION;
        return new Measure(
                collaborative,
                Ids.next(),
                code,
                null,
                position,
                "",
                Type.PROCESS,
                kind,
                Direction.NEITHER,
                percentage ? "%" : "",
                percentage ? 100 : 1,
                null,
                null,
                required,
                null,
                null,
                null,
                null,
                Aggregation.usual(kind),
                null,
                null,
                Target.NONE,
                Map.of(),
                0);
    }

    boolean isNew() {
        return version == 0;
    }

    public Frequency frequency(Collaborative of) {
        return frequency == null ? of.frequency() : frequency;
    }

    /** The last day on which a period's value is in time. */
    public LocalDate due(Collaborative of, Period period) {
        return dueDay == null ? of.due(period) : of.due(period, dueDay);
    }

    public String ruleSet(Collaborative of) {
        return ruleSet == null ? of.ruleSet() : ruleSet;
    }

    public int smallestDenominator(Collaborative of) {
        return smallestDenominator == null ? of.smallestDenominator() : smallestDenominator;
    }

    /** Whether that team can report it: everybody a measure of the collaborative, one team its own. */
    public boolean isFor(UUID someTeam) {
        return team == null || team.equals(someTeam);
    }

    /**
     * All that can be set, as the API writes it and the log compares it.
     *
     * @param teamCode the code of the team whose own it is; null for none
     */
    public Map<String, @Nullable Object> content(@Nullable String teamCode) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("code", code);
        content.put("name", name);
        content.put("team", teamCode);
        content.put("position", position);
        content.put("type", Given.written(type));
        content.put("kind", Given.written(kind));
        content.put("direction", Given.written(direction));
        content.put("unit", unit);
        content.put("multiplier", multiplier);
        content.put("frequency", frequency == null ? null : Given.written(frequency));
        content.put("dueDay", dueDay);
        content.put("required", required);
        content.put("target", target.content());
        content.put("chart", chart);
        content.put("ruleSet", ruleSet);
        content.put("smallestDenominator", smallestDenominator);
        content.put("baselinePoints", baselinePoints);
        content.put("aggregation", Given.written(aggregation));
        content.put("startsOn", startsOn == null ? null : startsOn.toString());
        content.put("endsOn", endsOn == null ? null : endsOn.toString());
        content.put("definition", definition);
        return content;
    }
}
