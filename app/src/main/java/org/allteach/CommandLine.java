package org.allteach;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allteach.database.Obstacle;
import org.allteach.database.TerminalText;

/**
 * What was asked for at the terminal.
 *
 * @param rest arguments of the command itself
 */
record CommandLine(String command, Path data, String host, int port, List<String> rest) {

    private static final String DATA = "--data";
    private static final String HOST = "--host";
    private static final String PORT = "--port";

    static CommandLine parse(String... words) {
        var remaining = new ArrayDeque<>(List.of(words));
        var command = Optional.ofNullable(remaining.poll()).orElse("");
        var data = Optional.ofNullable(System.getenv("ALLTEACH_DATA")).orElse("data");
        var host = "127.0.0.1";
        int port = 8080;
        List<String> rest = new ArrayList<>();
        while (!remaining.isEmpty()) {
            var word = remaining.remove();
            int equals = word.indexOf('=');
            var name = equals > 0 ? word.substring(0, equals) : word;
            switch (name) {
                case DATA -> data = value(word, name, remaining);
                case HOST -> host = value(word, name, remaining);
                case PORT -> port = port(value(word, name, remaining));
                default -> rest.add(word);
            }
        }
        return new CommandLine(command, Path.of(data), host, port, List.copyOf(rest));
    }

    private static String value(String word, String name, ArrayDeque<String> remaining) {
        if (word.length() > name.length()) {
            return word.substring(name.length() + 1);
        }
        if (remaining.isEmpty()) {
            throw new Obstacle(text("usage.value", name));
        }
        return remaining.remove();
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new Obstacle(text("usage.port", value));
        }
        return Integer.parseInt(value);
    }

    /** For commands that have no arguments of their own. */
    void requireNoRest() {
        if (!rest.isEmpty()) {
            throw new Obstacle(text("usage.option", command, rest.getFirst()));
        }
    }

    static String text(String key, Object... arguments) {
        return TerminalText.of(CommandLine.class, key, arguments);
    }
}
