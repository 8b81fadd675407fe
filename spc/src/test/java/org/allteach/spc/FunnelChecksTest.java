package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelChecksTest {
    private static final Funnel.Options SHARES = Funnel.Options.of(Funnel.Kind.PROPORTION);
    private static final Funnel.Options RATES = Funnel.Options.of(Funnel.Kind.RATE);

    @Test
    void units_are_checked_on_both_sides() {
        assertThat(places(RATES, unit(0, 1), unit(1e99, 1e99))).isEmpty();
        assertThat(places(RATES, unit(-1, 1), unit(1, 0), unit(1e100, 1), unit(1, 1e100)))
                .containsExactly(
                        "units[0].numerator", "units[1].denominator", "units[2].numerator", "units[3].denominator");
        assertThat(places(SHARES, unit(5, 5), unit(6, 5))).containsExactly("units[1].numerator");
        assertThat(places(RATES, unit(6, 5))).isEmpty();
    }

    @Test
    void what_is_missing_is_given_as_nothing() {
        Funnel.Answer answer = Funnel.analyse(List.of(unit(Double.NaN, Double.NaN), unit(-2, 1)), RATES);

        assertThat(((Result.Problems) answer).problems())
                .extracting(Problem::given)
                .containsExactly(null, null, -2.0);
    }

    @Test
    void options_have_their_ranges() {
        assertThat(places(SHARES.withTrim(0), unit(1, 2))).isEmpty();
        assertThat(places(SHARES.withTrim(0.5), unit(1, 2))).containsExactly("trim");
        assertThat(places(SHARES.withTrim(-0.01), unit(1, 2))).containsExactly("trim");
        assertThat(places(SHARES.withMultiplier(0), unit(1, 2))).containsExactly("multiplier");
        assertThat(places(SHARES.withMultiplier(1e100), unit(1, 2))).containsExactly("multiplier");
        assertThat(places(SHARES.withTarget(0.0), unit(1, 2))).containsExactly("target");
        assertThat(places(SHARES.withTarget(1.0), unit(1, 2))).containsExactly("target");
        assertThat(places(SHARES.withTarget(0.99), unit(1, 2))).isEmpty();
        assertThat(places(RATES.withTarget(1.0), unit(1, 2))).isEmpty();
        assertThat(places(RATES.withTarget(1e100), unit(1, 2))).containsExactly("target");
        assertThat(places(SHARES.withTarget(20.0).withMultiplier(100), unit(1, 2)))
                .isEmpty();
    }

    @Test
    void each_method_fits_its_kinds() {
        for (Funnel.Kind kind : Funnel.Kind.values()) {
            Funnel.Options options = Funnel.Options.of(kind);
            boolean ratio = kind == Funnel.Kind.STANDARDISED_RATIO;
            assertThat(places(options.withMethod(Funnel.Method.NORMAL), unit(1, 2)))
                    .isEmpty();
            assertThat(places(options.withMethod(Funnel.Method.EXACT), unit(1, 2))
                            .isEmpty())
                    .isEqualTo(kind != Funnel.Kind.RATIO_OF_COUNTS);
            assertThat(places(options.withMethod(Funnel.Method.SHMI), unit(1, 2))
                            .isEmpty())
                    .isEqualTo(ratio);
            assertThat(places(options.withMethod(Funnel.Method.CQC), unit(1, 2)).isEmpty())
                    .isEqualTo(ratio);
        }
    }

    @Test
    void a_given_target_is_in_the_units_shown_and_so_are_exact_limits() {
        Funnel.Analysis plain = (Funnel.Analysis) Funnel.analyse(List.of(unit(10, 100)), SHARES.withTarget(0.2));
        Funnel.Analysis percent = (Funnel.Analysis)
                Funnel.analyse(List.of(unit(10, 100)), SHARES.withTarget(20.0).withMultiplier(100));

        assertThat(percent.target()).isEqualTo(20);
        assertThat(percent.points().getFirst().z())
                .isEqualTo(plain.points().getFirst().z());
        assertThat(percent.points().getFirst().limits().upper95())
                .isEqualTo(100 * plain.points().getFirst().limits().upper95());
        assertThat(plain.points().getFirst().limits().upper95()).isBetween(0.27, 0.29);
    }

    @Test
    void one_unit_has_no_variance_between_units_and_none_give_no_points() {
        Funnel.Options wide = Funnel.Options.of(Funnel.Kind.RATIO_OF_COUNTS).withOverdispersion(true);
        Funnel.Analysis one = (Funnel.Analysis) Funnel.analyse(List.of(unit(500, 37)), wide.withTarget(1.0));

        assertThat(one.tau2()).isZero();
        assertThat(one.phi()).isGreaterThan(1);
        assertThat(one.points().getFirst().adjusted())
                .isEqualTo(one.points().getFirst().limits());
        assertThat(((Funnel.Analysis) Funnel.analyse(List.of(), wide.withTarget(1.0))).points())
                .isEmpty();
    }

    private static Funnel.Unit unit(double numerator, double denominator) {
        return new Funnel.Unit("A", numerator, denominator);
    }

    private static List<String> places(Funnel.Options options, Funnel.Unit... units) {
        return Funnel.analyse(List.of(units), options) instanceof Result.Problems found
                ? found.problems().stream().map(Problem::at).toList()
                : List.of();
    }

    @Test
    void shmi_leaves_out_what_it_cannot_score_and_keeps_an_expected_number_that_rounds_to_nothing() {
        Funnel.Options shmi = Funnel.Options.of(Funnel.Kind.STANDARDISED_RATIO)
                .withMethod(Funnel.Method.SHMI)
                .withOverdispersion(true)
                .withRoundExpected(true);
        List<Funnel.Unit> units = List.of(unit(0, 5.126), unit(7, 5), unit(4, 5), unit(1, 0.001));

        Funnel.Analysis untrimmed = (Funnel.Analysis) Funnel.analyse(units, shmi.withTrim(0));

        assertThat(untrimmed.points().getFirst().z()).isNull();
        assertThat(untrimmed.points().getFirst().denominator()).isEqualTo(5.13);
        assertThat(untrimmed.points().getLast().denominator()).isEqualTo(0.001);
        assertThat(untrimmed.phi()).isGreaterThan(0);
        assertThat(((Funnel.Analysis) Funnel.analyse(units.subList(0, 3), shmi.withTrim(0.4))).phi())
                .isBetween(0.0, 1.0);
    }

    @Test
    void where_nobody_has_an_event_there_is_no_dispersion() {
        for (Funnel.Kind kind : List.of(Funnel.Kind.RATE, Funnel.Kind.STANDARDISED_RATIO)) {
            Funnel.Options options = Funnel.Options.of(kind)
                    .withMethod(Funnel.Method.NORMAL)
                    .withTarget(0.5)
                    .withOverdispersion(true);
            Funnel.Analysis funnel = (Funnel.Analysis) Funnel.analyse(List.of(unit(0, 10), unit(0, 20)), options);

            assertThat(funnel.phi()).isZero();
            assertThat(funnel.tau2()).isZero();
            assertThat(funnel.points())
                    .allSatisfy(point -> assertThat(point.z()).isNull());
        }
    }

    @Test
    void a_unit_that_outweighs_all_others_leaves_no_variance_to_share() {
        Funnel.Options rates = RATES.withOverdispersion(true).withTarget(0.1);
        Funnel.Analysis funnel = (Funnel.Analysis) Funnel.analyse(List.of(unit(500, 1), unit(3e98, 1e99)), rates);

        assertThat(funnel.tau2()).isFinite().isNotNegative();
    }
}
