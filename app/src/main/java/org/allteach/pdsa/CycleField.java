package org.allteach.pdsa;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allteach.collaboratives.Given;

/** What people write and choose in a cycle, field by field, so that each can be saved as it is left. */
public enum CycleField {
    TITLE(Part.PLAN, Type.LINE),
    KIND(Part.PLAN, Cycle.Kind.values()),
    OBJECTIVE(Part.PLAN, Type.TEXT),
    SCALE(Part.PLAN, Cycle.Scale.values()),
    CONDITIONS(Part.PLAN, Type.LINE),
    PLACE(Part.PLAN, Type.LINE),
    STARTS_ON(Part.PLAN, Type.DATE),
    ENDS_ON(Part.PLAN, Type.DATE),
    LEAD(Part.PLAN, Type.PERSON),
    COLLECTS(Part.PLAN, Type.TEXT),
    SAMPLE(Part.PLAN, Type.LINE),
    COLLECTOR(Part.PLAN, Type.LINE),
    CARRIED_OUT(Part.DO, Cycle.CarriedOut.values()),
    HAPPENED(Part.DO, Type.TEXT),
    PROBLEMS(Part.DO, Type.TEXT),
    OBSERVATIONS(Part.DO, Type.TEXT),
    LEARNED(Part.STUDY, Type.TEXT),
    DECISION(Part.ACT, Cycle.Decision.values()),
    NEXT_STEP(Part.ACT, Type.TEXT),
    REASON(Part.ACT, Type.TEXT);

    /** The four parts of a cycle. */
    public enum Part {
        PLAN,
        DO,
        STUDY,
        ACT
    }

    /** What can stand in a field. */
    public enum Type {
        LINE,
        TEXT,
        DATE,
        PERSON,
        CHOICE
    }

    private final Part part;
    private final Type type;
    private final List<String> choices;

    CycleField(Part part, Type type) {
        this.part = part;
        this.type = type;
        this.choices = List.of();
    }

    CycleField(Part part, Enum<?>... choices) {
        this.part = part;
        this.type = Type.CHOICE;
        this.choices = Arrays.stream(choices).map(Given::written).toList();
    }

    /** The field of that name: {@code starts-on}. */
    public static Optional<CycleField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.written().equals(name))
                .findFirst();
    }

    public Part part() {
        return part;
    }

    public Type type() {
        return type;
    }

    /** What can be chosen; empty where people write. */
    public List<String> choices() {
        return choices;
    }

    /** Its name in addresses and JSON. */
    public String written() {
        return Given.written(this);
    }

    /** Whether a cycle always has it. */
    boolean isRequired() {
        return this == TITLE || this == KIND || this == SCALE;
    }

    /** Its column. */
    String column() {
        return this == LEAD ? "lead_id" : name().toLowerCase(Locale.ROOT);
    }
}
