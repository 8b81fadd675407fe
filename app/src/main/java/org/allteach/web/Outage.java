package org.allteach.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes, since the database is away for a moment, from a mistake of ours. */
final class Outage {

    private Outage() {}

    static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isOfConnection(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is the connection's; 57P01 to 57P03 say a server that stops, has crashed or is starting. */
    private static boolean isOfConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                // The pool has thrown a broken connection away while it was in use, and has no code for that.
                ? "Connection is closed".equals(failure.getMessage())
                : state.startsWith("08") || state.startsWith("57P0");
    }
}
