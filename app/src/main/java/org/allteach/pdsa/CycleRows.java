package org.allteach.pdsa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.pdsa.Cycle.Prediction;
import org.allteach.pdsa.Cycle.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cycles as rows, with what belongs to them. */
final class CycleRows {

    private static final String SELECT = """
            select c.*, array(
                select i.node_id from cycle_idea i
                where i.collaborative_id = c.collaborative_id and i.cycle_id = c.id order by i.node_id) as ideas, array(
                select m.code from cycle_measure l
                join measure m on m.collaborative_id = l.collaborative_id and m.id = l.measure_id
                where l.collaborative_id = c.collaborative_id and l.cycle_id = c.id order by m.position, m.code) as measures
            from cycle c
            """;

    private final JdbcClient jdbc;

    CycleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cycles of one collaborative for which a condition on {@code c} holds, with its named parameters. */
    List<Cycle> where(UUID collaborative, String condition, Map<String, ?> parameters) {
        var heads = jdbc.sql(SELECT + "where c.collaborative_id = :collaborative and " + condition)
                .param("collaborative", collaborative)
                .params(parameters)
                .query((row, n) -> head(row))
                .list();
        UUID[] ids = heads.stream().map(Cycle::id).toArray(UUID[]::new);
        if (ids.length == 0) {
            return List.of();
        }
        Map<UUID, List<Prediction>> predictions = predictions(collaborative, ids);
        Map<UUID, List<Task>> tasks = tasks(collaborative, ids);
        return heads.stream()
                .map(head -> with(
                        head, predictions.getOrDefault(head.id(), List.of()), tasks.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Cycle with(Cycle head, List<Prediction> predictions, List<Task> tasks) {
        return new Cycle(
                head.collaborative(),
                head.id(),
                head.team(),
                head.code(),
                head.ramp(),
                head.step(),
                head.state(),
                head.shared(),
                head.fields(),
                head.actedOn(),
                head.ideas(),
                head.measures(),
                predictions,
                tasks,
                head.version());
    }

    private static Cycle head(ResultSet row) throws SQLException {
        Map<CycleField, String> fields = new EnumMap<>(CycleField.class);
        for (CycleField field : CycleField.values()) {
            fields.put(field, Objects.toString(row.getObject(field.column()), ""));
        }
        return new Cycle(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("code"),
                row.getObject("ramp_id", UUID.class),
                row.getInt("step"),
                Cycle.State.valueOf(row.getString("state")),
                row.getObject("shared_at") != null,
                fields,
                row.getObject("acted_on", LocalDate.class),
                Arrays.asList((UUID[]) row.getArray("ideas").getArray()),
                Arrays.asList((String[]) row.getArray("measures").getArray()),
                List.of(),
                List.of(),
                row.getInt("version"));
    }

    private Map<UUID, List<Prediction>> predictions(UUID collaborative, UUID[] ids) {
        Map<UUID, List<Prediction>> all = new HashMap<>();
        jdbc.sql("""
                        select * from cycle_prediction
                        where collaborative_id = ? and cycle_id = any(?) and removed_at is null order by position, id
                        """).params(collaborative, ids).query(row -> {
            add(
                    all,
                    row,
                    new Prediction(
                            row.getObject("id", UUID.class),
                            row.getString("question"),
                            row.getString("prediction"),
                            row.getString("why"),
                            row.getString("result"),
                            row.getString("outcome")));
        });
        return all;
    }

    private Map<UUID, List<Task>> tasks(UUID collaborative, UUID[] ids) {
        Map<UUID, List<Task>> all = new HashMap<>();
        jdbc.sql("""
                        select t.*, p.name from cycle_task t left join person p on p.id = t.owner_id
                        where t.collaborative_id = ? and t.cycle_id = any(?) and t.removed_at is null
                        order by t.position, t.id
                        """).params(collaborative, ids).query(row -> {
            @Nullable String owner = row.getString("name");
            add(
                    all,
                    row,
                    new Task(
                            row.getObject("id", UUID.class),
                            row.getString("text"),
                            row.getObject("owner_id", UUID.class),
                            owner == null ? "" : owner,
                            row.getObject("due_on", LocalDate.class),
                            row.getObject("done_on", LocalDate.class)));
        });
        return all;
    }

    private static <T> void add(Map<UUID, List<T>> all, ResultSet row, T one) throws SQLException {
        all.computeIfAbsent(row.getObject("cycle_id", UUID.class), id -> new ArrayList<>())
                .add(one);
    }
}
