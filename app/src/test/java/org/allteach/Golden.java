package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that the tests hold the application to; {@code -Dgolden.update=true} writes it anew. */
public final class Golden {

    private Golden() {}

    public static void assertMatches(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("run with -Dgolden.update=true, then read the difference")
                .exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
