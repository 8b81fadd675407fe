package org.allteach.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Values that people enter one by one, and the act of submitting them. Nothing that ever stood is lost. */
@Component
public class DataEntry {

    private static final String KEY = """
             collaborative_id = :collaborative and measure_id = :measure and team_id = :team and period_start = :start
            """;

    private static final String KEEP = """
            insert into observation_history select o.*, cast(:removed as timestamptz) from observation o where
            """;

    private final JdbcClient jdbc;
    private final Observations observations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataEntry(
            JdbcClient jdbc,
            Observations observations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.observations = observations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One cell to be written.
     *
     * @param entry what it shall hold; null to empty it
     * @param revision the revision that was read before it was typed; 0 where there was none
     */
    public record Cell(
            Measure measure, Period period, @Nullable Entry entry, int revision) {}

    /**
     * What became of cells.
     *
     * @param now what stands in them, in their order; empty for those that are empty
     * @param lost those that somebody else has written since they were read; if there are any, nothing was written
     */
    public record Saved(List<Optional<Observation>> now, List<Cell> lost) {}

    /**
     * Saves cells of a team: new ones as drafts, submitted ones as corrections. All of them, or none where one lost a race. A
     * cell that holds the same already is saved without a trace, so that a request that is sent again has one effect.
     *
     * @param reason why submitted values are corrected; null where nobody said so
     */
    @Transactional
    public Saved save(
            Collaborative collaborative,
            Team team,
            List<Cell> cells,
            Observation.Source source,
            @Nullable String reason) {
        Turn.take(jdbc, collaborative.id(), Set.of(team.id()));
        var before = new ArrayList<Optional<Observation>>();
        var lost = new ArrayList<Cell>();
        for (Cell cell : cells) {
            Optional<Observation> now = find(collaborative, team, cell);
            before.add(now);
            boolean same = Objects.equals(now.map(Observation::entry).orElse(null), cell.entry());
            int revision = now.map(one -> one.revision().number()).orElse(0);
            boolean emptiesSubmitted =
                    cell.entry() == null && now.isPresent() && !now.get().isDraft();
            if (!same && (revision != cell.revision() || emptiesSubmitted)) {
                lost.add(cell);
            }
        }
        if (!lost.isEmpty()) {
            return new Saved(before, lost);
        }
        Stamp stamp = Stamp.of(clock.instant(), source, null, reason);
        var corrected = new ArrayList<UUID>();
        var log = new ArrayList<AuditTrail.Change>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Observation was = before.get(i).orElse(null);
            if (!Objects.equals(was == null ? null : was.entry(), cell.entry())) {
                write(collaborative, team, cell, was, stamp);
                log.add(change(team, cell, was));
                if (was != null && !was.isDraft()) {
                    corrected.add(cell.measure().id());
                }
            }
        }
        audit.record(collaborative.id(), log);
        if (!corrected.isEmpty()) {
            events.publishEvent(new DataSubmitted(collaborative.id(), Set.of(team.id()), Set.copyOf(corrected)));
        }
        return new Saved(
                cells.stream().map(cell -> find(collaborative, team, cell)).toList(), List.of());
    }

    private Optional<Observation> find(Collaborative collaborative, Team team, Cell cell) {
        return observations.find(
                collaborative.id(),
                cell.measure().id(),
                team.id(),
                cell.period().start());
    }

    private void write(Collaborative collaborative, Team team, Cell cell, @Nullable Observation was, Stamp stamp) {
        Entry entry = cell.entry();
        if (was != null) {
            key(jdbc.sql(KEEP + KEY), collaborative, team, cell)
                    .param("removed", entry == null ? at(stamp) : null)
                    .update();
        }
        if (entry == null) {
            key(jdbc.sql("delete from observation where" + KEY), collaborative, team, cell)
                    .update();
        } else {
            content(key(jdbc.sql(was == null ? INSERT : UPDATE + KEY), collaborative, team, cell), entry, stamp)
                    .update();
        }
    }

    private static final String INSERT = """
            insert into observation (collaborative_id, measure_id, team_id, period_start, numerator, denominator, value,
                subgroup, status, provisional, comment, submitted_at, revision, person_id, at, source, import_id, reason)
            values (:collaborative, :measure, :team, :start, :numerator, :denominator, :value,
                cast(:subgroup as double precision[]), :status, :provisional, :comment, null,
                1 + coalesce((select max(revision) from observation_history where collaborative_id = :collaborative
                    and measure_id = :measure and team_id = :team and period_start = :start), 0),
                :person, :at, :source, null, :reason)
            """;

    private static final String UPDATE = """
            update observation set numerator = :numerator, denominator = :denominator, value = :value,
                subgroup = cast(:subgroup as double precision[]), status = :status, provisional = :provisional,
                comment = :comment, revision = revision + 1, person_id = :person, at = :at, source = :source,
                import_id = null, reason = :reason
            where
            """;

    private static StatementSpec key(StatementSpec statement, Collaborative collaborative, Team team, Cell cell) {
        return statement
                .param("collaborative", collaborative.id())
                .param("measure", cell.measure().id())
                .param("team", team.id())
                .param("start", cell.period().start());
    }

    private static StatementSpec content(StatementSpec statement, Entry entry, Stamp stamp) {
        List<Double> subgroup = entry.subgroup();
        return statement
                .param("numerator", entry.numerator())
                .param("denominator", entry.denominator())
                .param("value", entry.value())
                .param("subgroup", subgroup.isEmpty() ? null : literal(subgroup))
                .param("status", entry.status().number())
                .param("provisional", entry.provisional())
                .param("comment", entry.comment())
                .param("person", stamp.person())
                .param("at", at(stamp))
                .param("source", stamp.source().name())
                .param("reason", stamp.reason());
    }

    private static String literal(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static OffsetDateTime at(Stamp stamp) {
        return OffsetDateTime.ofInstant(stamp.at(), ZoneOffset.UTC);
    }

    private static AuditTrail.Change change(Team team, Cell cell, @Nullable Observation was) {
        String subject = "team/" + team.code() + "/measure/" + cell.measure().code() + "/" + cell.period();
        Entry entry = cell.entry();
        return new AuditTrail.Change(
                entry == null ? "value.removed" : was == null ? "value.entered" : "value.changed",
                subject,
                was == null ? null : content(was.entry()),
                entry == null ? null : content(entry));
    }

    private static Map<String, @Nullable Object> content(Entry entry) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("status", Given.written(entry.status()));
        content.put("numerator", entry.numerator());
        content.put("denominator", entry.denominator());
        content.put("value", entry.value());
        content.put("values", entry.subgroup().isEmpty() ? null : entry.subgroup());
        content.put("provisional", entry.provisional());
        content.put("comment", entry.comment());
        content.values().removeIf(Objects::isNull);
        return content;
    }

    /**
     * Submits all drafts of a team for a period: from now on they stand on charts.
     *
     * @return the measures whose values were submitted; none where there was no draft
     */
    @Transactional
    public List<Measure> submit(Collaborative collaborative, Team team, Period period, List<Measure> measures) {
        return turn(collaborative, team, period, measures, true, null);
    }

    /** Takes a period's submitted values of a team off the charts again; they are drafts until they are submitted anew. */
    @Transactional
    public List<Measure> recall(
            Collaborative collaborative, Team team, Period period, List<Measure> measures, String reason) {
        return turn(collaborative, team, period, measures, false, reason);
    }

    private List<Measure> turn(
            Collaborative collaborative,
            Team team,
            Period period,
            List<Measure> measures,
            boolean submit,
            @Nullable String reason) {
        Turn.take(jdbc, collaborative.id(), Set.of(team.id()));
        List<Measure> turned = measures.stream()
                .filter(measure -> is(collaborative, team, measure, period.start(), submit))
                .toList();
        Stamp stamp = Stamp.of(clock.instant(), Observation.Source.FORM, null, reason);
        for (Measure measure : turned) {
            var cell = new Cell(measure, period, null, 0);
            key(jdbc.sql(KEEP + KEY), collaborative, team, cell)
                    .param("removed", null)
                    .update();
            key(
                            jdbc.sql(
                                    "update observation set submitted_at = :submitted, revision = revision + 1, person_id = :person,"
                                            + " at = :at, source = :source, import_id = null, reason = :reason where"
                                            + KEY),
                            collaborative,
                            team,
                            cell)
                    .param("submitted", submit ? at(stamp) : null)
                    .param("person", stamp.person())
                    .param("at", at(stamp))
                    .param("source", stamp.source().name())
                    .param("reason", reason)
                    .update();
        }
        if (!turned.isEmpty()) {
            var what = new LinkedHashMap<String, Object>();
            what.put("measures", turned.stream().map(Measure::code).toList());
            if (reason != null) {
                what.put("reason", reason);
            }
            audit.record(
                    collaborative.id(),
                    submit ? "period.submitted" : "period.recalled",
                    "team/" + team.code() + "/period/" + period,
                    null,
                    what);
            events.publishEvent(new DataSubmitted(
                    collaborative.id(),
                    Set.of(team.id()),
                    turned.stream().map(Measure::id).collect(Collectors.toSet())));
        }
        return turned;
    }

    private boolean is(Collaborative collaborative, Team team, Measure measure, LocalDate start, boolean draft) {
        return observations
                .find(collaborative.id(), measure.id(), team.id(), start)
                .filter(one -> one.isDraft() == draft)
                .isPresent();
    }
}
