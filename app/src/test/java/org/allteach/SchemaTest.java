package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.allteach.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema as the migrations leave it, and the rules that let it be distributed by collaborative. */
class SchemaTest {

    private static Connection database;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.fresh().connect();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void the_schema_is_the_one_that_was_agreed() throws Exception {
        List<String> lines = rows("""
                select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                       || case when a.attnotnull then '' else ' null' end
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
                  and not a.attisdropped and c.relname <> 'flyway_schema_history'
                order by c.relname, a.attnum
                """);
        lines.addAll(rows("""
                select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid)
                from pg_constraint c
                where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'c')
                  and c.conrelid::regclass::text <> 'flyway_schema_history'
                order by 1
                """));
        lines.addAll(rows("""
                select indexdef from pg_indexes
                where schemaname = 'public' and tablename <> 'flyway_schema_history' order by indexname
                """));
        Golden.assertMatches(Path.of("schema.txt"), String.join("\n", lines) + "\n");
    }

    @Test
    void every_key_of_a_collaboratives_table_begins_with_the_collaborative() throws SQLException {
        assertThat(rows(TENANT + """
                        select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid)
                        from pg_constraint c join tenant t on t.oid = c.conrelid
                        where c.contype in ('p', 'u') and c.conkey[1] <> t.attnum
                        """)).isEmpty();
    }

    @Test
    void every_unique_index_of_a_collaboratives_table_begins_with_the_collaborative() throws SQLException {
        assertThat(rows(TENANT + """
                        select i.indexrelid::regclass::text
                        from pg_index i join tenant t on t.oid = i.indrelid
                        where i.indisunique and i.indkey[0] <> t.attnum
                        """)).isEmpty();
    }

    @Test
    void foreign_keys_between_collaboratives_tables_carry_the_collaborative_and_set_nothing_null() throws SQLException {
        assertThat(rows(TENANT + """
                        select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid)
                        from pg_constraint c
                        join tenant t on t.oid = c.conrelid
                        left join tenant target on target.oid = c.confrelid
                        where c.contype = 'f'
                          and (c.confdeltype = 'n' or target.oid is not null and c.conkey[1] <> t.attnum)
                        """)).isEmpty();
    }

    @Test
    void no_table_of_a_person_or_organisation_points_into_a_collaborative() throws SQLException {
        assertThat(rows(TENANT + """
                        select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid)
                        from pg_constraint c
                        join tenant target on target.oid = c.confrelid
                        where c.contype = 'f' and c.conrelid not in (select oid from tenant)
                        """)).isEmpty();
    }

    @Test
    void there_are_no_triggers() throws SQLException {
        assertThat(rows("select tgname from pg_trigger where not tgisinternal")).isEmpty();
    }

    private static final String TENANT = """
            with tenant as (
                select c.oid, a.attnum from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and a.attname = 'collaborative_id')
            """;

    private static List<String> rows(String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
