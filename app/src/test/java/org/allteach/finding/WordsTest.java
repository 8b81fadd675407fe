package org.allteach.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static String marked(String looked, String text) {
        return Words.of(looked).excerpt(text).stream()
                .map(piece -> piece.found() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void all_words_must_be_there_whatever_their_case_accents_and_order() {
        assertThat(Words.of("zurich UBER").areIn("Die Übergabe", "in Zürich")).isTrue();
        assertThat(Words.of("zurich bern").areIn("Die Übergabe in Zürich")).isFalse();
        assertThat(Words.of("  ").isEmpty()).isTrue();
    }

    @Test
    void what_was_looked_for_is_marked_in_its_surroundings() {
        assertThat(marked("quiet night", "A quiet ward at night is a Quiet ward"))
                .isEqualTo("A [quiet] ward at [night] is a [Quiet] ward");
        assertThat(marked("ubergabe", "Bei der Übergabe")).isEqualTo("Bei der [Übergabe]");
        assertThat(marked("nothing", "A quiet ward")).isEmpty();
    }

    @Test
    void a_long_text_is_cut_at_both_ends() {
        String text = "word ".repeat(100) + "needle" + " word".repeat(100);
        assertThat(marked("needle", text))
                .startsWith("… word")
                .contains("[needle]")
                .endsWith(" …")
                .hasSizeLessThan(300);
        assertThat(marked("needle", "x".repeat(500) + "needle")).contains("[needle]");
    }

    @Test
    void what_is_typed_without_end_is_cut() {
        assertThat(Words.of("a".repeat(5_000)).typed()).hasSize(200);
    }
}
