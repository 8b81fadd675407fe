package org.allteach.loads;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.measures.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Takes back what an import wrote: what it changed gets its earlier content back, as a new revision; what it added goes, and
 * stays in the history. What somebody has changed since then is left as it is.
 */
public final class Undo {

    private static final int MOST_LEFT_SHOWN = 1000;

    private static final String ITS_ROWS = " o.collaborative_id = :collaborative and o.import_id = :import ";

    /** The revision before, if the value was there at all. */
    private static final String BEFORE = """
             p.collaborative_id = o.collaborative_id and p.measure_id = o.measure_id and p.team_id = o.team_id
               and p.period_start = o.period_start and p.revision = o.revision - 1 and p.removed_at is null
            """;

    private static final String COLUMNS = """
            collaborative_id, measure_id, team_id, period_start, numerator, denominator, value, subgroup, status,
            provisional, submitted_at, revision, person_id, at, source, import_id, comment, reason
            """;

    private final JdbcClient jdbc;
    private final UUID collaborative;
    private final UUID importId;
    private final Stamp stamp;

    Undo(JdbcClient jdbc, UUID collaborative, UUID importId, Stamp stamp) {
        this.jdbc = jdbc;
        this.collaborative = collaborative;
        this.importId = importId;
        this.stamp = stamp;
    }

    /** A value that was changed after the import, and so was left. */
    public record Left(UUID measure, UUID team, LocalDate start) {}

    /**
     * What was done.
     *
     * @param left how many values were left; the first thousand of them are listed
     */
    public record Undone(long restored, long removed, long left, List<Left> firstLeft) {

        public Map<String, Long> counts() {
            return Map.of("restored", restored, "removed", removed, "left", left);
        }
    }

    /** The teams or measures whose values the import still stands in. */
    Set<UUID> touched(String column) {
        return new HashSet<>(with(jdbc.sql("select distinct " + column + " from observation o where" + ITS_ROWS))
                .query(UUID.class)
                .list());
    }

    Undone run() {
        List<Left> left = left();
        with(jdbc.sql("insert into observation_history (" + COLUMNS + ", removed_at) select o." + columnsOf("o")
                        + ", case when p.revision is null then cast(:now as timestamptz) end from observation o"
                        + " left join observation_history p on" + BEFORE + " where" + ITS_ROWS))
                .param("now", now())
                .update();
        int restored = with(jdbc.sql("""
                        update observation o
                        set numerator = p.numerator, denominator = p.denominator, value = p.value,
                            subgroup = p.subgroup, status = p.status, provisional = p.provisional,
                            submitted_at = p.submitted_at, comment = p.comment, revision = o.revision + 1,
                            person_id = :person, at = :now, source = :source, import_id = null, reason = null
                        from observation_history p where
                        """ + BEFORE + " and" + ITS_ROWS))
                .param("person", stamp.person())
                .param("now", now())
                .param("source", stamp.source().name())
                .update();
        int removed =
                with(jdbc.sql("delete from observation o where" + ITS_ROWS)).update();
        return new Undone(
                restored,
                removed,
                left.size(),
                left.stream().limit(MOST_LEFT_SHOWN).toList());
    }

    private List<Left> left() {
        return with(jdbc.sql("""
                        select distinct o.measure_id, o.team_id, o.period_start from observation_history o
                        where o.collaborative_id = :collaborative and o.import_id = :import and o.removed_at is null
                          and not exists (
                            select 1 from observation n
                            where n.collaborative_id = o.collaborative_id and n.measure_id = o.measure_id
                              and n.team_id = o.team_id and n.period_start = o.period_start
                              and n.import_id = o.import_id)
                        """))
                .query((row, number) -> new Left(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, LocalDate.class)))
                .list();
    }

    private static String columnsOf(String table) {
        return COLUMNS.strip().replaceAll(",\\s+", ", " + table + ".");
    }

    private StatementSpec with(StatementSpec statement) {
        return statement.param("collaborative", collaborative).param("import", importId);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(stamp.at(), ZoneOffset.UTC);
    }
}
