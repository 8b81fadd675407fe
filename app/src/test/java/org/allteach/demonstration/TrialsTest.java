package org.allteach.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.CycleField;
import org.allteach.theory.ChangeConcepts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Demonstration demonstration = Demonstration.on(TODAY);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-02-28", "2027-01-01", "2026-06-30"})
    void there_are_some_250_tests_whatever_the_day(String day) {
        assertThat(Demonstration.on(LocalDate.parse(day)).trials()).hasSizeBetween(225, 275);
    }

    @Test
    void every_state_and_decision_is_there_and_drafts_too() {
        assertThat(demonstration.trials()).extracting(Trial::state).contains(Cycle.State.values());
        assertThat(demonstration.trials().stream()
                        .map(trial -> trial.fields().getOrDefault(CycleField.DECISION, ""))
                        .collect(Collectors.toSet()))
                .containsAll(Arrays.stream(Cycle.Decision.values())
                        .map(Given::written)
                        .toList());
        assertThat(demonstration.trials()).anyMatch(trial -> !trial.shared());
        assertThat(demonstration.trials()).anyMatch(trial -> !trial.linked());
        assertThat(demonstration.trials()).anyMatch(trial -> trial.questions().isEmpty());
    }

    @Test
    void nothing_was_done_after_today() {
        for (Trial trial : demonstration.trials()) {
            LocalDate starts = LocalDate.parse(trial.fields().get(CycleField.STARTS_ON));
            assertThat(trial.actedOn() == null || trial.actedOn().isBefore(TODAY))
                    .isTrue();
            assertThat(starts.isBefore(TODAY) || trial.state() == Cycle.State.PLANNED)
                    .as(trial.team() + starts)
                    .isTrue();
            assertThat(trial.jobs())
                    .allMatch(job -> job.done() == null || job.done().isBefore(TODAY));
        }
    }

    @Test
    void where_figures_move_early_a_change_was_implemented_before() {
        LocalDate moved = demonstration.calendar().day(Anchor.LS1).plusDays(84);
        for (String team : List.of("dunfarra", "arvenberg", "birkhalde", "tuulikangas", "carrigvane")) {
            assertThat(demonstration.trials())
                    .filteredOn(trial -> trial.team().equals(team) && trial.isImplemented())
                    .as(team)
                    .anyMatch(
                            trial -> trial.actedOn() != null && trial.actedOn().isBefore(moved));
        }
    }

    @Test
    void where_nothing_moves_ramps_are_short() {
        assertThat(demonstration.trials())
                .filteredOn(trial -> List.of("rathlorna", "tannwil", "kuuraniemi", "ballyorran")
                        .contains(trial.team()))
                .allMatch(trial -> trial.step() <= 4);
    }

    @Test
    void the_same_day_has_the_same_tests() {
        assertThat(Demonstration.on(TODAY).trials()).isEqualTo(demonstration.trials());
    }

    @Test
    void no_text_has_a_placeholder_left() {
        for (Trial trial : demonstration.trials()) {
            assertThat(trial.fields().values()).noneMatch(text -> text.contains("{"));
            assertThat(trial.questions()).noneMatch(one -> (one.question() + one.prediction()).contains("{"));
        }
    }

    @Test
    void the_package_names_concepts_and_measures_that_exist() {
        TheoryScript script = demonstration.theory();
        List<String> measures = demonstration.script().measures().stream()
                .map(Script.Definition::code)
                .toList();
        assertThat(script.ideas()).hasSize(25);
        assertThat(script.ideas())
                .allMatch(idea -> ChangeConcepts.find(idea.concept()).isPresent())
                .allMatch(idea -> measures.containsAll(idea.measures()));
        assertThat(script.ramps().keySet())
                .containsExactlyInAnyOrderElementsOf(demonstration.teams().stream()
                        .map(Demonstration.Enrolment::code)
                        .toList());
    }
}
