package org.allteach.spc.golden;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenTest {

    @TestFactory
    Stream<DynamicTest> every_vector_is_met_or_a_written_deviation() {
        return Vector.all().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.id(), () -> {
                    Differences differences = new Differences();
                    switch (vector.function()) {
                        case "qic" -> new QicVectors(vector, differences).compare();
                        case "bchart" -> new BernoulliVectors(vector, differences).compare();
                        case "ptd_spc" -> new NhsVectors(vector, differences).compare();
                        case "qcc", "ewma", "cusum" -> new QccVectors(vector, differences).compare();
                        case "funnel_plot" -> new FunnelVectors(vector, differences).compare();
                        case "runcharter" -> new RuncharterVectors(vector, differences).compare();
                        default -> {
                            return;
                        }
                    }
                    if (!differences.fields().isEmpty()) {
                        System.out.println("GOLD " + vector.id() + " | " + vector.description() + " | " + differences);
                    }
                }));
    }
}
