package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FunnelTest {

    @Test
    void limits_for_another_size_are_those_of_a_unit_on_target() {
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.RATIO_OF_COUNTS)
                .withMultiplier(100)
                .withTarget(50.0);
        Funnel.Analysis funnel = analyse(options, new Funnel.Unit("A", 20, 40));

        assertThat(funnel.limits(40)).containsExactly(funnel.points().getFirst().limits());
    }

    @Test
    void on_a_limit_is_not_beyond_it() {
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.PROPORTION).withTarget(0.3);
        Funnel.Point point =
                analyse(options, new Funnel.Unit("A", 0, 10)).points().getFirst();

        assertThat(point.limits().lower998()).isZero();
        assertThat(point.outlier()).isFalse();
    }

    @Test
    void the_target_is_the_units_pooled_and_the_multiplier_shows_it() {
        Funnel.Analysis funnel = analyse(
                Funnel.Options.of(Funnel.Kind.PROPORTION).withMultiplier(100),
                new Funnel.Unit("A", 10, 100),
                new Funnel.Unit("B", 50, 200));

        assertThat(funnel.target()).isEqualTo(20);
        assertThat(funnel.points()).extracting(Funnel.Point::ratio).containsExactly(10.0, 25.0);
    }

    @Test
    void exact_limits_of_a_proportion_lie_where_the_binomial_distribution_has_its_tails() {
        Funnel.Analysis funnel =
                analyse(Funnel.Options.of(Funnel.Kind.PROPORTION).withTarget(0.5), new Funnel.Unit("A", 5, 10));
        Funnel.Limits limits = funnel.points().getFirst().limits();

        // P(X ≤ 1) = 11/1024 and P(X ≤ 2) = 56/1024 enclose 2.5 %; P(X ≤ 0) = 1/1024 and 11/1024 enclose 0.1 %.
        assertThat(limits.lower95()).isCloseTo((1 + (0.025 * 1024 - 11) / 45) / 10, within(1e-12));
        assertThat(limits.lower998()).isCloseTo((0 + (0.001 * 1024 - 1) / 10) / 10, within(1e-12));
        assertThat(limits.upper95()).isCloseTo((7 + (0.975 * 1024 - 968) / 45) / 10, within(1e-12));
    }

    @Test
    void exact_limits_of_a_rate_solve_the_poisson_tails() {
        Funnel.Analysis funnel =
                analyse(Funnel.Options.of(Funnel.Kind.RATE).withTarget(1.0), new Funnel.Unit("A", 10, 10));
        Funnel.Limits limits = funnel.points().getFirst().limits();

        // Garwood's interval for 10 events, as every table of exact Poisson intervals prints it.
        assertThat(limits.lower95()).isCloseTo(0.4795, within(0.00005));
        assertThat(limits.upper95()).isCloseTo(1.8390, within(0.00005));
    }

    @Test
    void chance_alone_puts_few_units_outside_cqc_limits() {
        Random random = new Random(4);
        List<Funnel.Unit> units = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double expected = 20 + random.nextInt(200);
            units.add(new Funnel.Unit("U" + i, poisson(random, expected), expected));
        }
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.STANDARDISED_RATIO)
                .withMethod(Funnel.Method.CQC)
                .withOverdispersion(true);

        Funnel.Analysis funnel = (Funnel.Analysis) Funnel.analyse(units, options);

        long outside = funnel.points().stream()
                .filter(point -> point.ratio() < point.adjusted().lower95()
                        || point.ratio() > point.adjusted().upper95())
                .count();
        assertThat(outside).isBetween(60L, 140L);
        assertThat(funnel.phi()).isCloseTo(1, within(0.4));
    }

    @Test
    void chance_alone_puts_few_units_outside_the_limits_of_ratios_of_counts() {
        Random random = new Random(5);
        List<Funnel.Unit> units = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double mean = 50 + random.nextInt(300);
            units.add(new Funnel.Unit("U" + i, poisson(random, mean), poisson(random, mean)));
        }

        Funnel.Analysis funnel =
                (Funnel.Analysis) Funnel.analyse(units, Funnel.Options.of(Funnel.Kind.RATIO_OF_COUNTS));

        long outside = funnel.points().stream()
                .filter(point -> Math.abs(point.z() == null ? 9 : point.z()) > 1.959964)
                .count();
        assertThat(outside).isBetween(70L, 130L);
        assertThat(funnel.points().stream().filter(Funnel.Point::outlier).count())
                .isLessThan(12);
    }

    @Test
    void limits_stop_at_the_ends_of_the_scale() {
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.PROPORTION).withMethod(Funnel.Method.NORMAL);

        Funnel.Analysis low = analyse(options.withTarget(0.001), new Funnel.Unit("A", 0, 3));
        Funnel.Analysis high = analyse(options.withTarget(0.999), new Funnel.Unit("A", 3, 3));

        assertThat(low.points().getFirst().limits().lower998()).isZero();
        assertThat(high.points().getFirst().limits().upper998()).isEqualTo(1);
    }

    @Test
    void a_zero_has_no_z_on_the_log_scale_and_is_still_judged() {
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.STANDARDISED_RATIO)
                .withMethod(Funnel.Method.NORMAL)
                .withOverdispersion(true);

        Funnel.Analysis funnel = analyse(
                options, new Funnel.Unit("A", 0, 30), new Funnel.Unit("B", 31, 30), new Funnel.Unit("C", 28, 30));

        assertThat(funnel.points().getFirst().z()).isNull();
        assertThat(funnel.points().getFirst().outlier()).isTrue();
        assertThat(funnel.phi()).isFinite();
    }

    @Test
    void no_units_and_a_single_one_are_a_funnel() {
        for (Funnel.Kind kind : Funnel.Kind.values()) {
            Funnel.Options options = Funnel.Options.of(kind).withOverdispersion(true);
            assertThat(analyse(options).points()).isEmpty();
            assertThat(analyse(options, new Funnel.Unit("A", 3, 30)).tau2()).isZero();
        }
    }

    @Test
    void all_problems_come_at_once() {
        Funnel.Options options = Funnel.Options.of(Funnel.Kind.PROPORTION)
                .withMethod(Funnel.Method.SHMI)
                .withTrim(0.5)
                .withMultiplier(0)
                .withTarget(2.0);

        Funnel.Answer answer = Funnel.analyse(
                List.of(
                        new Funnel.Unit("A", -1, 0),
                        new Funnel.Unit("B", 3, 2),
                        new Funnel.Unit("C", Double.NaN, 2),
                        new Funnel.Unit("D", 1, Double.POSITIVE_INFINITY)),
                options);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Result.Problems.class,
                        found -> assertThat(found.problems())
                                .extracting(Problem::at)
                                .containsExactly(
                                        "units[0].denominator",
                                        "units[0].numerator",
                                        "units[1].numerator",
                                        "units[2].numerator",
                                        "units[3].denominator",
                                        "method",
                                        "trim",
                                        "multiplier",
                                        "target"));
    }

    @Test
    void methods_fit_their_kind() {
        for (Funnel.Kind kind : Funnel.Kind.values()) {
            for (Funnel.Method method : Funnel.Method.values()) {
                boolean fits = method == Funnel.Method.NORMAL
                        || (method == Funnel.Method.EXACT
                                ? kind != Funnel.Kind.RATIO_OF_COUNTS
                                : kind == Funnel.Kind.STANDARDISED_RATIO);
                Funnel.Options options = Funnel.Options.of(kind).withMethod(method);
                assertThat(Funnel.analyse(List.of(new Funnel.Unit("A", 1, 2)), options) instanceof Funnel.Analysis)
                        .isEqualTo(fits);
            }
        }
    }

    @Test
    void limits_of_any_size_are_those_that_a_unit_of_that_size_has() {
        List<Funnel.Unit> units = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            units.add(new Funnel.Unit("U" + i, i % 3 == 0 ? 9 * i : 4 * i, 10 * i));
        }
        for (boolean widened : new boolean[] {false, true}) {
            Funnel.Options options = Funnel.Options.of(Funnel.Kind.PROPORTION)
                    .withMultiplier(100)
                    .withOverdispersion(widened);
            Funnel.Analysis funnel = (Funnel.Analysis) Funnel.analyse(units, options);

            assertThat(funnel.usesAdjusted()).isEqualTo(widened);
            assertThat(funnel.limits(50, 400))
                    .containsExactlyElementsOf(
                            List.of(funnel.points().get(4), funnel.points().get(39)).stream()
                                    .map(point -> widened ? point.adjusted() : point.limits())
                                    .toList());
        }
    }

    @Test
    void a_target_close_to_all_has_limits_although_few_are_all_but_impossible() {
        Funnel.Analysis funnel =
                analyse(Funnel.Options.of(Funnel.Kind.PROPORTION).withTarget(1 - 1e-12), new Funnel.Unit("A", 5, 1000));

        // P(X ≤ 999) is a thousandth of a millionth: nearly all the way from 999 to 1,000 is needed for 0.1 %.
        assertThat(funnel.points().getFirst().limits().lower998()).isCloseTo(0.999001, within(1e-9));
    }

    private static Funnel.Analysis analyse(Funnel.Options options, Funnel.Unit... units) {
        return (Funnel.Analysis) Funnel.analyse(List.of(units), options);
    }

    private static double poisson(Random random, double mean) {
        double product = 1;
        double limit = Math.exp(-mean);
        int events = -1;
        do {
            product *= random.nextDouble();
            events++;
        } while (product > limit);
        return events;
    }
}
