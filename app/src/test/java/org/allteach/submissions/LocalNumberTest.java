package org.allteach.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    12            | 12
                    -12           | -12
                    −3            | -3
                    1'234.5       | 1234.5
                    1’234,5       | 1234.5
                    1 234,5       | 1234.5
                    1.234,5       | 1234.5
                    1,234.5       | 1234.5
                    1.234.567     | 1234567
                    1,234,567     | 1234567
                    1 234 567,25  | 1234567.25
                    1,5           | 1.5
                    1.5           | 1.5
                    0,125         | 0.125
                    0.125         | 0.125
                    1234,567      | 1234.567
                    ,5            | 0.5
                    .5            | 0.5
                    +7            | 7
                    85 %          | 85
                    85%           | 85
                    ٣             | 3
                    ٣٫٥           | 3.5
                    ١٬٢٣٤         | 1234
                    १२            | 12
                    """)
    void numbers_are_read_in_the_notations_of_the_world(String given, String strict) {
        assertThat(LocalNumber.strict(given, Locale.ENGLISH)).isEqualTo(strict);
        assertThat(LocalNumber.strict(given, Locale.GERMANY)).isEqualTo(strict);
        assertThat(LocalNumber.strict(given, Locale.of("de", "CH"))).isEqualTo(strict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,234 | en    | 1234
                    1,234 | de-DE | 1.234
                    1,234 | fr    | 1.234
                    1.234 | en    | 1.234
                    1.234 | de-DE | 1234
                    1.234 | da    | 1234
                    """)
    void only_where_it_is_open_the_persons_language_decides(String given, String language, String strict) {
        assertThat(LocalNumber.strict(given, Locale.forLanguageTag(language))).isEqualTo(strict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "n/a",
                "12 of 50",
                "1,23,456",
                "1 23",
                "12/50",
                "1.2.3",
                "1e5",
                "1'23",
                ",",
                "1'",
                "1,2.3,4"
            })
    void what_is_no_number_stays_as_it_is(String given) {
        assertThat(LocalNumber.strict(given, Locale.ENGLISH)).isEqualTo(given);
    }

    @Test
    void what_is_shown_is_read_as_the_same_number() {
        var random = new SplittableRandom(3);
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMANY, Locale.FRANCE, Locale.of("de", "CH")}) {
            for (int i = 0; i < 5000; i++) {
                double number = Math.scalb(random.nextInt(-100_000, 100_000), -random.nextInt(10));
                String shown = LocalNumber.shown(number, locale);
                assertThat(Double.parseDouble(String.valueOf(LocalNumber.strict(shown, locale))))
                        .as(shown)
                        .isEqualTo(number);
            }
        }
    }
}
