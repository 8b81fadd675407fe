package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One test of change.
 *
 * @param code what people and addresses call it, unique in its team: {@code C7}
 * @param step its place in its ramp, from 1
 * @param shared whether others than the team's own people may see it
 * @param fields what people wrote and chose, all of them, as written outside; empty where there is nothing yet
 * @param ideas the change ideas it is about, of its team's theory
 * @param measures the codes of the measures on whose charts it shows
 */
public record Cycle(
        UUID collaborative,
        UUID id,
        UUID team,
        String code,
        UUID ramp,
        int step,
        State state,
        boolean shared,
        Map<CycleField, String> fields,
        @Nullable LocalDate actedOn,
        List<UUID> ideas,
        List<String> measures,
        List<Prediction> predictions,
        List<Task> tasks,
        int version) {

    /** How far a test is. */
    public enum State {
        PLANNED,
        DOING,
        STUDYING,
        ACTED,
        STOPPED;

        public boolean isOpen() {
            return this != ACTED && this != STOPPED;
        }
    }

    /** What a test is for. */
    public enum Kind {
        COLLECT,
        DEVELOP,
        TEST,
        IMPLEMENT
    }

    /** How large a test is, from small to large. */
    public enum Scale {
        PATIENT,
        CLINICIAN,
        SHIFT,
        UNIT,
        SEVERAL_UNITS,
        ALL;

        Scale larger() {
            return switch (this) {
                case PATIENT -> CLINICIAN;
                case CLINICIAN -> SHIFT;
                case SHIFT -> UNIT;
                case UNIT -> SEVERAL_UNITS;
                case SEVERAL_UNITS, ALL -> ALL;
            };
        }
    }

    /** Whether it was done as planned. */
    public enum CarriedOut {
        YES,
        PARTLY,
        NO
    }

    /** What becomes of the idea. */
    public enum Decision {
        ADAPT,
        ADOPT,
        ABANDON,
        EXPAND,
        IMPLEMENT
    }

    /**
     * A question that a test is to answer.
     *
     * @param outcome {@code held}, {@code not-held}, {@code unclear}; empty before
     */
    public record Prediction(UUID id, String question, String prediction, String why, String result, String outcome) {}

    /** Something that somebody does for it. */
    public record Task(
            UUID id,
            String text,
            @Nullable UUID owner,
            String ownerName,
            @Nullable LocalDate due,
            @Nullable LocalDate done) {}

    public Cycle {
        ideas = List.copyOf(ideas);
        measures = List.copyOf(measures);
        predictions = List.copyOf(predictions);
        tasks = List.copyOf(tasks);
    }

    /** Whether a viewer who sees the team's tests sees this one: a draft is for the team and those who work with it. */
    public boolean isSeen(Membership membership) {
        return shared || membership.may(Permission.SEE_TEAM, team);
    }

    public String field(CycleField field) {
        return fields.getOrDefault(field, "");
    }

    public String title() {
        return field(CycleField.TITLE);
    }

    public Scale scale() {
        return chosen(Scale.class, field(CycleField.SCALE), Scale.PATIENT);
    }

    public @Nullable Decision decision() {
        String written = field(CycleField.DECISION);
        return written.isEmpty() ? null : chosen(Decision.class, written, Decision.ADAPT);
    }

    public @Nullable LocalDate startsOn() {
        return date(CycleField.STARTS_ON);
    }

    public @Nullable LocalDate endsOn() {
        return date(CycleField.ENDS_ON);
    }

    private @Nullable LocalDate date(CycleField field) {
        String written = field(field);
        return written.isEmpty() ? null : LocalDate.parse(written);
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String written, E otherwise) {
        for (E value : type.getEnumConstants()) {
            if (Given.written(value).equals(written)) {
                return value;
            }
        }
        return otherwise;
    }
}
