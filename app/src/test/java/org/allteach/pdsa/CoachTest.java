package org.allteach.pdsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.pdsa.Coach.Question;
import org.junit.jupiter.api.Test;

class CoachTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    private static final UUID ID = new UUID(1, 2);

    private final Map<CycleField, String> fields = new EnumMap<>(CycleField.class);
    private Cycle.State state = Cycle.State.PLANNED;
    private int step = 1;
    private List<UUID> ideas = List.of(ID);
    private List<String> measures = List.of();
    private List<Cycle.Prediction> predictions =
            List.of(new Cycle.Prediction(ID, "Will it?", "Yes, mostly", "It did elsewhere", "", ""));

    CoachTest() {
        fields.put(CycleField.SCALE, "patient");
        fields.put(CycleField.COLLECTS, "A tally");
        fields.put(CycleField.LEARNED, "It works by day");
    }

    private List<Question> asked(int length) {
        return Coach.questions(cycle(), length, TODAY);
    }

    private Cycle cycle() {
        return new Cycle(
                ID, ID, ID, "C1", ID, step, state, true, fields, null, ideas, measures, predictions, List.of(), 1);
    }

    @Test
    void a_good_plan_is_left_alone() {
        assertThat(asked(1)).isEmpty();
    }

    @Test
    void a_test_of_no_idea_is_asked_of_which() {
        ideas = List.of();
        assertThat(asked(1)).containsExactly(Question.NO_IDEA);
    }

    @Test
    void a_question_without_a_prediction_is_none() {
        predictions = List.of(new Cycle.Prediction(ID, "Will it?", " ", "", "", ""));
        assertThat(asked(1)).containsExactly(Question.NO_PREDICTION);
        predictions = List.of();
        assertThat(asked(1)).containsExactly(Question.NO_PREDICTION);
    }

    @Test
    void data_are_a_plan_for_some_or_a_measure() {
        fields.put(CycleField.COLLECTS, " ");
        assertThat(asked(1)).containsExactly(Question.NO_DATA);
        measures = List.of("falls");
        assertThat(asked(1)).isEmpty();
    }

    @Test
    void only_the_first_test_of_a_ramp_should_be_small() {
        fields.put(CycleField.SCALE, "unit");
        assertThat(asked(1)).isEmpty();
        fields.put(CycleField.SCALE, "several-units");
        assertThat(asked(1)).containsExactly(Question.BIG_FIRST);
        step = 2;
        assertThat(asked(2)).isEmpty();
    }

    @Test
    void two_weeks_after_its_end_an_open_test_is_asked_what_happened() {
        fields.put(CycleField.ENDS_ON, TODAY.minusDays(14).toString());
        assertThat(asked(1)).isEmpty();
        fields.put(CycleField.ENDS_ON, TODAY.minusDays(15).toString());
        assertThat(asked(1)).containsExactly(Question.OVERDUE);
        state = Cycle.State.STOPPED;
        assertThat(asked(1)).isEmpty();
    }

    @Test
    void a_finished_test_is_asked_what_was_learned_and_what_comes_next() {
        state = Cycle.State.ACTED;
        fields.put(CycleField.LEARNED, "");
        assertThat(asked(1)).containsExactly(Question.NO_STUDY, Question.LONE);
        assertThat(asked(2)).containsExactly(Question.NO_STUDY);
        fields.put(CycleField.DECISION, "abandon");
        assertThat(asked(1)).containsExactly(Question.NO_STUDY);
    }

    @Test
    void the_method_is_kept_where_nothing_is_missing() {
        state = Cycle.State.ACTED;
        assertThat(Coach.isKept(cycle(), 2)).isTrue();
        assertThat(Coach.isKept(cycle(), 1)).isFalse();
        predictions = List.of();
        assertThat(Coach.isKept(cycle(), 2)).isFalse();
    }
}
