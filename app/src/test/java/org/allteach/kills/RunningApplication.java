package org.allteach.kills;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.Visitor;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.Installation;
import org.allteach.database.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The application as a process of its own, with its embedded database or one it shares, on a folder that outlives it. */
final class RunningApplication implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})(?![A-Z0-9-])");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As the launcher starts it, but ready sooner, and sooner sure that a killed predecessor is dead. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Ddb-scheduler.heartbeat-interval=500ms",
            "-Ddb-scheduler.polling-interval=500ms");

    private final Path data;
    private final Path log;
    private final List<String> options;
    private final String classPath;
    final int port = freePort();
    private volatile @Nullable Process process;

    RunningApplication(Path data) {
        this(data, List.of(), withoutTests());
        TestDatabase.lendSoftware(data);
    }

    private RunningApplication(Path data, List<String> options, String classPath) {
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.options = options;
        this.classPath = classPath;
    }

    /** One of several on one database, by the clock that the file moves. */
    static RunningApplication sharing(Path data, DatabaseAddress database, Path clock, List<String> options) {
        var all = new ArrayList<>(List.of(
                "-Dallteach.database.url=" + database.url(),
                "-Dallteach.database.user=" + database.user(),
                "-Dallteach.database.password=" + database.password(),
                "-Dspring.main.sources=" + MovedClock.class.getName(),
                "-D" + MovedClock.FILE + "=" + clock));
        all.addAll(options);
        Path alone = alone(MovedClock.class, data.resolveSibling("classes"));
        return new RunningApplication(data, all, alone + File.pathSeparator + withoutTests());
    }

    void start() {
        launch();
        await("the application is ready", this::isReady);
    }

    /** Starts it and waits for nothing. */
    void launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of("org.allteach.Allteach", "run", "--data", data.toString(), "--port", "" + port));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process started = builder.start();
            process = started;
            // Whoever breaks off the test leaves nothing running.
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder with that class and none of the other tests' among which the application would find beans. */
    private static Path alone(Class<?> type, Path folder) {
        String file = type.getName().replace('.', '/') + ".class";
        try (var content = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.write(copy, content.readAllBytes());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        return health() == 200;
    }

    /** 0 where nobody answers. */
    int health() {
        try {
            return new Visitor(port).get("/health").statusCode();
        } catch (IllegalStateException nobody) {
            return 0;
        }
    }

    boolean isAlive() {
        return process().isAlive();
    }

    void kill() {
        process().destroyForcibly().onExit().join();
    }

    /** Kills the database's first process; it has no time to tell the others. */
    void killDatabase() {
        try {
            Path pid = data.resolve("database/cluster/postmaster.pid");
            long postmaster = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String firstCode() {
        var code = CODE.matcher(said());
        if (!code.find()) {
            throw new IllegalStateException(said());
        }
        return code.group(1);
    }

    /** The first column of a query, asked of the database behind the application's back; nothing while that is away. */
    List<String> rows(String sql) {
        try (var installation = Installation.at(data);
                var connection = installation.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            return List.of();
        }
    }

    String one(String sql) {
        return rows(sql).stream().findFirst().orElse("");
    }

    void await(String what, BooleanSupplier wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline || !isAlive()) {
                throw new AssertionError("Waited in vain until " + what + "\n" + said());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process().destroy();
        process().onExit().join();
    }
}
