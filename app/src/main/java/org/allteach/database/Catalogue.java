package org.allteach.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the database itself says it holds, in the schema that the connection works in. */
final class Catalogue {

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    record Table(String name, List<String> columns) {}

    record ForeignKey(String table, String name, String definition) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Tables with the columns that are stored and not computed. */
    List<Table> tables() throws SQLException {
        return query(
                """
                select c.relname, array_agg(a.attname::text order by a.attnum)
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                group by c.relname
                order by c.relname
                """,
                row -> new Table(row.getString(1), Arrays.asList((String[])
                        row.getArray(2).getArray())));
    }

    List<String> sequenceNames() throws SQLException {
        return query("""
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'S'
                order by relname
                """, row -> row.getString(1));
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        return query("""
                select c.relname, k.conname, pg_get_constraintdef(k.oid)
                from pg_constraint k join pg_class c on c.oid = k.conrelid
                where k.connamespace = current_schema()::regnamespace and k.contype = 'f' and k.conparentid = 0
                order by c.relname, k.conname
                """, row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
    }

    Manifest.Sequence sequence(String name) throws SQLException {
        return query(
                        "select last_value, is_called from " + quoted(name),
                        row -> new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)))
                .getFirst();
    }

    /** The migrations that made the tables; none when the database is new. */
    List<Manifest.Migration> migrations() throws SQLException {
        boolean isNew = tables().stream().noneMatch(table -> table.name().equals(Schema.HISTORY));
        return isNew
                ? List.of()
                : query(
                        "select version, checksum from " + Schema.HISTORY
                                + " where success and type <> 'SCHEMA' order by installed_rank",
                        row -> new Manifest.Migration(row.getString(1), (Integer) row.getObject(2)));
    }

    private <T> List<T> query(String sql, Row<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Catalogue::quoted).toList());
    }
}
