package org.allteach.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The tables of all modules, as their migrations make them; the same migrations that the application runs as it starts. */
final class Schema {

    static final String LOCATION = "classpath:db/migration";

    private Schema() {}

    static void migrate(DatabaseAddress address) {
        configured()
                .dataSource(address.url(), address.user(), address.password())
                .load()
                .migrate();
    }

    private static FluentConfiguration configured() {
        var configuration = Flyway.configure().locations(LOCATION).loggers("slf4j");
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
