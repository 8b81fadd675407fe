package org.allteach.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's files on disk: made once, checked at every start. */
record Cluster(Path database, Path software) {

    static final String NAME = "allteach";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    /** What an administrator may change in postgresql.conf; what safety depends on is given at every start instead. */
    private static final Map<String, String> FIRST_SETTINGS = Map.ofEntries(
            Map.entry("shared_buffers", "96MB"),
            Map.entry("effective_cache_size", "512MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_connections", "100"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "on"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("io_method", "sync"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("autovacuum_worker_slots", "4"),
            Map.entry("max_parallel_workers_per_gather", "1"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    static Path folder(Path database) {
        return database.resolve("cluster");
    }

    Path folder() {
        return folder(database);
    }

    Path postgres() {
        return software.resolve("bin/postgres");
    }

    /** As whom to serve these files, after making them if they are not there yet. */
    ServerUser ready() {
        var user = ServerUser.choose(database, folder(), postgres());
        try {
            if (!Files.exists(folder())) {
                create(user);
            }
            requireSameMajor();
            endOrphan();
            return user;
        } catch (IOException e) {
            throw Processes.failure(database, e);
        }
    }

    String password() {
        return password(database);
    }

    static String password(Path database) {
        try {
            return Files.readString(database.resolve("password")).strip();
        } catch (IOException e) {
            throw new Obstacle(Text.of("data.foreign", database, "?"), e);
        }
    }

    /** The port of the server that serves these files now, if one does and lets people in. */
    static Optional<Integer> port(Path database) {
        try {
            var lines = Files.readAllLines(folder(database).resolve("postmaster.pid"));
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return ready ? Optional.of(Integer.valueOf(lines.get(3).strip())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Under another name first: an interrupted first start leaves nothing that looks like a database. */
    private void create(ServerUser user) throws IOException {
        LOG.info("Making the database in {}", database);
        var unfinished = database.resolve("cluster-unfinished");
        Software.delete(unfinished);
        Files.createDirectory(unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        user.give(unfinished);
        initialise(user, unfinished);
        allowOnlyThePassword(unfinished);
        addRoleAndDatabase(user, unfinished, newPassword());
        Files.move(unfinished, folder());
    }

    private void initialise(ServerUser user, Path unfinished) {
        var command = Processes.concat(
                List.of(
                        software.resolve("bin/initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        // The server's own rules of order: they do not change when the operating system is upgraded.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums",
                        "--no-instructions"),
                FIRST_SETTINGS.entrySet().stream()
                        .map(setting -> "--set=" + setting.getKey() + "=" + setting.getValue())
                        .toList());
        require(Processes.run(user.running(command), ""));
    }

    /** Its superuser has no password and so cannot enter at all; our role can do nothing outside its own database. */
    private static void allowOnlyThePassword(Path unfinished) throws IOException {
        Files.writeString(unfinished.resolve("pg_hba.conf"), "host all " + NAME + " 127.0.0.1/32 scram-sha-256\n");
    }

    private void addRoleAndDatabase(ServerUser user, Path unfinished, String password) {
        var sql = """
                CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """.formatted(NAME, password);
        var command = List.of(
                postgres().toString(),
                "--single",
                "-D",
                unfinished.toString(),
                "-c",
                "log_min_error_statement=panic",
                "postgres");
        var outcome = Processes.run(user.running(command), sql);
        require(outcome.output().contains("ERROR:") ? new Processes.Outcome(1, outcome.output()) : outcome);
    }

    private String newPassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var file = database.resolve("password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        return password;
    }

    private void require(Processes.Outcome outcome) {
        if (!outcome.ok()) {
            throw obstacle(database, outcome.output());
        }
    }

    /** One sentence for what the server's programs said before they gave up. */
    static Obstacle obstacle(Path database, String output) {
        if (output.contains("No space left on device")) {
            return new Obstacle(Text.of("disk.full", database));
        }
        var reason = output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, second) -> second)
                .orElseGet(() -> output.lines()
                        .filter(line -> !line.isBlank())
                        .reduce((a, b) -> b)
                        .orElse(""));
        return new Obstacle(Text.of("server.failed", database, reason.strip()));
    }

    private void requireSameMajor() throws IOException {
        var files = Files.readString(folder().resolve("PG_VERSION")).strip();
        var version = Processes.run(List.of(postgres().toString(), "--version"), "")
                .output()
                .strip();
        if (!version.matches(".* " + files + "\\D.*")) {
            throw new Obstacle(Text.of("server.major", database, files, version));
        }
    }

    /** A server that outlived its application is interrupted; it writes everything down and ends. */
    private void endOrphan() throws IOException {
        var file = folder().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Files.readString(file).lines().findFirst().map(String::strip).orElse("");
        if (!pid.matches("[0-9]{1,18}")) {
            // Lost in a power cut. The server would not dare to start beside it; we hold the folder's lock and know
            // better.
            Files.delete(file);
            return;
        }
        ProcessHandle.of(Long.parseLong(pid)).filter(this::servesTheseFiles).ifPresent(this::end);
    }

    private void end(ProcessHandle server) {
        long pid = server.pid();
        LOG.warn("Ending a database server that outlived its application (process {})", pid);
        Processes.signal("INT", pid);
        if (!Processes.endsWithin(server, TIME_TO_END)) {
            Processes.signal("QUIT", pid);
            if (!Processes.endsWithin(server, TIME_TO_END)) {
                throw new Obstacle(Text.of("server.orphan", database, pid));
            }
        }
    }

    /** The number alone proves nothing: after a restart of the machine it may be anyone's. */
    private boolean servesTheseFiles(ProcessHandle process) {
        var workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSameFile(workingFolder, folder());
        } catch (IOException e) {
            return process.info()
                    .command()
                    .filter(command -> command.startsWith(database.toString()))
                    .isPresent();
        }
    }
}
