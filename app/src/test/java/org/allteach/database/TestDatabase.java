package org.allteach.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Databases for tests, on one server for all tests of the process. The server's files stay in {@code target}, so that only
 * the first run makes them; they are not safe from a power cut, which tests need not be.
 *
 * <p>A Spring test says {@link WithDatabase}; any other test calls {@link #fresh()} or {@link #empty()}.
 */
public final class TestDatabase {

    static final Map<String, String> FAST =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A database of its own with the application's tables. */
    public static DatabaseAddress fresh() {
        return create(Template.NAME);
    }

    /** A database of its own without tables. */
    public static DatabaseAddress empty() {
        return create("template1");
    }

    private static DatabaseAddress create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return address(name);
    }

    static DatabaseAddress address(String name) {
        var own = Shared.SERVER.address();
        return new DatabaseAddress(own.url().replaceFirst("/[^/]*$", "/" + name), own.user(), own.password());
    }

    private static void execute(String sql) {
        try (var connection = Shared.SERVER.address().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the server's programs are, for tests that start servers of their own. */
    static Path software() {
        var folder = Path.of("target/test-database").toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A migrated database that the fresh ones are copied from; made anew when a migration changes. */
    private static final class Template {

        private static final String NAME = made("template_" + checksumOfMigrations());

        private static String made(String name) {
            if (Shared.databases("template\\_%").contains(name)) {
                return name;
            }
            Shared.drop("template\\_%");
            // Under another name first: a template that stands is a whole one.
            execute("CREATE DATABASE test_template");
            Schema.APPLICATION.migrate(address("test_template"));
            execute("ALTER DATABASE test_template RENAME TO " + name);
            return name;
        }

        private static String checksumOfMigrations() {
            var sum = new CRC32();
            try {
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.*")) {
                    sum.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                    sum.update(file.getContentAsByteArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Long.toHexString(sum.getValue());
        }
    }

    /** Spares a server of its own the unpacking of the programs. */
    public static void lendSoftware(Path data) {
        var database = DataFolder.database(data);
        try {
            Files.createDirectories(database);
            var programs = Software.unpackedBelow(software());
            Files.createSymbolicLink(database.resolve(programs.getFileName()), programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started when first needed; ends with the process. */
    private static final class Shared {

        private static final EmbeddedServer SERVER = start();

        private static EmbeddedServer start() {
            for (int number = 1; ; number++) {
                try {
                    return EmbeddedServer.start(Path.of("target/test-database/" + number), software(), FAST);
                } catch (Obstacle e) {
                    // Another build may be using the first one at the same time.
                    if (number == 3) {
                        throw e;
                    }
                }
            }
        }

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
            drop("test\\_%");
        }

        private static void drop(String pattern) {
            databases(pattern).forEach(name -> execute("DROP DATABASE " + name + " WITH (FORCE)"));
        }

        private static List<String> databases(String pattern) {
            var names = new ArrayList<String>();
            try (var connection = SERVER.address().connect();
                    var statement =
                            connection.prepareStatement("SELECT datname FROM pg_database WHERE datname LIKE ?")) {
                statement.setString(1, pattern);
                var rows = statement.executeQuery();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
