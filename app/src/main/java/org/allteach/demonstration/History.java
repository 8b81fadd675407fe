package org.allteach.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.Ids;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Chapter.Keys;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstration.Reporting.Value;
import org.allteach.demonstration.Script.Definition;
import org.allteach.demonstration.Script.Goal;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the demonstration down as it would have come about: what was decided, entered and corrected at its own time and
 * by its own people. Whatever has no time goes through the use cases of the modules below; the rest are rows.
 */
@Component
class History {

    static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private static final String DIRECTOR = Cast.address("director");
    private static final String ADVISOR = Cast.address("advisor");

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Organisations organisations;
    private final People people;
    private final Collaboratives collaboratives;
    private final Measures measures;
    private final TheoryHistory theory;
    private final Chronicle chronicle;
    private final ObjectProvider<Chapter> chapters;

    History(
            JdbcClient jdbc,
            JdbcOperations batches,
            Organisations organisations,
            People people,
            Collaboratives collaboratives,
            Measures measures,
            TheoryHistory theory,
            Chronicle chronicle,
            ObjectProvider<Chapter> chapters) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.organisations = organisations;
        this.people = people;
        this.collaboratives = collaboratives;
        this.measures = measures;
        this.theory = theory;
        this.chronicle = chronicle;
        this.chapters = chapters;
    }

    /**
     * Writes all of it.
     *
     * @param passwordHash the password of people who are new, asked for where there are any
     */
    void write(Demonstration demonstration, Collection<People.Newcomer> cast, Supplier<String> passwordHash) {
        organisations.upsert(demonstration.organisations());
        addPeople(cast, passwordHash);
        Collaborative collaborative = collaboratives.create(draft(demonstration), course(demonstration), null);
        measures.upsert(collaborative, definitions(demonstration));
        var keys =
                new Keys(collaborative.id(), addresses(cast), teams(demonstration.teams()), measuresOf(collaborative));
        writeTeams(keys, demonstration.teams());
        writeSeats(keys, demonstration.seats());
        writeValues(keys, demonstration.values());
        writeRemarks(keys, demonstration);
        theory.write(collaborative, keys, demonstration);
        LocalDate begun = demonstration.calendar().day(Anchor.BASELINE).minusMonths(3);
        chronicle.backdate(keys, at(begun), DIRECTOR, at(begun.plusDays(20)), ADVISOR);
        chronicle.tell(keys, demonstration, DIRECTOR);
        chapters.orderedStream().forEach(chapter -> chapter.write(collaborative, keys, demonstration));
    }

    static Instant at(LocalDate day) {
        return day.atTime(10, 30).atZone(ZONE).toInstant();
    }

    /** An account of an address that exists is left as it is. */
    private void addPeople(Collection<People.Newcomer> cast, Supplier<String> passwordHash) {
        var known = addresses(cast).keySet();
        List<People.Newcomer> newcomers =
                cast.stream().filter(one -> !known.contains(one.email())).toList();
        if (!newcomers.isEmpty()) {
            people.addDemonstration(newcomers, passwordHash.get());
        }
    }

    private Map<String, UUID> addresses(Collection<People.Newcomer> cast) {
        var ids = new HashMap<String, UUID>();
        jdbc.sql("select id, lower(email) as email from person where lower(email) = any(?)")
                .param(cast.stream().map(People.Newcomer::email).toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("email"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    private static Collaborative draft(Demonstration demonstration) {
        Calendar calendar = demonstration.calendar();
        Script.Text text = demonstration.script().collaborative();
        Collaborative draft = Collaborative.draft(Demonstration.SLUG, text.title(), calendar.begin(), calendar.end());
        return new Collaborative(
                draft.id(),
                draft.slug(),
                draft.title(),
                text.topic(),
                calendar.tell(text.aim()),
                text.charter(),
                draft.startsOn(),
                draft.endsOn(),
                Collaborative.State.ACTIVE,
                ZONE,
                draft.language(),
                Frequency.MONTH,
                10,
                "provost",
                true,
                Visibility.CODED,
                5,
                calendar.month(3).minusDays(1),
                draft.terms(),
                true,
                draft.version());
    }

    private static List<Phase> course(Demonstration demonstration) {
        return demonstration.phases().stream()
                .map(stage -> new Phase(
                        Ids.next(), stage.kind(), stage.title(), stage.startsOn(), stage.endsOn(), stage.place(), 1))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> definitions(Demonstration demonstration) {
        Calendar calendar = demonstration.calendar();
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Definition measure : demonstration.script().measures()) {
            var words = new LinkedHashMap<String, String>();
            measure.definition().forEach((field, text) -> words.put(field, calendar.tell(text)));
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("code", measure.code());
            fields.put("name", measure.name());
            fields.put("type", measure.type().name());
            fields.put("kind", measure.kind().name());
            fields.put("aggregation", measure.aggregation().name());
            fields.put("direction", measure.direction().name());
            fields.put("unit", measure.unit());
            fields.put("multiplier", measure.multiplier());
            fields.put("frequency", measure.frequency().name());
            fields.put("dueDay", measure.dueDay());
            fields.put("required", measure.required());
            fields.put("chart", measure.chart());
            fields.put("ruleSet", measure.ruleSet());
            fields.put("smallestDenominator", measure.smallestDenominator());
            fields.put("baselinePoints", measure.baselinePoints());
            fields.put("startsOn", measure.startsOn(calendar).toString());
            fields.put(
                    "target",
                    measure.targets().stream().map(goal -> step(goal, calendar)).toList());
            fields.put("definition", words);
            all.add(fields);
        }
        return all;
    }

    private static Map<String, Object> step(Goal goal, Calendar calendar) {
        Anchor from = goal.from();
        return from == null
                ? Map.of("value", goal.value())
                : Map.of("from", calendar.day(from).toString(), "value", goal.value());
    }

    private static Map<String, UUID> teams(List<Enrolment> teams) {
        var ids = new HashMap<String, UUID>();
        teams.forEach(team -> ids.put(team.code(), Ids.next()));
        return ids;
    }

    private Map<String, UUID> measuresOf(Collaborative collaborative) {
        var ids = new HashMap<String, UUID>();
        for (Measure measure : measures.of(collaborative.id())) {
            ids.put(measure.code(), measure.id());
        }
        return ids;
    }

    private void writeTeams(Keys keys, List<Enrolment> teams) {
        insert("""
                insert into team (collaborative_id, id, code, name, organisation_id, aim, state, pseudonym, enrolled_on,
                    withdrawn_on, reason)
                values (?, ?, ?, ?, (select id from organisation where code = ?), ?, ?, ?, ?, ?, ?)
                """, teams, team -> new @Nullable Object[] {
            keys.collaborative(),
            keys.team(team.code()),
            team.code(),
            team.name(),
            team.code(),
            team.aim(),
            team.state().name(),
            team.pseudonym(),
            team.enrolledOn(),
            team.withdrawnOn(),
            team.reason()
        });
    }

    private void writeSeats(Keys keys, List<Cast.Seat> seats) {
        insert("""
                insert into assignment (collaborative_id, id, person_id, role, team_id, starts_on, ends_on)
                values (?, ?, ?, ?, cast(? as uuid), ?, ?)
                """, seats, seat -> {
            String team = seat.team();
            return new @Nullable Object[] {
                keys.collaborative(),
                Ids.next(),
                keys.person(seat.person()),
                seat.role().name(),
                team == null ? null : keys.team(team),
                seat.startsOn(),
                seat.endsOn()
            };
        });
    }

    private void writeValues(Keys keys, List<Value> values) {
        for (boolean newest : List.of(true, false)) {
            insert(
                    """
                    insert into %s (collaborative_id, measure_id, team_id, period_start, numerator, denominator, value,
                        subgroup, status, provisional, submitted_at, revision, person_id, at, source, comment, reason)
                    values (?, ?, ?, ?, ?, ?, ?, cast(? as double precision[]), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """.formatted(newest ? "observation" : "observation_history"),
                    values.stream().filter(value -> value.newest() == newest).toList(),
                    value -> row(keys, value));
        }
    }

    private static @Nullable Object[] row(Keys keys, Value value) {
        var entry = value.entry();
        var subgroup = entry.subgroup();
        var submittedAt = value.submittedAt();
        return new @Nullable Object[] {
            keys.collaborative(),
            keys.measure(value.measure()),
            keys.team(value.team()),
            value.start(),
            entry.numerator(),
            entry.denominator(),
            entry.value(),
            subgroup.isEmpty() ? null : subgroup.toString().replace('[', '{').replace(']', '}'),
            entry.status().number(),
            entry.provisional(),
            submittedAt == null ? null : utc(submittedAt),
            value.revision(),
            keys.person(value.person()),
            utc(value.at()),
            value.source().name(),
            entry.comment(),
            value.reason()
        };
    }

    private void writeRemarks(Keys keys, Demonstration demonstration) {
        insert("""
                insert into chart_note (collaborative_id, id, measure_id, team_id, period_start, text, person_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, demonstration.notes(), note -> new @Nullable Object[] {
            keys.collaborative(),
            Ids.next(),
            keys.measure(note.measure()),
            keys.team(note.team()),
            note.start(),
            note.text(),
            keys.person(note.person()),
            utc(note.at())
        });
        insert("""
                insert into chart_decision (collaborative_id, id, measure_id, team_id, kind, period_start, label, reason,
                    person_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, demonstration.decisions(), decision -> new @Nullable Object[] {
            keys.collaborative(),
            Ids.next(),
            keys.measure(decision.measure()),
            keys.team(decision.team()),
            decision.kind().name(),
            decision.start(),
            decision.label(),
            decision.reason(),
            keys.person(decision.person()),
            utc(decision.at())
        });
    }

    private <T> void insert(String sql, List<T> things, Row<T> row) {
        batches.batchUpdate(sql, things.stream().map(row::of).toList());
    }

    /** What of a thing goes into a row. */
    private interface Row<T> {
        @Nullable
        Object[] of(T thing);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
