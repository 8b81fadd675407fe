package org.allteach.database;

import java.io.PrintStream;
import java.util.List;

/**
 * A word after {@code ./allteach} that works on an installation's database without starting the application. Found with
 * {@link java.util.ServiceLoader}; what the person can mend is thrown as an {@link Obstacle}.
 */
public interface Command {

    String name();

    /**
     * @param arguments what stood after the name, without the options that every command has
     * @return the exit code of the process
     */
    int run(Installation installation, List<String> arguments, PrintStream out);
}
