package org.allteach.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictFormsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "12, 12",
        "'  7 ', 7",
        "-12.5, -12.5",
        ".5, 0.5",
        "007, 7",
        "1e3, 1000",
        "2.5E-1, 0.25",
        "1e+2, 100",
        "0.1, 0.1",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "0.30000000000000004, 0.30000000000000004",
        "9007199254740993, 9007199254740992",
        "1e-400, 0"
    })
    void numbers_as_programs_write_them_are_read(String text, double number) {
        assertThat(StrictNumber.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "-", ".", "1.", "1,5", "1,000", "1 000", "1'000", "+1", "NaN", "Infinity", "-Infinity",
                        "1e999",
                "0x10", "1f", "1d", "1e", "e5", "1e5.5", "--1", "1-2", "2026-04-01", "١٢", "12 %", "½", "1..2", "null"
            })
    void anything_else_is_no_number(String text) {
        assertThat(StrictNumber.parse(text)).isNaN();
    }

    @Test
    void the_quick_way_of_reading_a_number_gives_what_the_library_gives() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            String text = Long.toString(random.nextLong(1L << random.nextInt(1, 62)));
            int decimals = random.nextInt(0, text.length() + 1);
            if (decimals > 0) {
                text = text.substring(0, text.length() - decimals) + "." + text.substring(text.length() - decimals);
            }
            assertThat(StrictNumber.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void the_quick_way_of_reading_a_period_gives_what_the_frequency_gives() {
        var random = new SplittableRandom(2);
        String letters = "0123456789-WQ /";
        for (int i = 0; i < 300_000; i++) {
            String text = written(random);
            if (random.nextInt(3) == 0) {
                int at = random.nextInt(text.length());
                text = text.substring(0, at)
                        + letters.charAt(random.nextInt(letters.length()))
                        + text.substring(at + 1);
            }
            for (Frequency frequency : Frequency.values()) {
                Period slow = frequency.parse(text.strip());
                int quick = StrictPeriod.parse(text, frequency);
                assertThat(quick)
                        .as(frequency + " " + text)
                        .isEqualTo(
                                slow == null
                                        ? StrictPeriod.NONE
                                        : (int) slow.start().toEpochDay());
            }
        }
    }

    private static String written(SplittableRandom random) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(100_000));
        return switch (random.nextInt(5)) {
            case 0 -> day.toString();
            case 1 -> String.format(Locale.ROOT, "%04d-%02d", day.getYear(), random.nextInt(0, 15));
            case 2 -> String.format(Locale.ROOT, "%04d-W%02d", day.getYear(), random.nextInt(0, 56));
            case 3 -> String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), random.nextInt(0, 6));
            default ->
                String.format(
                        Locale.ROOT, "%04d-%02d-%02d", day.getYear(), random.nextInt(0, 14), random.nextInt(0, 33));
        };
    }
}
