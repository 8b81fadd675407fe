package org.allteach.database;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Tables as a folder of migrations makes them. Every migration must be able to run inside a transaction, since a restore
 * makes and fills the tables in a single one: so no {@code create index concurrently}.
 */
record Schema(String location) {

    /** The tables of all modules: the migrations that the application runs as it starts. */
    static final Schema APPLICATION = new Schema("classpath:db/migration");

    static final String HISTORY = "flyway_schema_history";

    void migrate(DatabaseAddress address) {
        configured()
                .dataSource(address.url(), address.user(), address.password())
                .load()
                .migrate();
    }

    /** Drops what there is and makes the tables as they were after the newest of these migrations. */
    void remake(DataSource database, List<Manifest.Migration> migrations) {
        configured().dataSource(database).cleanDisabled(false).load().clean();
        configured().dataSource(database).target(newest(migrations)).load().migrate();
    }

    /** True when the newest of these migrations is not known here yet. */
    boolean isOlderThan(DataSource database, List<Manifest.Migration> migrations) {
        var known = Arrays.stream(
                        configured().dataSource(database).load().info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
        return newest(migrations).compareTo(known) > 0;
    }

    private static MigrationVersion newest(List<Manifest.Migration> migrations) {
        return migrations.stream()
                .map(migration -> MigrationVersion.fromVersion(migration.version()))
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
    }

    private FluentConfiguration configured() {
        var configuration =
                Flyway.configure().locations(location).table(HISTORY).loggers("slf4j");
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
