package org.allteach;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the application: who may know whom, and how large a slice may grow. */
class ModulesTest {

    private static final int MOST_FILES = 25;

    @Test
    void modules_know_only_whom_they_declare() {
        ApplicationModules.of(Allteach.class, resideInAPackage("org.allteach.spc.."))
                .verify();
    }

    /** Such a stream keeps its connection until it is closed, and nobody closes what is collected at once. */
    @Test
    void rows_are_read_as_lists_never_as_streams() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.allteach"));
    }

    @ParameterizedTest
    @MethodSource("slices")
    void a_slice_stays_small_enough_to_read(Path slice) throws IOException {
        try (Stream<Path> files = Files.list(slice)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))).hasSizeLessThanOrEqualTo(MOST_FILES);
        }
    }

    @ParameterizedTest
    @MethodSource("slices")
    void a_slice_is_flat_and_says_what_it_owns(Path slice) throws IOException {
        assertThat(slice.resolve("package-info.java")).exists();
        try (Stream<Path> files = Files.list(slice)) {
            assertThat(files.filter(Files::isDirectory)).isEmpty();
        }
    }

    static List<Path> slices() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/allteach"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
