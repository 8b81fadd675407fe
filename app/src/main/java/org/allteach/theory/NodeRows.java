package org.allteach.theory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.theory.Theories.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Nodes and links as rows. */
final class NodeRows {

    private static final TypeReference<List<Content.Tool>> TOOLS = new TypeReference<>() {};

    private static final String SELECT = """
            select n.*, t.team_id, array(
                select m.code from theory_measure l
                join measure m on m.collaborative_id = l.collaborative_id and m.id = l.measure_id
                where l.collaborative_id = n.collaborative_id and l.node_id = n.id
                order by m.position, m.code) as measures
            from theory_node n join theory t on t.collaborative_id = n.collaborative_id and t.id = n.theory_id
            """;
    private static final String WRITE = """
            insert into theory_node (collaborative_id, id, theory_id, code, kind, position, text, description, owner,
                evidence, stage, impact, effort, concept, how_to, example_tests, tools, source_id, source_version,
                retired_on, retired_reason, version, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?)
            on conflict (collaborative_id, id) do update set
                position = excluded.position, text = excluded.text, description = excluded.description,
                owner = excluded.owner, evidence = excluded.evidence, stage = excluded.stage,
                impact = excluded.impact, effort = excluded.effort, concept = excluded.concept,
                how_to = excluded.how_to, example_tests = excluded.example_tests, tools = excluded.tools,
                source_id = excluded.source_id, source_version = excluded.source_version,
                retired_on = excluded.retired_on, retired_reason = excluded.retired_reason,
                version = excluded.version, changed_at = excluded.changed_at
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ObjectMapper json;

    NodeRows(JdbcClient jdbc, JdbcOperations batches, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    Diagram diagram(UUID collaborative, UUID theory) {
        List<Node> nodes = jdbc.sql(SELECT + "where n.collaborative_id = ? and n.theory_id = ?")
                .params(collaborative, theory)
                .query((row, n) -> node(row))
                .list();
        List<Link> links = jdbc.sql("""
                        select parent_id, child_id, strong from theory_link
                        where collaborative_id = ? and theory_id = ? order by parent_id, child_id
                        """)
                .params(collaborative, theory)
                .query((row, n) -> new Link(
                        row.getObject("parent_id", UUID.class),
                        row.getObject("child_id", UUID.class),
                        row.getBoolean("strong")))
                .list();
        return Diagram.of(nodes, links);
    }

    Optional<Placed> find(UUID collaborative, UUID id) {
        return jdbc.sql(SELECT + "where n.collaborative_id = ? and n.id = ?")
                .params(collaborative, id)
                .query((row, n) -> placed(row))
                .optional();
    }

    Map<UUID, Placed> all(UUID collaborative) {
        var all = new LinkedHashMap<UUID, Placed>();
        jdbc.sql(SELECT + "where n.collaborative_id = ? order by n.kind, n.position, n.code")
                .param(collaborative)
                .query((row, n) -> placed(row))
                .list()
                .forEach(placed -> all.put(placed.node().id(), placed));
        return all;
    }

    private Placed placed(ResultSet row) throws SQLException {
        return new Placed(row.getObject("team_id", UUID.class), node(row));
    }

    private Node node(ResultSet row) throws SQLException {
        var source = row.getObject("source_id", UUID.class);
        var retired = row.getObject("retired_on", LocalDate.class);
        return new Node(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Node.Kind.valueOf(row.getString("kind")),
                row.getInt("position"),
                content(row),
                source == null ? null : new Node.Source(source, row.getInt("source_version")),
                retired == null ? null : new Node.Retirement(retired, row.getString("retired_reason")),
                row.getInt("version"));
    }

    private Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getString("text"),
                row.getString("description"),
                row.getString("owner"),
                Arrays.asList((String[]) row.getArray("measures").getArray()),
                Node.Evidence.valueOf(row.getString("evidence")),
                Node.Stage.valueOf(row.getString("stage")),
                row.getObject("impact", Integer.class),
                row.getObject("effort", Integer.class),
                row.getString("concept"),
                row.getString("how_to"),
                row.getString("example_tests"),
                json.readValue(row.getString("tools"), TOOLS));
    }

    /** Writes what a change did: nodes that are new or other, links that go and come. */
    void write(UUID collaborative, UUID theory, Delta delta, OffsetDateTime now) {
        var nodes = delta.nodes().stream().map(Delta.NodeChange::after).toList();
        batches.batchUpdate(
                WRITE,
                nodes.stream()
                        .map(node -> values(collaborative, theory, node, now))
                        .toList());
        measures(collaborative, nodes);
        batches.batchUpdate(
                "delete from theory_link where collaborative_id = ? and theory_id = ? and parent_id = ? and child_id = ?",
                delta.linksGone().stream()
                        .map(link -> new Object[] {collaborative, theory, link.parent(), link.child()})
                        .toList());
        batches.batchUpdate(
                "insert into theory_link (collaborative_id, theory_id, parent_id, child_id, strong) values (?, ?, ?, ?, ?)",
                delta.linksCome().stream()
                        .map(link -> new Object[] {collaborative, theory, link.parent(), link.child(), link.strong()})
                        .toList());
    }

    private @Nullable Object[] values(UUID collaborative, UUID theory, Node node, OffsetDateTime now) {
        Content content = node.content();
        Node.Source source = node.source();
        Node.Retirement retired = node.retired();
        return new @Nullable Object[] {
            collaborative,
            node.id(),
            theory,
            node.code(),
            node.kind().name(),
            node.position(),
            content.text(),
            content.description(),
            content.owner(),
            content.evidence().name(),
            content.stage().name(),
            content.impact(),
            content.effort(),
            content.concept(),
            content.howTo(),
            content.exampleTests(),
            json.writeValueAsString(content.tools()),
            source == null ? null : source.node(),
            source == null ? null : source.version(),
            retired == null ? null : retired.on(),
            retired == null ? "" : retired.reason(),
            node.version() + 1,
            now
        };
    }

    private void measures(UUID collaborative, List<Node> nodes) {
        var wanted = new ArrayList<Object[]>();
        for (Node node : nodes) {
            node.content().measures().forEach(code -> wanted.add(new Object[] {node.id(), collaborative, code}));
        }
        batches.batchUpdate(
                "delete from theory_measure where collaborative_id = ? and node_id = ?",
                nodes.stream()
                        .map(node -> new Object[] {collaborative, node.id()})
                        .toList());
        batches.batchUpdate("""
                        insert into theory_measure (collaborative_id, node_id, measure_id)
                        select collaborative_id, cast(? as uuid), id from measure where collaborative_id = ? and code = ?
                        """, wanted);
    }
}
