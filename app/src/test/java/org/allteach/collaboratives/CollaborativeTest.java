package org.allteach.collaboratives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollaborativeTest {

    private static final Collaborative DRAFT =
            Collaborative.draft("joy", "Joy", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 6, 30));

    @Test
    void what_nobody_said_is_usual_and_as_private_as_can_be() {
        var form = CollaborativeForm.strictly(
                Map.of("slug", "joy", "title", "Joy", "startsOn", "2026-01-01", "endsOn", "2027-06-30"), blank());
        assertThat(form.problems()).isEmpty();
        assertThat(form.phases()).isNull();
        assertThat(form.collaborative().frequency()).isEqualTo(Frequency.MONTH);
        assertThat(form.collaborative().dueDay()).isEqualTo(15);
        assertThat(form.collaborative().ruleSet()).isEqualTo("anhoej");
        assertThat(form.collaborative().visibility()).isEqualTo(Visibility.OWN_ONLY);
        assertThat(form.collaborative().smallestDenominator()).isEqualTo(5);
        assertThat(form.collaborative().state()).isEqualTo(Collaborative.State.DRAFT);
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_where() {
        var form = CollaborativeForm.strictly(
                Map.ofEntries(
                        Map.entry("slug", "Joy In Work"),
                        Map.entry("title", " "),
                        Map.entry("startsOn", "2026-02-30"),
                        Map.entry("frequency", "fortnight"),
                        Map.entry("dueDay", "soon"),
                        Map.entry("ruleSet", "guess"),
                        Map.entry("visibility", 7),
                        Map.entry("timeZone", "Mars/Olympus"),
                        Map.entry("language", "xx"),
                        Map.entry("charter", "words"),
                        Map.entry("terms", Map.of("hospital", "trust", "ward", "unit")),
                        Map.entry("colour", "blue"),
                        Map.entry(
                                "phases",
                                List.of(Map.of("kind", "party", "startsOn", "2026-03-02", "endsOn", "2026-03-01")))),
                blank());
        assertThat(form.problems())
                .extracting(Problem::at)
                .containsExactlyInAnyOrder(
                        "slug",
                        "title",
                        "startsOn",
                        "endsOn",
                        "frequency",
                        "dueDay",
                        "ruleSet",
                        "visibility",
                        "timeZone",
                        "language",
                        "charter",
                        "terms/ward",
                        "colour",
                        "phases/0/kind",
                        "phases/0/title",
                        "phases/0/endsOn");
    }

    @ParameterizedTest
    @CsvSource({"own-only", "OWN_ONLY", "own_only", "Own-Only"})
    void choices_are_understood_however_they_are_written(String written) {
        var form = CollaborativeForm.strictly(Map.of("visibility", written), named());
        assertThat(form.problems()).isEmpty();
        assertThat(form.collaborative().visibility()).isEqualTo(Visibility.OWN_ONLY);
    }

    @Test
    void a_change_leaves_what_it_does_not_name() {
        var form = CollaborativeForm.strictly(Map.of("aim", "Better"), named());
        assertThat(form.collaborative().aim()).isEqualTo("Better");
        assertThat(form.collaborative().visibility()).isEqualTo(Visibility.NAMED);
        assertThat(form.collaborative().terms()).containsEntry("hospital", "trust");
    }

    @Test
    void a_form_names_the_words_of_a_charter_one_by_one() {
        var form = CollaborativeForm.posted(
                Map.of("charter/mission", "Care", "charter/scope", "", "terms/hospital", "", "_csrf", "x"), named());
        assertThat(form.problems()).isEmpty();
        assertThat(form.collaborative().charter()).containsExactly(Map.entry("mission", "Care"));
        assertThat(form.collaborative().terms()).isEmpty();
    }

    @Test
    void data_are_due_so_many_days_after_the_end_of_their_period() {
        assertThat(DRAFT.due(month("2026-02"))).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(DRAFT.due(month("2026-12"))).isEqualTo(LocalDate.of(2027, 1, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14, 2026-02",
        "2026-03-15, 2026-02",
        "2026-03-16, 2026-03",
        "2026-03-31, 2026-03",
        "2026-01-01, 2025-12"
    })
    void the_period_due_next_is_the_earliest_that_can_still_be_in_time(LocalDate today, String period) {
        assertThat(DRAFT.dueNext(today)).hasToString(period);
    }

    @Test
    void data_are_closed_up_to_and_including_the_day() {
        var closed = CollaborativeForm.strictly(Map.of("closedUntil", "2026-02-28"), DRAFT)
                .collaborative();
        assertThat(closed.isClosed(month("2026-02"))).isTrue();
        assertThat(closed.isClosed(month("2026-03"))).isFalse();
        assertThat(DRAFT.isClosed(month("2026-01"))).isFalse();
    }

    private static Collaborative blank() {
        return Collaborative.draft("", "", LocalDate.EPOCH, LocalDate.EPOCH);
    }

    private static Collaborative named() {
        var given = Map.of(
                "startsOn", "2026-01-01", "endsOn", "2027-06-30", "visibility", "named", "terms/hospital", "trust");
        return CollaborativeForm.posted(given, DRAFT).collaborative().inPlaceOf(saved());
    }

    /** As a database would give it back: with a version. */
    private static Collaborative saved() {
        return new Collaborative(
                DRAFT.id(),
                DRAFT.slug(),
                DRAFT.title(),
                "",
                "",
                Map.of(),
                DRAFT.startsOn(),
                DRAFT.endsOn(),
                DRAFT.state(),
                DRAFT.zone(),
                "en",
                Frequency.MONTH,
                15,
                "anhoej",
                false,
                Visibility.NAMED,
                5,
                null,
                Map.of(),
                false,
                1);
    }

    private static Period month(String text) {
        return Objects.requireNonNull(Frequency.MONTH.parse(text));
    }
}
