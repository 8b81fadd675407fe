package org.allteach.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.spc.Direction;
import org.allteach.web.Problem;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read as which value, and what is refused with which words. */
class SubmissionFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    private final Collaborative collaborative =
            closed(Collaborative.draft("try", "Try", LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1)));
    private final Team own = team("A");
    private final Team other = team("B");
    private final List<Measure> measures = List.of(
            measure("PROP", Measure.Kind.PROPORTION, null),
            measure("RATE", Measure.Kind.RATE, null),
            measure("COUNT", Measure.Kind.COUNT, null),
            measure("CONT", Measure.Kind.CONTINUOUS, null),
            measure("SUB", Measure.Kind.SUBGROUP, null),
            measure("TIME", Measure.Kind.TIME_BETWEEN, null),
            measure("CASES", Measure.Kind.CASES_BETWEEN, null),
            measure("SCORE", Measure.Kind.SCORE, null),
            measure("OTHERS", Measure.Kind.COUNT, other.id()));

    /** January 2025 and before are closed. */
    private static Collaborative closed(Collaborative of) {
        return new Collaborative(
                of.id(),
                of.slug(),
                of.title(),
                of.topic(),
                of.aim(),
                of.charter(),
                of.startsOn(),
                of.endsOn(),
                of.state(),
                of.zone(),
                of.language(),
                of.frequency(),
                of.dueDay(),
                of.ruleSet(),
                of.ownRules(),
                of.visibility(),
                of.smallestDenominator(),
                LocalDate.of(2025, 1, 31),
                of.terms(),
                of.demonstration(),
                1);
    }

    private Team team(String code) {
        return new Team(
                collaborative.id(),
                Ids.next(),
                code,
                code,
                "O",
                "O",
                "IE",
                null,
                null,
                "",
                Team.State.ENROLLED,
                "K" + code,
                null,
                null,
                "",
                1);
    }

    private Measure measure(String code, Measure.Kind kind, @Nullable UUID team) {
        Measure draft = Measure.draft(collaborative.id(), code, 1, kind, true);
        return new Measure(
                draft.collaborative(),
                draft.id(),
                code,
                team,
                1,
                code,
                draft.type(),
                kind,
                Direction.INCREASE,
                "",
                1,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                draft.aggregation(),
                null,
                null,
                Target.NONE,
                Map.of(),
                1);
    }

    private SubmissionForm form(Role role) {
        var viewer =
                new Viewer(Ids.next(), "N", "n@example.org", Locale.ENGLISH, ZoneId.of("UTC"), Viewer.Means.SESSION);
        var membership = role.isOfTeam()
                ? new Membership(collaborative, viewer, Set.of(), Map.of(own.id(), Set.of(role)), false)
                : new Membership(collaborative, viewer, Set.of(role), Map.of(), false);
        return new SubmissionForm(membership, List.of(own, other), measures, TODAY);
    }

    private static GivenRow row(
            String team,
            String measure,
            String period,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String value,
            @Nullable String status) {
        return new GivenRow(2, team, measure, period, numerator, denominator, value, null, status, null, null);
    }

    private String refusal(GivenRow row) {
        return refusal(row, Role.MEMBER);
    }

    private String refusal(GivenRow row, Role role) {
        var problems = new Problems();
        boolean valid = form(role).read(row, problems);
        assertThat(valid).isEqualTo(problems.isEmpty());
        var keys = new ArrayList<String>();
        for (Problem problem : problems.first()) {
            keys.add(problem.at() + " "
                    + problem.key().replace("entry.problem.", "").replace("problem.", ""));
        }
        return String.join("; ", keys);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    A, PROP,  2026-03, 1,   2,  -,   -,              ''
                    A, PROP,  2026-03, 3,   2,  -,   -,              numerator above
                    A, PROP,  2026-03, -1,  2,  -,   -,              numerator negative
                    A, PROP,  2026-03, 0,   0,  -,   -,              denominator zero
                    A, PROP,  2026-03, 1.5, 2,  -,   -,              numerator whole
                    A, PROP,  2026-03, one, 2,  -,   -,              numerator number
                    A, PROP,  2026-03, -,   -,  -,   -,              numerator nothing; denominator nothing
                    A, PROP,  2026-03, 1,   2,  50,  -,              value ratioWanted
                    A, PROP,  2026-03, -,   -,  -,   missing,        ''
                    A, PROP,  2026-03, -,   -,  -,   Not collected,  ''
                    A, PROP,  2026-03, -,   -,  -,   not-APPLICABLE, ''
                    A, PROP,  2026-03, 1,   2,  -,   missing,        status statusAndNumber
                    A, PROP,  2026-03, 1,   2,  -,   perhaps,        status oneOf
                    A, PROP,  2026-05, 1,   2,  -,   -,              period future
                    A, PROP,  2026-04, 1,   2,  -,   -,              ''
                    A, PROP,  2004-12, 1,   2,  -,   -,              period early
                    A, PROP,  2026-13, 1,   2,  -,   -,              period period.MONTH
                    A, PROP,  26-03,   1,   2,  -,   -,              period period.MONTH
                    A, PROP,  2025-01, 1,   2,  -,   -,              period closed
                    A, PROP,  2025-02, 1,   2,  -,   -,              ''
                    A, PROP,  -,       1,   2,  -,   -,              period required
                    B, PROP,  2026-03, 1,   2,  -,   -,              team team
                    Z, NONE,  2026-03, 1,   2,  -,   -,              measure measure; team team
                    A, OTHERS,2026-03, -,   -,  1,   -,              measure measure
                    A, RATE,  2026-03, 1.5, .5, -,   -,              ''
                    A, RATE,  2026-03, 1,   -2, -,   -,              denominator negative
                    A, COUNT, 2026-03, -,   -,  3,   -,              ''
                    A, COUNT, 2026-03, 3,   -,  -,   -,              ''
                    A, COUNT, 2026-03, -,   -,  2.5, -,              value whole
                    A, COUNT, 2026-03, 3,   4,  -,   -,              denominator valueWanted
                    A, CONT,  2026-03, -,   -,  -2.5,-,              ''
                    A, CONT,  2026-03, -,   -,  1e999,-,             value number
                    A, CONT,  2026-03, 1,   -,  2,   -,              numerator valueWanted
                    A, TIME,  2026-03, -,   -,  0.5, -,              ''
                    A, TIME,  2026-03, -,   -,  -1,  -,              value negative
                    A, CASES, 2026-03, -,   -,  0,   -,              ''
                    A, SCORE, 2026-03, -,   -,  4.5, -,              ''
                    A, SUB,   2026-03, -,   -,  1;2, -,              ''
                    A, SUB,   2026-03, -,   -,  1;x, -,              value values
                    """)
    void a_row_is_read_or_all_that_is_wrong_is_named(
            String team,
            String measure,
            @Nullable String period,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String value,
            @Nullable String status,
            String refusal) {
        assertThat(refusal(new GivenRow(
                        2, team, measure, period, numerator, denominator, value, null, status, null, null)))
                .isEqualTo(refusal);
    }

    @Test
    void whoever_manages_the_data_may_still_change_closed_periods() {
        var row = row("A", "PROP", "2025-01", "1", "2", null, null);
        assertThat(refusal(row, Role.DATA_MANAGER)).isEmpty();
        assertThat(refusal(row, Role.LEADER)).isEqualTo("period closed");
    }

    @Test
    void a_coach_enters_nothing() {
        assertThat(refusal(row("A", "PROP", "2026-03", "1", "2", null, null), Role.COACH))
                .isEqualTo("team team");
    }

    @Test
    void what_was_read_is_an_entry() {
        var form = form(Role.MEMBER);
        var problems = new Problems();
        form.read(
                new GivenRow(0, " A ", "SUB", "2026-03-01", null, null, null, "1; 2.5 -3", null, " so ", "Yes"),
                problems);

        assertThat(form.entry())
                .isEqualTo(new Entry(Entry.Status.VALUE, null, null, null, List.of(1.0, 2.5, -3.0), true, "so"));
        assertThat(form.period()).hasToString("2026-03");
    }

    @Test
    void comments_that_cannot_be_kept_are_refused() {
        for (String comment : List.of("a\u0000b", "\ud800", "x".repeat(2001))) {
            assertThat(refusal(new GivenRow(2, "A", "PROP", "2026-03", "1", "2", null, null, null, comment, "perhaps")))
                    .startsWith("comment ")
                    .endsWith("provisional oneOf");
        }
    }

    @Test
    void a_problem_names_line_and_column_and_does_not_repeat_a_novel() {
        var problems = new Problems();
        form(Role.MEMBER).read(row("A", "PROP", "2026-03", "x".repeat(5000), "2", null, null), problems);

        Problem problem = problems.first().getFirst();
        assertThat(problem.row()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo("numerator");
        assertThat(problem.given()).hasSizeLessThan(200);
    }
}
