package org.allteach.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.allteach.database.WithDatabase;
import org.allteach.web.Option;
import org.allteach.web.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithDatabase
class AttributeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "general-hospital",
                "General hospital",
                " general HOSPITAL ",
                "Allgemeines Krankenhaus",
                "Keskus- tai aluesairaala"
            })
    void a_code_and_what_it_is_called_in_any_language_are_one(String given) {
        assertThat(Attribute.KIND.read(given)).isEqualTo("general-hospital");
    }

    @Test
    void own_words_are_kept_and_count_as_other() {
        String value = Attribute.KIND.chosen("other", " Clinic of a prison ");
        assertThat(value).isEqualTo("Clinic of a prison");
        assertThat(Attribute.KIND.code(value)).isEqualTo("other");
        assertThat(Attribute.KIND.words(value)).isEqualTo(value);
        assertThat(Attribute.KIND.label(value)).isEqualTo(value);
        assertThat(Attribute.KIND.chosen("rehabilitation", "left from before")).isEqualTo("rehabilitation");
        assertThat(Attribute.KIND.code("")).isEmpty();
    }

    @Test
    void a_value_is_read_in_the_reader_s_language() {
        Visit.<Void, RuntimeException>speaking(Locale.of("fi"), () -> {
            assertThat(Attribute.label("kind", "mental-health")).isEqualTo("Mielenterveyspalvelu");
            assertThat(Attribute.label("region", "north")).isEqualTo("north");
            assertThat(Attribute.SIZE.options())
                    .extracting(Option::value)
                    .containsExactly("", "small", "medium", "large", "other");
            return null;
        });
    }

    @Test
    void only_attributes_with_a_list_are_read_anew() {
        var attributes = new TreeMap<>(Map.of("kind", "Rehabilitation", "region", "Medium", "size", "Mittel"));
        Attribute.read(attributes);
        assertThat(attributes)
                .containsEntry("kind", "rehabilitation")
                .containsEntry("region", "Medium")
                .containsEntry("size", "medium");
    }
}
