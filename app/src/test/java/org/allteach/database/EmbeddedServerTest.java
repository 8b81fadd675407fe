package org.allteach.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedServerTest {

    @TempDir
    Path data;

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        try (var server = start()) {
            execute(server, "CREATE TABLE note (said text)");
            execute(server, "INSERT INTO note VALUES ('kept')");
        }
        try (var server = start()) {
            assertThat(query(server, "SELECT said FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void the_server_is_durable_and_careful() throws Exception {
        try (var server = start()) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(
                            server,
                            "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'allteach'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(query(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void nobody_enters_without_the_password_and_only_we_can_read_it() throws Exception {
        try (var server = start()) {
            var url = server.address().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "allteach", "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url, "postgres", "").close())
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database/password"))))
                    .isEqualTo("rw-------");
            assertThat(server.address().toString())
                    .doesNotContain(String.valueOf(server.address().password()));
        }
    }

    @Test
    void a_second_server_on_the_same_data_is_refused_in_one_sentence() {
        try (var server = start()) {
            assertThat(server.pid()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(Obstacle.class)
                    .hasMessageContaining("already uses the data folder")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_killed_server_comes_back_with_every_committed_row() throws Exception {
        try (var server = start()) {
            execute(server, "CREATE TABLE note (said text)");
            execute(server, "INSERT INTO note VALUES ('kept')");
            long pid = server.pid();

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            eventually(() -> query(server, "SELECT said FROM note"), "kept");
            assertThat(server.pid()).isNotEqualTo(pid);
        }
    }

    @Test
    void another_major_version_is_refused_in_one_sentence() throws Exception {
        start().close();
        Files.writeString(data.resolve("database/cluster/PG_VERSION"), "12\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("PostgreSQL 12")
                .hasMessageNotContaining("\n");
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(data, TestDatabase.software(), Map.of());
    }

    static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = server.address().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = server.address().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    interface Attempt {
        String make() throws SQLException;
    }

    static void eventually(Attempt attempt, String expected) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try {
                assertThat(attempt.make()).isEqualTo(expected);
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }
}
