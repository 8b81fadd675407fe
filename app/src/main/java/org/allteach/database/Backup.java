package org.allteach.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a whole installation as of one moment into one file, while the application goes on. The file is a ZIP: one entry
 * per table in PostgreSQL's own text format, and the {@link Manifest}. Everything streams; memory holds a row at a time.
 */
public final class Backup implements Command {

    static final String MANIFEST = "manifest.json";

    /** Whoever was signed in signs in again; a backup must not be a bundle of keys to open doors. */
    private static final Set<String> LEFT_OUT = Set.of("spring_session", "spring_session_attributes", Schema.HISTORY);

    /** Text means the same in every session that says this first. */
    static final String PLAIN_SESSION =
            "set datestyle = 'ISO'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set timezone = 'UTC'";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(Installation installation, List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            throw new Obstacle(Text.of("backup.usage"));
        }
        var file = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
        var manifest = write(installation, file);
        out.println(Text.of("backup.done", file, manifest.tables().size(), manifest.rows()));
        return 0;
    }

    static Manifest write(Installation installation, Path file) {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            var manifest = writeDurably(installation, unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
            return manifest;
        } catch (IOException e) {
            throw new Obstacle(Text.of("backup.unwritable", file, e), e);
        } catch (SQLException e) {
            throw new Obstacle(Text.of("backup.failed", e), e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    private static Manifest writeDurably(Installation installation, Path file) throws IOException, SQLException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
                var connection = installation.connect()) {
            zip.setLevel(3);
            var manifest = writeTables(connection, zip);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private static Manifest writeTables(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute(PLAIN_SESSION);
        }
        var catalogue = new Catalogue(connection);
        if (catalogue.migrations().isEmpty()) {
            throw new Obstacle(Text.of("backup.nothing"));
        }
        var tables = new ArrayList<Manifest.Table>();
        for (var table : catalogue.tables()) {
            if (!LEFT_OUT.contains(table.name())) {
                tables.add(writeTable(connection, table, zip));
            }
        }
        var sequences = new ArrayList<Manifest.Sequence>();
        for (String name : catalogue.sequenceNames()) {
            sequences.add(catalogue.sequence(name));
        }
        var server = connection.getMetaData();
        var version = Optional.ofNullable(Backup.class.getPackage().getImplementationVersion());
        return new Manifest(
                Manifest.FORMAT,
                Manifest.FORMAT_VERSION,
                Instant.now().toString(),
                version.orElse("unpackaged"),
                server.getDatabaseProductName() + " " + server.getDatabaseProductVersion(),
                catalogue.migrations(),
                tables,
                sequences);
    }

    private static Manifest.Table writeTable(Connection connection, Catalogue.Table table, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(entry(table.name())));
        var digest = sha256();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var sql = "copy " + Catalogue.quoted(table.name()) + " (" + Catalogue.quoted(table.columns()) + ") to stdout";
        long rows = copy.copyOut(sql, new DigestOutputStream(new Uncloseable(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    static String entry(String table) {
        return "tables/" + table + ".copy";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What is left is named for what it is.
        }
    }

    /** The end of a table is not the end of the file. */
    private static final class Uncloseable extends java.io.FilterOutputStream {

        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
