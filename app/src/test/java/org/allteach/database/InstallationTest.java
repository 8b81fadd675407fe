package org.allteach.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands at the terminal meet an application that runs, one that is stopped, and one that was killed. */
@Timeout(180)
class InstallationTest {

    @TempDir
    Path data;

    @BeforeEach
    void spare_the_unpacking() {
        TestDatabase.lendSoftware(data);
    }

    @Test
    void a_stopped_installation_is_started_for_as_long_as_the_command_needs_it() throws SQLException {
        try (var installation = Installation.at(data)) {
            execute(installation, "create table note (said text)");
            execute(installation, "insert into note values ('kept')");
        }
        assertThat(DataFolder.isHeld(data)).isFalse();
        try (var installation = Installation.at(data)) {
            assertThat(query(installation, "select said from note")).isEqualTo("kept");
        }
    }

    @Test
    void a_command_uses_the_running_applications_server_and_leaves_it_running() throws Exception {
        var application = startApplication();
        try {
            try (var installation = Installation.at(data)) {
                assertThat(query(installation, "select said from note")).isEqualTo("kept");
                assertThat(installation.isInUse()).isTrue();
            }
            assertThatThrownBy(() -> EmbeddedServer.start(data))
                    .isInstanceOf(Obstacle.class)
                    .hasMessageContaining("process " + application.pid());
            assertThat(application.isAlive()).isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    @Test
    void the_server_of_a_killed_application_is_gone_or_ended_and_the_data_are_there() throws Exception {
        var application = startApplication();
        application.destroyForcibly().waitFor();

        try (var installation = Installation.at(data)) {
            assertThat(query(installation, "select said from note")).isEqualTo("kept");
        }
    }

    @Test
    void a_server_that_outlived_its_application_is_ended() throws Exception {
        var server = EmbeddedServer.start(data);
        var database = DataFolder.database(data);
        server.close();
        var cluster = new Cluster(database, Software.unpackedBelow(database));
        var user = cluster.ready();
        // Started by nobody's application: no kernel, no supervisor ends this one.
        var orphan = Processes.builder(user.running(List.of(
                        cluster.postgres().toString(),
                        "-D",
                        cluster.folder().toString(),
                        "--listen_addresses=127.0.0.1",
                        "--port=" + EmbeddedServer.freePort(),
                        "--unix_socket_directories=")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        EmbeddedServerTest.eventually(() -> Cluster.port(database).isPresent() ? "up" : down(), "up");

        try (var installation = Installation.at(data)) {
            assertThat(query(installation, "select 1")).isEqualTo("1");
            assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        } finally {
            orphan.destroyForcibly();
        }
    }

    private static String down() throws SQLException {
        throw new SQLException("not up yet");
    }

    @Test
    void backup_and_restore_are_found_as_commands_and_say_what_they_did() {
        var said = new ByteArrayOutputStream();
        try (var installation = Installation.at(data)) {
            installation.migrate();
            var file = data.resolve("all.backup").toString();
            for (String name : List.of("backup", "restore")) {
                var command = ServiceLoader.load(Command.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                var out = new PrintStream(said, true, StandardCharsets.UTF_8);
                assertThat(command.run(installation, List.of(file), out)).isZero();
                assertThatThrownBy(() -> command.run(installation, List.of(), out))
                        .isInstanceOf(Obstacle.class)
                        .hasMessageContaining("Usage");
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Wrote ").contains("Restored ");
    }

    /** Another process with a server on the folder, as a running application is. */
    private Process startApplication() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Application.class.getName(),
                        data.toString())
                .redirectError(new File("/dev/null"))
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            assertThat(line).isNotNull();
        }
        return process;
    }

    static final class Application {

        private Application() {}

        public static void main(String[] arguments) throws Exception {
            var server = EmbeddedServer.start(Path.of(arguments[0]));
            EmbeddedServerTest.execute(server, "create table note (said text)");
            EmbeddedServerTest.execute(server, "insert into note values ('kept')");
            System.out.println("ready");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static void execute(Installation installation, String sql) throws SQLException {
        try (var connection = installation.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Installation installation, String sql) throws SQLException {
        try (var connection = installation.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
