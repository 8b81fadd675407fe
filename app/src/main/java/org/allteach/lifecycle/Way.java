package org.allteach.lifecycle;

import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative.State;

/** The states of a collaborative in their order. */
final class Way {

    static final List<State> STATES = List.of(
            State.DRAFT,
            State.PLANNING,
            State.RECRUITING,
            State.PREWORK,
            State.ACTIVE,
            State.CLOSING,
            State.HOLDING_GAINS,
            State.CLOSED);

    private Way() {}

    static Optional<State> after(State state) {
        int place = STATES.indexOf(state);
        return place < 0 || place == STATES.size() - 1 ? Optional.empty() : Optional.of(STATES.get(place + 1));
    }

    static Optional<State> before(State state) {
        int place = STATES.indexOf(state);
        return place <= 0 ? Optional.empty() : Optional.of(STATES.get(place - 1));
    }
}
