package org.allteach.spc.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of departures in the documentation: by vector, the fields that differ. */
final class Deviations {
    private static final Path DOCUMENT = Path.of("..", "docs", "statistics.md");

    private Deviations() {}

    static Map<String, Set<String>> read() {
        Map<String, Set<String>> deviations = new HashMap<>();
        for (String line : lines()) {
            String[] cells = line.split("\\|");
            if (cells.length > 4 && cells[1].strip().startsWith("`public-")) {
                String vector = cells[1].strip().replace("`", "");
                deviations.put(vector, new TreeSet<>(List.of(cells[2].strip().split(", "))));
            }
        }
        return deviations;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
