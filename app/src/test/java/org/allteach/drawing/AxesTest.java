package org.allteach.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AxesTest {

    @Test
    void numbersAreWrittenAsTheJdkWritesThem() {
        var random = new Random(1);
        for (String tag : List.of("en-GB", "de-CH", "fr-FR", "ar-EG", "hi-IN", "sv-SE")) {
            Locale locale = Locale.forLanguageTag(tag);
            for (int decimals = 0; decimals < 4; decimals++) {
                NumberFormat jdk = NumberFormat.getNumberInstance(locale);
                jdk.setMinimumFractionDigits(decimals);
                jdk.setMaximumFractionDigits(decimals);
                jdk.setRoundingMode(RoundingMode.HALF_UP);
                var ours = new Numerals(locale, decimals);
                for (int i = 0; i < 50; i++) {
                    double number = random.nextInt(2_000_000) / 64.0;
                    if (!tag.equals("hi-IN") || number < 100_000) {
                        assertThat(ours.write(number)).isEqualTo(jdk.format(number));
                    }
                }
            }
        }
    }

    @Test
    void aNegativeNumberHasItsSignAndARoundedZeroHasNone() {
        var numerals = new Numerals(Locale.UK, 1);
        assertThat(numerals.write(-1.25)).isEqualTo("-1.3");
        assertThat(numerals.write(-0.01)).isEqualTo("0.0");
        assertThat(numerals.write(1e20)).isEqualTo("1.00e+20");
    }

    @Test
    void everyValueHasRoomAndEveryTickIsRound() {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            double size = Math.pow(10, random.nextInt(8) - 3);
            double low = (random.nextDouble() - 0.3) * size;
            double high = low + random.nextDouble() * size;
            Scale scale = Scale.over(low, high);
            assertThat(scale.low()).isLessThanOrEqualTo(low + scale.step() * 1e-6);
            assertThat(scale.high()).isGreaterThanOrEqualTo(high - scale.step() * 1e-6);
            assertThat(scale.ticks()).isBetween(2, 8);
            double digits = scale.step() / Math.pow(10, Math.floor(Math.log10(scale.step()) + 1e-9));
            assertThat(Stream.of(1.0, 2.0, 5.0))
                    .anySatisfy(d -> assertThat(digits).isCloseTo(d, within(1e-9)));
        }
    }

    @Test
    void anAxisOfPositiveValuesNeverGoesBelowZero() {
        assertThat(Scale.over(0, 0).low()).isZero();
        assertThat(Scale.over(3, 9).low()).isZero();
        assertThat(Scale.over(80, 99)).extracting(Scale::low, Scale::high).containsExactly(80.0, 100.0);
    }

    @Test
    void theYearStandsBelowItsFirstName() {
        Timeline months = Timeline.of(dates(LocalDate.of(2025, 11, 1), 15, 1, 0), Locale.UK);
        assertThat(months.ticks(48))
                .filteredOn(tick -> tick.year() != null)
                .extracting(Timeline.Tick::text, Timeline.Tick::year)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Nov", "2025"),
                        org.assertj.core.groups.Tuple.tuple("Jan", "2026"),
                        org.assertj.core.groups.Tuple.tuple("Jan", "2027"));
    }

    @Test
    void manyYearsAreNamedByTheirJanuaries() {
        Timeline decade = Timeline.of(dates(LocalDate.of(2016, 1, 1), 120, 1, 0), Locale.UK);
        assertThat(decade.ticks(5.5))
                .hasSizeBetween(10, 20)
                .filteredOn(t -> t.year() != null)
                .hasSize(10);
    }

    @Test
    void quartersWeeksAndDaysAreToldApart() {
        assertThat(Timeline.of(dates(LocalDate.of(2025, 1, 1), 6, 3, 0), Locale.UK)
                        .name(1))
                .isEqualTo("Q2 2025");
        assertThat(Timeline.of(dates(LocalDate.of(2025, 3, 3), 6, 0, 7), Locale.UK)
                        .name(1))
                .isEqualTo("10 Mar 2025");
        assertThat(Timeline.of(dates(LocalDate.of(2025, 3, 3), 20, 0, 1), Locale.UK)
                        .ticks(20))
                .hasSize(3);
    }

    private static List<LocalDate> dates(LocalDate first, int count, int months, int days) {
        return Stream.iterate(first, date -> date.plusMonths(months).plusDays(days))
                .limit(count)
                .toList();
    }
}
