package org.allteach.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.Frequency;
import org.allteach.spc.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The measures of collaboratives. */
@Component
public class Measures {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Target.Step>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Measures(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

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
