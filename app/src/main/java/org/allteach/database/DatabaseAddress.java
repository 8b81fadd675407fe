package org.allteach.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a database is and how to enter it. */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    private static final int OLDEST_MAJOR = 15;

    public Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "Allteach");
        return DriverManager.getConnection(url, properties);
    }

    /** Refuses, in one sentence each, what is not a PostgreSQL we can work with. */
    public DatabaseAddress verified() {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Obstacle(Text.of("external.url"));
        }
        try (var connection = connect()) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_MAJOR) {
                throw new Obstacle(Text.of("external.old", server.getDatabaseProductVersion(), OLDEST_MAJOR));
            }
            return this;
        } catch (SQLException e) {
            throw new Obstacle(Text.of("external.unreachable", e), e);
        }
    }

    /** Without the password, so that it cannot reach a log. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "") + " as " + user;
    }
}
