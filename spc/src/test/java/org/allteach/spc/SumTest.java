package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumTest {

    @Test
    void the_mean_of_tenths_is_a_half() {
        Sum sum = new Sum();
        for (int i = 1; i <= 9; i++) {
            sum.add(i / 10.0);
        }

        assertThat(sum.mean()).isEqualTo(0.5);
        assertThat(sum.count()).isEqualTo(9);
    }

    @Test
    void what_a_large_number_swallows_is_there_when_it_is_gone() {
        Sum sum = new Sum();
        for (double x : new double[] {1, 1e20, 3, -1e20, 0.5}) {
            sum.add(x);
        }

        assertThat(sum.value()).isEqualTo(4.5);
    }

    @Test
    void products_are_not_rounded() {
        double x = 1 + 0x1p-30;
        Sum sum = new Sum();
        sum.addProduct(x, x);
        sum.add(-1 - 0x1p-29);

        assertThat(sum.value()).isEqualTo(0x1p-60);
    }

    @Test
    void means_and_quotients_are_rounded_once() {
        Random random = new Random(8);
        for (int run = 0; run < 600; run++) {
            Sum sum = new Sum();
            Sum divisor = new Sum();
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal exactDivisor = BigDecimal.ZERO;
            int count = 1 + random.nextInt(40);
            for (int i = 0; i < count; i++) {
                double x = random.nextGaussian() * Math.pow(10, random.nextInt(6));
                double y = 0.1 + random.nextDouble() * Math.pow(10, random.nextInt(6));
                sum.add(x);
                divisor.add(y);
                exact = exact.add(new BigDecimal(x));
                exactDivisor = exactDivisor.add(new BigDecimal(y));
            }

            assertThat(sum.value()).isEqualTo(exact.doubleValue());
            assertThat(sum.mean())
                    .isEqualTo(exact.divide(new BigDecimal(count), new MathContext(60))
                            .doubleValue());
            assertThat(sum.over(divisor))
                    .isEqualTo(exact.divide(exactDivisor, new MathContext(60)).doubleValue());
        }
    }

    @Test
    void nothing_has_no_mean_and_overflow_is_no_number_of_ours() {
        Sum none = new Sum();
        assertThat(none.mean()).isNaN();
        assertThat(none.value()).isZero();

        Sum one = new Sum();
        one.add(1);
        assertThat(one.over(none)).isInfinite();
    }
}
