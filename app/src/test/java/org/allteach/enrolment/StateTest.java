package org.allteach.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.allteach.enrolment.Application.State;
import org.junit.jupiter.api.Test;

class StateTest {

    @Test
    void the_usual_way_leads_from_the_start_to_the_end() {
        List<State> way = List.of(
                State.INVITED,
                State.STARTED,
                State.SUBMITTED,
                State.NEEDS_CHANGES,
                State.SUBMITTED,
                State.WAITLISTED,
                State.ACCEPTED,
                State.AGREEMENT_SIGNED,
                State.ENROLLED,
                State.COMPLETED);
        for (int i = 1; i < way.size(); i++) {
            assertThat(way.get(i - 1).mayBecome(way.get(i)))
                    .as("%s", way.get(i))
                    .isTrue();
        }
    }

    @Test
    void nothing_follows_the_end_and_nobody_is_enrolled_without_being_accepted() {
        assertThat(State.COMPLETED.next()).isEmpty();
        assertThat(State.WITHDRAWN.next()).isEmpty();
        for (State state : EnumSet.complementOf(EnumSet.of(State.ACCEPTED, State.AGREEMENT_SIGNED))) {
            assertThat(state.mayBecome(State.ENROLLED)).as("%s", state).isFalse();
        }
    }

    @Test
    void whoever_has_not_ended_can_withdraw_unless_declined() {
        assertThat(Arrays.stream(State.values()).filter(state -> !state.mayBecome(State.WITHDRAWN)))
                .containsExactlyInAnyOrder(State.DECLINED, State.WITHDRAWN, State.COMPLETED);
    }

    @Test
    void no_state_follows_itself() {
        assertThat(Arrays.stream(State.values()).filter(state -> state.mayBecome(state)))
                .isEmpty();
    }
}
