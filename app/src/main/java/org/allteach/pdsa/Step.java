package org.allteach.pdsa;

import java.util.Arrays;
import java.util.Optional;
import org.allteach.collaboratives.Given;

/** A step from one state of a test to another, by the name that its address has. */
enum Step {
    START(Cycle.State.DOING, Cycle.State.PLANNED),
    STUDY(Cycle.State.STUDYING, Cycle.State.DOING),
    COMPLETION(Cycle.State.ACTED, Cycle.State.STUDYING),
    STOP(Cycle.State.STOPPED, Cycle.State.PLANNED, Cycle.State.DOING, Cycle.State.STUDYING),
    REOPENING(Cycle.State.STUDYING, Cycle.State.ACTED, Cycle.State.STOPPED);

    private final Cycle.State to;
    private final Cycle.State[] from;

    Step(Cycle.State to, Cycle.State... from) {
        this.to = to;
        this.from = from;
    }

    static Optional<Step> named(String name) {
        return Arrays.stream(values())
                .filter(step -> step.written().equals(name))
                .findFirst();
    }

    String written() {
        return Given.written(this);
    }

    Cycle.State to() {
        return to;
    }

    boolean isFrom(Cycle.State state) {
        return Arrays.asList(from).contains(state);
    }
}
