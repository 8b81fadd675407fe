package org.allteach;

import java.util.List;
import java.util.ServiceLoader;
import org.allteach.database.Command;
import org.allteach.database.Installation;
import org.allteach.database.Obstacle;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application: starts everything, or runs one command. */
// Slices may each have a PeopleController of their own.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Allteach {

    static final String LOG_SETTINGS = "logback.configurationFile";

    public static void main(String[] arguments) {
        // Until Spring sets up the log, and in commands where it never does: only what a person must know.
        System.setProperty(LOG_SETTINGS, "org/allteach/terminal-log.xml");
        try {
            var line = CommandLine.parse(arguments);
            switch (line.command()) {
                case "run" -> new Server(line).start(List.of());
                case "demo" -> new Server(line).start(List.of("--allteach.demonstration=true"));
                case "rehearse" -> new Rehearsal(line).run();
                default -> System.exit(run(line));
            }
        } catch (Obstacle obstacle) {
            System.err.println(obstacle.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine line) {
        var command = ServiceLoader.load(Command.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(line.command()))
                .findFirst()
                .orElseThrow(() -> new Obstacle(CommandLine.text("usage.command", line.command())));
        try (var installation = Installation.at(line.data())) {
            return command.run(installation, line.rest(), System.out);
        }
    }
}
