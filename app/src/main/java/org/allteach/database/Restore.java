package org.allteach.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;

/**
 * Replaces an installation by the contents of a {@link Backup}, in one transaction: tables made anew as they were when the
 * backup was made, then filled. The application brings them up to date when it starts. Whatever goes wrong, what was there
 * before is there still.
 */
public final class Restore implements Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int run(Installation installation, List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            throw new Obstacle(Text.of("restore.usage"));
        }
        var file = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
        var manifest = read(installation, file, Schema.APPLICATION);
        out.println(Text.of("restore.done", file, manifest.tables().size(), manifest.rows()));
        return 0;
    }

    static Manifest read(Installation installation, Path path, Schema schema) {
        try (var file = BackupFile.open(path)) {
            if (installation.isInUse()) {
                throw new Obstacle(Text.of("restore.running"));
            }
            try (var connection = installation.connect()) {
                connection.setAutoCommit(false);
                replace(connection, schema, file);
                connection.commit();
                analyse(connection);
            }
            return file.manifest();
        } catch (IOException | JacksonException e) {
            throw new Obstacle(Text.of("restore.unreadable", path, e), e);
        } catch (SQLException | FlywayException e) {
            throw new Obstacle(Text.of("restore.failed", e), e);
        }
    }

    private static void replace(Connection connection, Schema schema, BackupFile file)
            throws SQLException, IOException {
        var database = new SingleTransaction(connection);
        var catalogue = new Catalogue(connection);
        var backup = file.manifest();
        if (catalogue.migrations().isEmpty() && !catalogue.tables().isEmpty()) {
            throw new Obstacle(Text.of("restore.foreignTables"));
        }
        if (schema.isOlderThan(database, backup.migrations())) {
            throw new Obstacle(Text.of("restore.newer", file.path(), backup.application()));
        }
        schema.remake(database, backup.migrations());
        if (!catalogue.migrations().equals(backup.migrations())) {
            throw new Obstacle(Text.of("restore.otherTables", file.path(), backup.application()));
        }
        fill(connection, catalogue, file);
    }

    /** Foreign keys come off and go on again: tables may refer to each other in a circle, and one check at the end is fast. */
    private static void fill(Connection connection, Catalogue catalogue, BackupFile file)
            throws SQLException, IOException {
        execute(connection, Backup.PLAIN_SESSION);
        var foreignKeys = catalogue.foreignKeys();
        for (var key : foreignKeys) {
            execute(connection, alter(key) + " drop constraint " + Catalogue.quoted(key.name()));
        }
        for (var table : file.manifest().tables()) {
            // Some migrations bring rows along; these are in the backup, too.
            execute(connection, "truncate " + Catalogue.quoted(table.name()));
            fill(connection, table, file);
        }
        for (var key : foreignKeys) {
            execute(
                    connection,
                    alter(key) + " add constraint " + Catalogue.quoted(key.name()) + " " + key.definition());
        }
        for (var sequence : file.manifest().sequences()) {
            set(connection, sequence);
        }
    }

    private static String alter(Catalogue.ForeignKey key) {
        return "alter table " + Catalogue.quoted(key.table());
    }

    private static void fill(Connection connection, Manifest.Table table, BackupFile file)
            throws SQLException, IOException {
        var sql = "copy " + Catalogue.quoted(table.name()) + " (" + Catalogue.quoted(table.columns()) + ") from stdin";
        try (var rows = file.rowsOf(table)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, 1 << 16);
        }
    }

    private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, Catalogue.quoted(sequence.name()));
            statement.setLong(2, sequence.lastValue());
            statement.setBoolean(3, sequence.called());
            statement.executeQuery().close();
        }
    }

    /** The planner knows nothing of tables that have just been filled. */
    private static void analyse(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
