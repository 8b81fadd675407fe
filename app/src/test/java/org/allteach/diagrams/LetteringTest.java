package org.allteach.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void lines_are_not_wider_than_asked_and_nothing_is_left_out() {
        for (String text : List.of(
                "Every patient is seen by a senior clinician within twelve hours of arriving on the ward",
                "W".repeat(300),
                "日".repeat(120),
                "🏥".repeat(80),
                "مراجعة يومية من قبل طبيب كبير في كل جناح من أجنحة المستشفى")) {
            List<String> lines = Lettering.wrapped(text, 200, 13, false);
            assertThat(lines).allMatch(line -> Lettering.width(line, 13, false) <= 200);
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void long_words_are_broken_after_their_hyphens() {
        assertThat(Lettering.wrapped("days-between-assaults", 90, 11, false))
                .containsExactly("days-between-", "assaults");
    }

    @Test
    void letters_outside_the_first_plane_stay_whole() {
        assertThat(Lettering.wrapped("🏥".repeat(80), 200, 13, false))
                .allMatch(line -> line.codePoints().allMatch(letter -> letter == "🏥".codePointAt(0)));
    }

    @Test
    void a_text_begins_from_the_right_where_its_first_letter_does() {
        assertThat(Lettering.isFromRight("12: שלום")).isTrue();
        assertThat(Lettering.isFromRight("Shalom שלום")).isFalse();
        assertThat(Lettering.isFromRight("12")).isFalse();
    }
}
