package org.allteach.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Difference;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.spc.Direction;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The measures of collaboratives. */
@Component
public class Measures {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Target.Step>> STEPS = new TypeReference<>() {};

    private static final TypeReference<Map<String, @Nullable Object>> CONTENT = new TypeReference<>() {};

    private static final String INSERT = """
            insert into measure (collaborative_id, id, code, team_id, position, name, type, kind, direction, unit,
                multiplier, frequency, due_day, required, chart, rule_set, smallest_denominator, baseline_points,
                aggregation, starts_on, ends_on, target, definition)
            values (:collaborative, :id, :code, :team, :position, :name, :type, :kind, :direction, :unit, :multiplier,
                :frequency, :due, :required, :chart, :rules, :smallest, :baseline, :aggregation, :starts, :ends,
                cast(:target as jsonb), cast(:definition as jsonb))
            """;
    private static final String UPDATE = """
            update measure set team_id = :team, position = :position, name = :name, type = :type, kind = :kind,
                direction = :direction, unit = :unit, multiplier = :multiplier, frequency = :frequency, due_day = :due,
                required = :required, chart = :chart, rule_set = :rules, smallest_denominator = :smallest,
                baseline_points = :baseline, aggregation = :aggregation, starts_on = :starts, ends_on = :ends,
                target = cast(:target as jsonb), definition = cast(:definition as jsonb), version = version + 1
            where collaborative_id = :collaborative and id = :id and code = :code
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Teams teams;
    private final AuditTrail audit;
    private final Clock clock;

    Measures(JdbcClient jdbc, ObjectMapper json, Teams teams, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many of the measures that were put are new, changed, and as they were. */
    public record Counts(int added, int changed, int unchanged) {}

    public Optional<Measure> find(UUID collaborative, String code) {
        return jdbc.sql("select * from measure where collaborative_id = ? and code = ?")
                .params(collaborative, code)
                .query(this::measure)
                .optional();
    }

    /** All measures of a collaborative, those of single teams among them, in their order. */
    public List<Measure> of(UUID collaborative) {
        return jdbc.sql("select * from measure where collaborative_id = ? order by position, code")
                .param(collaborative)
                .query(this::measure)
                .list();
    }

    /** The measures that a team can report: the collaborative's and its own. */
    public List<Measure> of(UUID collaborative, UUID team) {
        return of(collaborative).stream().filter(measure -> measure.isFor(team)).toList();
    }

    /** A measure's definitions over time, the newest first. */
    public List<MeasureVersion> versions(Measure measure) {
        return jdbc.sql("""
                        select v.version, v.at, p.name as person, v.content
                        from measure_version v left join person p on p.id = v.person_id
                        where v.collaborative_id = ? and v.measure_id = ? order by v.version desc
                        """)
                .params(measure.collaborative(), measure.id())
                .query((row, n) -> new MeasureVersion(
                        row.getInt("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        json.readValue(row.getString("content"), CONTENT)))
                .list();
    }

    /**
     * Puts measures into a collaborative by their codes: those not there are added, those that differ changed; each change
     * is a new version. All of them in one transaction; the same again changes nothing.
     *
     * @param entries the fields of each, those that are not given stay as they are
     * @throws Refusal with all that is wrong, by pointer
     */
    @Transactional
    public Counts upsert(Collaborative collaborative, List<? extends Map<String, ? extends @Nullable Object>> entries) {
        lock(collaborative);
        Map<String, UUID> teams = teams(collaborative.id());
        var byCode = new HashMap<String, Measure>();
        int position = 0;
        for (Measure measure : of(collaborative.id())) {
            byCode.put(measure.code(), measure);
            position = Math.max(position, measure.position());
        }
        var problems = new ArrayList<Problem>();
        var read = new LinkedHashMap<String, Measure>();
        for (int i = 0; i < entries.size(); i++) {
            Object code = entries.get(i).get("code");
            Measure kept = byCode.get(String.valueOf(code).strip());
            var measure =
                    MeasureForm.read(entries.get(i), "/" + i, collaborative, kept, position + i + 1, teams, problems);
            if (read.put(measure.code(), measure) != null) {
                problems.add(Problem.of("/" + i + "/code", measure.code(), "measures.problem.codeTwice"));
            }
            refuseBreaking(collaborative, kept, measure, "/" + i + "/", problems);
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return save(collaborative, byCode, read.values(), codes(teams));
    }

    /**
     * Saves one measure as it was edited.
     *
     * @param kept the measure as it was when the editing began; null for a new one
     * @return as saved; empty where somebody else has saved it since
     * @throws Refusal with all that is wrong
     */
    @Transactional
    public Optional<Measure> save(Collaborative collaborative, @Nullable Measure kept, Map<String, String> fields) {
        lock(collaborative);
        String code = kept == null ? fields.getOrDefault("code", "").strip() : kept.code();
        Measure before = find(collaborative.id(), code).orElse(null);
        var problems = new ArrayList<Problem>();
        if (kept == null && before != null) {
            problems.add(Problem.of("code", code, "measures.problem.codeTaken"));
        } else if (kept != null && (before == null || before.version() != kept.version())) {
            return Optional.empty();
        }
        Map<String, UUID> teams = teams(collaborative.id());
        var measure = MeasureForm.read(
                fields, "", collaborative, kept, lastPosition(collaborative.id()) + 1, teams, problems);
        refuseBreaking(collaborative, kept, measure, "", problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        save(collaborative, kept == null ? Map.of() : Map.of(code, kept), List.of(measure), codes(teams));
        return find(collaborative.id(), code);
    }

    /** What stands in the database was given for the old kind and the old periods, and would mean nothing in the new. */
    private void refuseBreaking(
            Collaborative collaborative,
            @Nullable Measure kept,
            Measure measure,
            String place,
            List<Problem> problems) {
        if (kept == null) {
            return;
        }
        boolean otherFields = kept.kind().fields() != measure.kind().fields();
        boolean otherPeriods = kept.frequency(collaborative) != measure.frequency(collaborative);
        if ((otherFields || otherPeriods) && hasValues(kept)) {
            problems.add(
                    otherFields
                            ? Problem.of(place + "kind", Given.written(measure.kind()), "measures.problem.kindStays")
                            : Problem.of(place + "frequency", null, "measures.problem.frequencyStays"));
        }
    }

    private boolean hasValues(Measure measure) {
        return jdbc.sql("select exists (select 1 from observation where collaborative_id = ? and measure_id = ?)")
                .params(measure.collaborative(), measure.id())
                .query(Boolean.class)
                .single();
    }

    private Counts save(
            Collaborative collaborative,
            Map<String, Measure> before,
            Collection<Measure> measures,
            Map<UUID, String> teamCodes) {
        int added = 0;
        int changed = 0;
        var log = new ArrayList<AuditTrail.Change>();
        for (Measure measure : measures) {
            Measure old = before.get(measure.code());
            if (measure.equals(old)) {
                continue;
            }
            write(measure, old == null ? INSERT : UPDATE);
            var content = measure.content(teamCode(measure, teamCodes));
            keep(measure, content);
            String subject = "measure/" + measure.code();
            if (old == null) {
                added++;
                log.add(new AuditTrail.Change("measure.added", subject, null, content));
            } else {
                changed++;
                var difference = Difference.between(old.content(teamCode(old, teamCodes)), content);
                log.add(new AuditTrail.Change("measure.changed", subject, difference.before(), difference.after()));
            }
        }
        audit.record(collaborative.id(), log);
        return new Counts(added, changed, measures.size() - added - changed);
    }

    private static @Nullable String teamCode(Measure measure, Map<UUID, String> codes) {
        return measure.team() == null ? null : codes.get(measure.team());
    }

    private void write(Measure measure, String sql) {
        jdbc.sql(sql)
                .param("collaborative", measure.collaborative())
                .param("id", measure.id())
                .param("code", measure.code())
                .param("team", measure.team())
                .param("position", measure.position())
                .param("name", measure.name())
                .param("type", measure.type().name())
                .param("kind", measure.kind().name())
                .param("direction", measure.direction().name())
                .param("unit", measure.unit())
                .param("multiplier", measure.multiplier())
                .param(
                        "frequency",
                        measure.frequency() == null ? null : measure.frequency().name())
                .param("due", measure.dueDay())
                .param("required", measure.required())
                .param("chart", measure.chart())
                .param("rules", measure.ruleSet())
                .param("smallest", measure.smallestDenominator())
                .param("baseline", measure.baselinePoints())
                .param("aggregation", measure.aggregation().name())
                .param("starts", measure.startsOn())
                .param("ends", measure.endsOn())
                .param("target", json.writeValueAsString(measure.target().steps()))
                .param("definition", json.writeValueAsString(measure.definition()))
                .update();
    }

    private void keep(Measure measure, Map<String, @Nullable Object> content) {
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into measure_version (collaborative_id, measure_id, version, at, person_id, content)
                        values (:collaborative, :measure, :version, :at, :person, cast(:content as jsonb))
                        """)
                .param("collaborative", measure.collaborative())
                .param("measure", measure.id())
                .param("version", measure.version() + 1)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", viewer == null ? null : viewer.id())
                .param("content", json.writeValueAsString(content))
                .update();
    }

    private Map<String, UUID> teams(UUID collaborative) {
        var codes = new HashMap<String, UUID>();
        for (Team team : teams.of(collaborative)) {
            codes.put(team.code(), team.id());
        }
        return codes;
    }

    private static Map<UUID, String> codes(Map<String, UUID> teams) {
        var codes = new HashMap<UUID, String>();
        teams.forEach((code, id) -> codes.put(id, code));
        return codes;
    }

    private int lastPosition(UUID collaborative) {
        return jdbc.sql("select coalesce(max(position), 0) from measure where collaborative_id = ?")
                .param(collaborative)
                .query(Integer.class)
                .single();
    }

    /** Two at once might take the same code or overwrite each other: the second one waits for the first. */
    private void lock(Collaborative collaborative) {
        jdbc.sql("select 1 from collaborative where id = ? for no key update")
                .param(collaborative.id())
                .query(Integer.class)
                .single();
    }

    private Measure measure(ResultSet row, int number) throws SQLException {
        String frequency = row.getString("frequency");
        return new Measure(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("team_id", UUID.class),
                row.getInt("position"),
                row.getString("name"),
                Measure.Type.valueOf(row.getString("type")),
                Measure.Kind.valueOf(row.getString("kind")),
                Direction.valueOf(row.getString("direction")),
                row.getString("unit"),
                row.getDouble("multiplier"),
                frequency == null ? null : Frequency.valueOf(frequency),
                row.getObject("due_day", Integer.class),
                row.getBoolean("required"),
                row.getString("chart"),
                row.getString("rule_set"),
                row.getObject("smallest_denominator", Integer.class),
                row.getObject("baseline_points", Integer.class),
                Measure.Aggregation.valueOf(row.getString("aggregation")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                new Target(json.readValue(row.getString("target"), STEPS)),
                json.readValue(row.getString("definition"), WORDS),
                row.getInt("version"));
    }
}
