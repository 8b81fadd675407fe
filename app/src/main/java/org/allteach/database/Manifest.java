package org.allteach.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backup file says about itself; the last thing written into it. */
record Manifest(
        String format,
        int formatVersion,
        String madeAt,
        String application,
        String database,
        List<Migration> migrations,
        List<Table> tables,
        List<Sequence> sequences) {

    static final String FORMAT = "allteach-backup";
    static final int FORMAT_VERSION = 1;

    /** A step that made the tables; the checksum is Flyway's, of the script. */
    record Migration(@Nullable String version, @Nullable Integer checksum) {}

    record Table(String name, List<String> columns, long rows, String sha256) {}

    record Sequence(String name, long lastValue, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
