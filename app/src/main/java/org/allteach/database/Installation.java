package org.allteach.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database of an installation on this machine, for commands at the terminal: of a running application, of a stopped
 * one (its server is started for as long as this is open), or the external one that the environment names.
 */
public final class Installation implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(30);

    private final Path data;
    private final @Nullable DatabaseAddress external;
    private @Nullable EmbeddedServer started;

    private Installation(Path data, @Nullable DatabaseAddress external) {
        this.data = data;
        this.external = external;
    }

    /** The installation with this data folder, unless a system property or the environment names an external database. */
    public static Installation at(Path data) {
        return new Installation(data, externalAddress().orElse(null));
    }

    static Installation at(DatabaseAddress external) {
        return new Installation(Path.of("data"), external);
    }

    /** The external database that {@code ALLTEACH_DATABASE_URL} and its companions name, if they do. */
    public static Optional<DatabaseAddress> externalAddress() {
        var url = setting("allteach.database.url");
        return url == null
                ? Optional.empty()
                : Optional.of(new DatabaseAddress(
                        url, setting("allteach.database.user"), setting("allteach.database.password")));
    }

    private static @Nullable String setting(String name) {
        var property = System.getProperty(name);
        var value = property != null
                ? property
                : System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT));
        return value == null || value.isBlank() ? null : value;
    }

    /** A connection of its own for the caller to close. */
    public Connection connect() throws SQLException {
        return address().connect();
    }

    /** Brings the tables up to date; for a command that must work before the application's first start. */
    public void migrate() {
        Schema.APPLICATION.migrate(address());
    }

    public DatabaseAddress address() {
        if (external != null) {
            return external.verified();
        }
        if (started != null) {
            return started.address();
        }
        if (DataFolder.isHeld(data)) {
            return addressOfRunning();
        }
        var server = EmbeddedServer.start(data);
        started = server;
        return server.address();
    }

    /** The application may have taken its folder a moment ago and still be starting the server. */
    private DatabaseAddress addressOfRunning() {
        var database = DataFolder.database(data);
        var deadline = Instant.now().plus(TIME_TO_START);
        while (Instant.now().isBefore(deadline)) {
            var port = Cluster.port(database);
            if (port.isPresent()) {
                return EmbeddedServer.address(database, port.get(), Cluster.NAME);
            }
            pause();
        }
        throw new Obstacle(Text.of("data.starting", data));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** True while an application, or anyone else, works with this database. */
    boolean isInUse() throws SQLException {
        if (external == null) {
            return started == null && DataFolder.isHeld(data);
        }
        try (var connection = connect();
                var statement = connection.createStatement();
                var others = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and usename = current_user
                          and pid <> pg_backend_pid() and backend_type = 'client backend'
                        """)) {
            others.next();
            return others.getInt(1) > 0;
        }
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
