package org.allteach.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The scales on which progress is scored: ten steps from 0.5 to 5.0, each with a label and what must be seen for it. */
@Component
public class Scales {

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};
    private static final int STEPS = 10;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;

    Scales(JdbcClient jdbc, ObjectMapper json, AuditTrail audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    /** One step: its score, what it is called, and what must be seen for it. */
    public record Row(double score, String label, String text) {}

    /** A scale; its rows are empty before one was written. */
    public record Scale(List<Row> rows, int version) {

        public Scale {
            rows = List.copyOf(rows);
        }

        boolean isWhole() {
            return rows.size() == STEPS
                    && rows.stream().noneMatch(row -> row.label().isEmpty());
        }
    }

    public Scale of(UUID collaborative) {
        return jdbc.sql("select * from assessment_scale where collaborative_id = ?")
                .param(collaborative)
                .query((row, n) -> new Scale(json.readValue(row.getString("rows"), ROWS), row.getInt("version")))
                .optional()
                .orElse(new Scale(List.of(), 0));
    }

    /** Reads the rows of a template; what is wrong is added to the problems. */
    public static List<Row> read(List<? extends Map<String, ? extends @Nullable Object>> rows, List<Problem> problems) {
        var read = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            var given = new Given(rows.get(i), "/assessment/" + i, problems);
            given.refuseUnknown(Set.of("score", "label", "text"));
            String score = given.required("score", 10, "");
            if (!score.matches("[0-5]([.][05])?")) {
                given.refuse("score", score, "lifecycle.problem.score");
                score = "0";
            }
            read.add(new Row(
                    Double.parseDouble(score), given.required("label", 200, ""), given.text("text", 4_000, "")));
        }
        return read;
    }

    /** The ten steps as typed: {@code label/0 … label/9} and {@code text/0 …}. */
    static List<Row> typed(Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < STEPS; i++) {
            rows.add(new Row((i + 1) / 2.0, given.required("label/" + i, 200, ""), given.text("text/" + i, 4_000, "")));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return rows;
    }

    /** Saves a scale; empty where somebody else has saved it since the version that was read. */
    @Transactional
    public Optional<Scale> save(Collaborative collaborative, int version, List<Row> rows) {
        Scale before = of(collaborative.id());
        int saved = before.version() != version
                ? 0
                : jdbc.sql("""
                        insert into assessment_scale (collaborative_id, rows) values (:collaborative, cast(:rows as jsonb))
                        on conflict (collaborative_id) do update set rows = excluded.rows,
                            version = assessment_scale.version + 1
                        where assessment_scale.version = :version
                        """)
                        .param("collaborative", collaborative.id())
                        .param("rows", json.writeValueAsString(rows))
                        .param("version", version)
                        .update();
        if (saved == 0) {
            return Optional.empty();
        }
        audit.record(collaborative.id(), "scale.changed", "scale", Map.of("rows", before.rows()), Map.of("rows", rows));
        return Optional.of(of(collaborative.id()));
    }
}
