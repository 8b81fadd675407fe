package org.allteach.spc.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenTest {

    private static final List<Vector> VECTORS = Vector.all();
    private static final Map<String, Set<String>> DEVIATIONS = Deviations.read();

    @TestFactory
    Stream<DynamicTest> every_vector_is_met_but_for_its_written_deviations() {
        return VECTORS.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.id(), () -> {
                    Differences differences = new Differences();
                    compare(vector, differences);
                    assertThat(differences.fields())
                            .as(vector.description() + ": " + differences)
                            .isEqualTo(DEVIATIONS.getOrDefault(vector.id(), Set.of()));
                }));
    }

    private static void compare(Vector vector, Differences differences) {
        switch (vector.function()) {
            case "qic" -> new QicVectors(vector, differences).compare();
            case "bchart" -> new BernoulliVectors(vector, differences).compare();
            case "ptd_spc" -> new NhsVectors(vector, differences).compare();
            case "qcc", "ewma", "cusum" -> new QccVectors(vector, differences).compare();
            case "funnel_plot" -> new FunnelVectors(vector, differences).compare();
            case "runcharter" -> new RuncharterVectors(vector, differences).compare();
            default -> throw new IllegalStateException("Nobody compares " + vector.function());
        }
    }

    @Test
    void there_are_all_vectors_and_few_deviations() {
        assertThat(VECTORS).hasSize(209);
        assertThat(DEVIATIONS).hasSizeLessThanOrEqualTo(VECTORS.size() / 10);
        assertThat(VECTORS).extracting(Vector::id).containsAll(DEVIATIONS.keySet());
    }
}
