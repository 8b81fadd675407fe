package org.allteach.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tables of these tests have what is awkward: a circle, a sequence, computed columns, odd names, text and bytes. */
@Timeout(180)
class BackupTest {

    private static final Schema FIRST = new Schema("classpath:org/allteach/database/tables/first");
    private static final Schema SECOND = new Schema("classpath:org/allteach/database/tables");

    private static final String EVERYTHING = """
            select string_agg(row::text, '; ' order by row::text) from (
              select 'clinic ' || c::text as row from clinic c
              union all select 'doctor ' || d::text from doctor d
              union all select 'visit ' || v::text from visit v
              union all select 'unit ' || u::text from unit u) rows
            """;

    @TempDir
    Path folder;

    private final DatabaseAddress source = TestDatabase.empty();
    private final DatabaseAddress target = TestDatabase.empty();
    private Path file = Path.of("");

    @BeforeEach
    void fill_the_source() throws SQLException {
        file = folder.resolve("everything.backup");
        FIRST.migrate(source);
        execute(source, """
                insert into clinic (id, name, "Odd ""Name", photo, tags, facts, seen_at, stay, rate) values
                  ('00000000-0000-0000-0000-000000000001', E'tab\\t, line\\n, back\\\\slash, Zürich 🩺, \\\\.', 0.1 + 0.2,
                   '\\x00ff0a5c', '{a,"b,c",null}', '{"a": [1, null]}', '2026-02-03 04:05:06.789012+13', '1 mon 2 days', 1.10),
                  ('00000000-0000-0000-0000-000000000002', '', 'NaN', null, null, null, null, null, null);
                insert into doctor values
                  ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', null),
                  ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000002',
                   '00000000-0000-0000-0000-00000000000a');
                update clinic set head_id = '00000000-0000-0000-0000-00000000000a';
                insert into visit (clinic_id) select id from clinic cross join generate_series(1, 1000);
                delete from unit where name = 'ward';
                """);
    }

    @Test
    void everything_comes_back_in_an_empty_installation() throws SQLException {
        Backup.write(Installation.at(source), file);

        Restore.read(Installation.at(target), file, FIRST);

        assertThat(query(target, EVERYTHING)).isEqualTo(query(source, EVERYTHING));
    }

    @Test
    void numbering_goes_on_where_it_was() throws SQLException {
        Backup.write(Installation.at(source), file);
        Restore.read(Installation.at(target), file, FIRST);

        execute(target, "insert into visit (clinic_id) select id from clinic limit 1");

        assertThat(query(target, "select max(number) from visit")).isEqualTo("2001");
    }

    @Test
    void foreign_keys_are_on_again() {
        Backup.write(Installation.at(source), file);
        Restore.read(Installation.at(target), file, FIRST);

        assertThatThrownBy(() -> execute(target, "insert into visit (clinic_id) values (gen_random_uuid())"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void what_was_there_before_is_replaced_even_under_newer_tables() throws SQLException {
        Backup.write(Installation.at(source), file);
        SECOND.migrate(target);
        execute(target, "insert into clinic (id, name) values (gen_random_uuid(), 'old')");

        Restore.read(Installation.at(target), file, SECOND);

        assertThat(query(target, EVERYTHING)).isEqualTo(query(source, EVERYTHING));
        SECOND.migrate(target);
        assertThat(query(target, "select count(*) from room")).isEqualTo("0");
    }

    @Test
    void a_backup_of_newer_tables_is_refused() throws SQLException {
        SECOND.migrate(source);
        Backup.write(Installation.at(source), file);

        assertRefusedWithoutAnyChange("made by a newer Allteach");
    }

    @Test
    void a_backup_with_a_row_too_few_is_refused() throws Exception {
        Backup.write(Installation.at(source), file);
        rewrite("tables/visit.copy", rows -> rows.substring(rows.indexOf('\n') + 1));

        assertRefusedWithoutAnyChange("damaged (table visit)");
    }

    @Test
    void a_backup_cut_short_is_refused() throws Exception {
        Backup.write(Installation.at(source), file);
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));

        assertRefusedWithoutAnyChange("not the whole of one");
    }

    @Test
    void any_other_file_is_refused() throws Exception {
        Files.writeString(file, "Dear diary");

        assertRefusedWithoutAnyChange("not the whole of one");
    }

    @Test
    void rows_that_break_a_rule_of_the_tables_change_nothing() throws Exception {
        Backup.write(Installation.at(source), file);
        rewrite("tables/doctor.copy", rows -> "");
        var nothing = HexFormat.of().formatHex(Backup.sha256().digest());
        rewrite(
                Backup.MANIFEST,
                json -> json.replaceAll(
                        "(?s)(\"name\" : \"doctor\".*?\"rows\" : )\\d+(.*?\"sha256\" : \")[0-9a-f]+",
                        "$10$2" + nothing));

        assertRefusedWithoutAnyChange("violates foreign key");
    }

    @Test
    void a_database_with_somebody_elses_tables_is_refused() throws SQLException {
        Backup.write(Installation.at(source), file);
        execute(target, "create table theirs (id int)");

        assertThatThrownBy(() -> Restore.read(Installation.at(target), file, FIRST))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("not Allteach's");
        assertThat(query(target, "select count(*) from theirs")).isEqualTo("0");
    }

    @Test
    void a_database_in_use_is_refused() throws SQLException {
        Backup.write(Installation.at(source), file);

        try (var application = target.connect()) {
            assertThat(application.isValid(1)).isTrue();
            assertThatThrownBy(() -> Restore.read(Installation.at(target), file, FIRST))
                    .isInstanceOf(Obstacle.class)
                    .hasMessageContaining("Stop Allteach");
        }
    }

    @Test
    void a_backup_is_of_one_moment_while_people_go_on_working() throws Exception {
        execute(source, "truncate visit");
        var done = new AtomicBoolean();
        // In every moment there are as many units as visits.
        var people = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                try {
                    execute(source, """
                            insert into unit values (gen_random_uuid()::text);
                            insert into visit (clinic_id) select id from clinic limit 1
                            """);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        execute(source, "truncate unit, visit");
        for (int i = 0; i < 5; i++) {
            var manifest = Backup.write(Installation.at(source), file);
            assertThat(rows(manifest, "unit")).isEqualTo(rows(manifest, "visit"));
        }
        done.set(true);
        people.join();
    }

    @Test
    void only_its_owner_reads_a_backup_and_nothing_else_is_left() throws IOException {
        Backup.write(Installation.at(source), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void there_is_nothing_to_back_up_before_the_first_start() {
        assertThatThrownBy(() -> Backup.write(Installation.at(target), file))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("nothing to back up");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_not_there_is_said_in_one_sentence() {
        assertThatThrownBy(() -> Backup.write(Installation.at(source), folder.resolve("nowhere/file")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("cannot be written")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_applications_own_tables_come_back_but_nobody_stays_signed_in() throws SQLException {
        var application = TestDatabase.fresh();
        execute(application, """
                insert into spring_session values ('p', 's', 0, 0, 0, 0, null);
                insert into organisation (id, code, name, country, time_zone)
                values (gen_random_uuid(), 'KSB', 'Kantonsspital Baden', 'CH', 'Europe/Zurich')
                """);
        Backup.write(Installation.at(application), file);

        Restore.read(Installation.at(target), file, Schema.APPLICATION);

        assertThat(query(target, "select name from organisation")).isEqualTo("Kantonsspital Baden");
        assertThat(query(target, "select count(*) from spring_session")).isEqualTo("0");
    }

    private void assertRefusedWithoutAnyChange(String because) throws SQLException {
        FIRST.migrate(target);
        execute(target, "insert into clinic (id, name) values (gen_random_uuid(), 'kept')");
        var before = query(target, EVERYTHING);

        assertThatThrownBy(() -> Restore.read(Installation.at(target), file, FIRST))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("\n");

        assertThat(query(target, EVERYTHING)).isEqualTo(before);
    }

    private static long rows(Manifest manifest, String table) {
        return manifest.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private void rewrite(String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var each : zip.stream().toList()) {
                entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
            }
        }
        var changed = change.apply(new String(entries.get(entry), StandardCharsets.UTF_8));
        entries.put(entry, changed.getBytes(StandardCharsets.UTF_8));
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
