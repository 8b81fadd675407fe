package org.allteach.theory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * General notions from which change ideas are made, in nine families, after the catalogue of G. J. Langley and others, The
 * Improvement Guide (1996, 2nd edition 2009), in words of our own.
 */
public final class ChangeConcepts {

    /** One notion: a code, what it is called, and what it means in a sentence. */
    public record Concept(String family, String code, String title, String meaning) {}

    private static final Map<String, List<Concept>> FAMILIES = read();

    private ChangeConcepts() {}

    /** The families in their order, each with its concepts. */
    public static Map<String, List<Concept>> families() {
        return FAMILIES;
    }

    public static Optional<Concept> find(String code) {
        return FAMILIES.values().stream()
                .flatMap(List::stream)
                .filter(concept -> concept.code().equals(code))
                .findFirst();
    }

    private static Map<String, List<Concept>> read() {
        try (InputStream in = ChangeConcepts.class.getResourceAsStream("change-concepts.yaml")) {
            Map<String, Map<String, List<String>>> yaml =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in));
            var families = new LinkedHashMap<String, List<Concept>>();
            yaml.forEach((family, concepts) -> families.put(
                    family,
                    concepts.entrySet().stream()
                            .map(one -> new Concept(
                                    family,
                                    one.getKey(),
                                    one.getValue().get(0),
                                    one.getValue().get(1)))
                            .toList()));
            return Collections.unmodifiableMap(families);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
