package org.allteach.demonstration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.demonstration.Reporting.Value;
import org.allteach.demonstration.Script.Definition;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemonstrationTest {

    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 23);

    /** Firsts, lasts and middles of months, all days of the week, a leap day, the turn of a year. */
    static Stream<LocalDate> days() {
        return Stream.of(
                        "2026-11-23",
                        "2026-12-01",
                        "2026-12-31",
                        "2027-01-01",
                        "2027-03-14",
                        "2027-06-30",
                        "2028-02-29",
                        "2028-03-01",
                        "2028-10-28")
                .map(LocalDate::parse);
    }

    @Test
    void the_same_day_gives_the_same_content_and_another_day_another() {
        String once = Demonstration.on(SOME_DAY).toString();

        assertThat(Demonstration.on(SOME_DAY).toString()).isEqualTo(once);
        assertThat(Demonstration.on(SOME_DAY.plusDays(1)).toString()).isNotEqualTo(once);
    }

    @Test
    void it_is_in_its_twelfth_month_on_every_day_of_four_years() {
        LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(today -> {
            var calendar = Calendar.on(today);
            assertThat(today)
                    .isAfterOrEqualTo(calendar.begin().plusMonths(11))
                    .isBefore(calendar.begin().plusMonths(12));
            assertThat(calendar.begin().plusMonths(18)).isEqualTo(calendar.end().plusDays(1));
            assertThat(today).isAfter(calendar.day(Calendar.Anchor.LS2)).isBefore(calendar.day(Calendar.Anchor.LS3));
            assertThat(calendar.day(Calendar.Anchor.BASELINE).plusMonths(6))
                    .isBefore(calendar.day(Calendar.Anchor.LS1));
        });
    }

    @ParameterizedTest
    @MethodSource("days")
    void its_phases_follow_each_other_without_gaps(LocalDate today) {
        var demonstration = Demonstration.on(today);
        var phases = demonstration.phases();

        assertThat(phases.getFirst().startsOn())
                .isEqualTo(demonstration.calendar().begin());
        for (int i = 1; i < phases.size(); i++) {
            assertThat(phases.get(i).startsOn())
                    .isEqualTo(phases.get(i - 1).endsOn().plusDays(1));
        }
        assertThat(phases.getLast().endsOn())
                .isBeforeOrEqualTo(demonstration.calendar().end());
    }

    @Test
    void seventeen_hospitals_lie_in_three_countries_with_three_clocks() {
        var organisations = Demonstration.on(SOME_DAY).organisations();

        assertThat(organisations)
                .hasSize(17)
                .extracting(Organisations.Entry::code)
                .doesNotHaveDuplicates();
        assertThat(organisations).extracting(Organisations.Entry::country).containsOnly("IE", "CH", "FI");
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(organisations.stream()
                        .map(Organisations.Entry::zone)
                        .map(zone -> zone.getRules().getOffset(noon))
                        .collect(toSet()))
                .hasSize(3);
    }

    @Test
    void about_120_people_hold_every_role_there_is() {
        var demonstration = Demonstration.on(SOME_DAY);

        assertThat(demonstration.people()).hasSizeBetween(115, 125);
        assertThat(demonstration.people()).extracting(People.Newcomer::name).doesNotHaveDuplicates();
        assertThat(demonstration.people())
                .extracting(People.Newcomer::email)
                .allMatch(email -> email.matches("[a-z.]+@([a-z]+\\.)?example\\.org"));
        assertThat(demonstration.people().stream()
                        .map(People.Newcomer::profession)
                        .distinct())
                .hasSizeGreaterThan(30);
        assertThat(demonstration.seats()).extracting(Cast.Seat::role).contains(Role.values());
    }

    @Test
    void eight_accounts_can_sign_in_at_once_each_in_another_role() {
        var demonstration = Demonstration.on(SOME_DAY);

        assertThat(demonstration.people())
                .extracting(People.Newcomer::email)
                .contains(
                        "admin@example.org",
                        "director@example.org",
                        "advisor@example.org",
                        "coach@example.org",
                        "leader@example.org",
                        "member@example.org",
                        "executive@example.org",
                        "observer@example.org");
        assertThat(roles(demonstration, "director")).containsExactly(Role.DIRECTOR);
        assertThat(roles(demonstration, "advisor")).containsExactly(Role.IMPROVEMENT_ADVISOR);
        assertThat(roles(demonstration, "coach")).hasSize(5).containsOnly(Role.COACH);
        assertThat(roles(demonstration, "leader")).containsExactly(Role.LEADER);
        assertThat(roles(demonstration, "member")).containsExactly(Role.MEMBER);
        assertThat(roles(demonstration, "executive")).containsExactly(Role.TEAM_SPONSOR);
        assertThat(roles(demonstration, "observer")).containsExactly(Role.OBSERVER);
        assertThat(roles(demonstration, "admin")).isEmpty();
    }

    private static List<Role> roles(Demonstration demonstration, String account) {
        return demonstration.seats().stream()
                .filter(seat -> seat.person().equals(Cast.address(account)))
                .map(Cast.Seat::role)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("days")
    void nothing_has_happened_today_or_later(LocalDate today) {
        var demonstration = Demonstration.on(today);
        Instant midnight = today.atStartOfDay(ZoneId.of("Europe/Dublin")).toInstant();

        assertThat(demonstration.values()).allMatch(value -> value.at().isBefore(midnight));
        assertThat(demonstration.values()).allMatch(value -> value.start().isBefore(today));
        assertThat(demonstration.notes()).allMatch(note -> note.at().isBefore(midnight));
        assertThat(demonstration.decisions()).allMatch(decision -> decision.at().isBefore(midnight));
    }

    @ParameterizedTest
    @MethodSource("days")
    void what_is_submitted_was_over_and_revisions_follow_each_other(LocalDate today) {
        var demonstration = Demonstration.on(today);
        record Cell(String team, String measure, LocalDate start) {}
        var cells = demonstration.values().stream()
                .collect(groupingBy(value -> new Cell(value.team(), value.measure(), value.start())));
        cells.forEach((cell, revisions) -> {
            Definition measure = definition(demonstration, cell.measure());
            var period = measure.frequency().containing(cell.start());
            assertThat(period.start()).isEqualTo(cell.start());
            Instant before = Instant.EPOCH;
            for (int i = 0; i < revisions.size(); i++) {
                Value value = revisions.get(i);
                assertThat(value.revision()).isEqualTo(i + 1);
                assertThat(value.newest()).isEqualTo(i == revisions.size() - 1);
                assertThat(value.at()).as("%s", value).isAfter(before);
                assertThat(value.reason() == null).as("%s", value).isEqualTo(i == 0);
                before = value.at();
                Instant submitted = value.submittedAt();
                if (submitted != null) {
                    assertThat(submitted).isEqualTo(revisions.getFirst().at());
                    assertThat(LocalDate.ofInstant(submitted, ZoneId.of("Europe/Helsinki")))
                            .isAfterOrEqualTo(period.end());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("days")
    void every_value_is_one_that_could_be_entered(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (Value value : demonstration.values()) {
            Entry entry = value.entry();
            if (!entry.hasValue()) {
                assertThat(entry.comment()).isNotBlank();
                continue;
            }
            Double numerator = entry.numerator();
            Double denominator = entry.denominator();
            switch (definition(demonstration, value.measure()).kind().fields()) {
                case RATIO -> {
                    assertThat(denominator).isNotNull().isPositive();
                    assertThat(numerator).isNotNull().isBetween(0.0, denominator);
                }
                case VALUE -> assertThat(entry.value()).isNotNull().isPositive();
                case VALUES -> assertThat(entry.subgroup()).isNotEmpty().allMatch(score -> score >= 0 && score <= 100);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void people_write_only_while_they_have_a_role(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (Value value : demonstration.values()) {
            LocalDate day = LocalDate.ofInstant(value.at(), ZoneId.of("Europe/Helsinki"));
            assertThat(demonstration.seats())
                    .as("%s", value)
                    .anyMatch(seat -> seat.person().equals(value.person())
                            && (seat.team() == null || seat.team().equals(value.team()))
                            && seat.isHeldOn(day));
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void the_withdrawn_team_has_nothing_after_its_withdrawal(LocalDate today) {
        var demonstration = Demonstration.on(today);
        var withdrawn = demonstration.teams().stream()
                .filter(team -> team.state() == Team.State.WITHDRAWN)
                .toList();

        assertThat(withdrawn).hasSize(1);
        assertThat(withdrawn.getFirst().reason()).isNotBlank();
        LocalDate day = withdrawn.getFirst().withdrawnOn();
        assertThat(day).isBefore(today);
        assertThat(demonstration.values())
                .filteredOn(value -> value.team().equals(withdrawn.getFirst().code()))
                .isNotEmpty()
                .allMatch(value -> value.start().isBefore(day));
        assertThat(demonstration.seats())
                .filteredOn(seat -> withdrawn.getFirst().code().equals(seat.team()))
                .isNotEmpty()
                .allMatch(seat -> seat.endsOn() != null && !seat.endsOn().isAfter(day));
    }

    @ParameterizedTest
    @MethodSource("days")
    void the_visitors_team_always_has_a_week_to_submit_and_a_draft_of_it(LocalDate today) {
        var demonstration = Demonstration.on(today);
        var goodDay = definition(demonstration, "good-day");
        var lastWeek = goodDay.frequency().containing(today).plus(-1);

        assertThat(demonstration.values())
                .filteredOn(value -> value.team().equals("dunfarra")
                        && goodDay.frequency().containing(value.start()).equals(lastWeek))
                .filteredOn(value -> definition(demonstration, value.measure()).frequency() == goodDay.frequency())
                .extracting(Value::measure, Value::submittedAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("good-day", null));
    }

    @ParameterizedTest
    @MethodSource("days")
    void all_that_happens_to_data_happens_somewhere(LocalDate today) {
        var demonstration = Demonstration.on(today);
        var values = demonstration.values();

        assertThat(values.stream().map(value -> value.entry().status()).collect(toSet()))
                .containsExactlyInAnyOrder(Entry.Status.values());
        assertThat(values).anyMatch(value -> value.submittedAt() == null);
        assertThat(values).anyMatch(value -> value.newest() && value.entry().provisional());
        assertThat(values).anyMatch(value -> value.revision() == 3);
        assertThat(values)
                .anyMatch(value -> value.entry().hasValue() && value.entry().comment() != null);
        assertThat(values.stream().filter(value -> isLate(demonstration, value)).count())
                .isBetween(values.size() / 50L, values.size() / 5L);
        assertThat(demonstration.notes()).hasSizeGreaterThan(60);
        assertThat(demonstration.decisions().stream()
                        .map(Remarks.Decision::kind)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(Remarks.Decision.Kind.values());
    }

    private static boolean isLate(Demonstration demonstration, Value value) {
        Definition measure = definition(demonstration, value.measure());
        Instant submitted = value.submittedAt();
        LocalDate due = measure.frequency().containing(value.start()).end().plusDays(measure.dueDay());
        return submitted != null
                && LocalDate.ofInstant(submitted, ZoneId.of("Europe/Dublin")).isAfter(due);
    }

    @Test
    void six_measures_of_different_kinds_have_every_word_of_an_operational_definition() {
        var measures = Demonstration.on(SOME_DAY).script().measures();

        assertThat(measures).hasSize(6);
        assertThat(measures.stream().map(Definition::kind).collect(toSet())).hasSizeGreaterThanOrEqualTo(4);
        assertThat(measures.stream().map(Definition::frequency).collect(toSet()))
                .hasSize(3);
        assertThat(measures).anyMatch(measure -> measure.targets().size() > 1);
        for (Definition measure : measures) {
            assertThat(measure.definition().keySet())
                    .contains("description", "rationale", "numerator", "denominator", "population", "source")
                    .isSubsetOf(Measure.WORDS);
        }
    }

    @Test
    void no_placeholder_is_left_in_what_is_told() {
        var demonstration = Demonstration.on(SOME_DAY);
        var calendar = demonstration.calendar();
        var told = new ArrayList<String>();
        told.add(calendar.tell(demonstration.script().collaborative().aim()));
        demonstration.teams().forEach(team -> told.add(team.aim()));
        demonstration
                .script()
                .measures()
                .forEach(measure -> measure.definition().values().forEach(text -> told.add(calendar.tell(text))));

        assertThat(told).noneMatch(text -> text.contains("{")).anyMatch(text -> text.contains("May 2027"));
    }

    @Test
    void everything_the_script_names_exists() {
        var demonstration = Demonstration.on(SOME_DAY);
        var script = demonstration.script();
        Set<String> measures = script.measures().stream().map(Definition::code).collect(toSet());
        Set<String> teams = demonstration.teams().stream()
                .map(Demonstration.Enrolment::code)
                .collect(toSet());

        for (Script.Happening event : script.happenings()) {
            assertThat(teams).contains(event.team());
            assertThat(measures).containsAll(event.measures()).containsAll(event.excluded());
            assertThat(measures).containsAll(event.effects().keySet());
        }
        assertThat(script.levels().keySet()).isEqualTo(measures);
        assertThat(script.words().keySet()).isEqualTo(measures);
        assertThat(new HashSet<>(demonstration.teams().stream()
                        .map(Demonstration.Enrolment::pseudonym)
                        .toList()))
                .hasSize(17);
    }

    private static Definition definition(Demonstration demonstration, String code) {
        return demonstration.script().measures().stream()
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
