package org.allteach.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every language that the frame of the pages speaks says all that English says, slice by slice. */
class BundlesTest {

    private static final String ENGLISH = "";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern APOSTROPHES = Pattern.compile("'+");

    /** The words of one slice in one language, beside the English ones. */
    private record Bundle(String slice, Map<String, String> english, Map<String, String> words) {

        /** The statistics write their numbers into the text themselves; all others are formats. */
        boolean isFormatted() {
            return !slice.equals("spc");
        }
    }

    static Stream<String> translations() throws IOException {
        return resources("web", "_*").map(Resource::getFilename).map(BundlesTest::language);
    }

    static Stream<String> languages() throws IOException {
        return Stream.concat(Stream.of(ENGLISH), translations());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_is_missing_and_nothing_is_left_over(String language) throws IOException {
        var faults = new ArrayList<String>();
        for (Bundle bundle : bundles(language)) {
            without(bundle.english(), bundle.words()).forEach(key -> faults.add(bundle.slice() + " lacks " + key));
            without(bundle.words(), bundle.english()).forEach(key -> faults.add(bundle.slice() + " needs no " + key));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_is_empty_that_says_something_in_english(String language) throws IOException {
        assertThat(faults(
                        language,
                        (bundle, key) -> saying(bundle.words(), key).isBlank()
                                && !saying(bundle.english(), key).isBlank()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void arguments_are_those_of_the_english_sentence(String language) throws IOException {
        assertThat(faults(
                        language,
                        (bundle, key) -> !arguments(saying(bundle.words(), key))
                                .equals(arguments(saying(bundle.english(), key)))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void sentences_with_arguments_can_be_formatted(String language) throws IOException {
        assertThat(faults(
                        language,
                        (bundle, key) -> hasArguments(bundle, key)
                                && !canBeFormatted(saying(bundle.words(), key), Locale.of(language))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void apostrophes_are_doubled_where_there_are_arguments_and_only_there(String language) throws IOException {
        assertThat(faults(language, (bundle, key) -> {
                    int wanted = bundle.isFormatted() && hasArguments(bundle, key) ? 2 : 1;
                    return APOSTROPHES
                            .matcher(saying(bundle.words(), key))
                            .results()
                            .anyMatch(found -> found.group().length() != wanted);
                }))
                .isEmpty();
    }

    /** Every message of that language at fault, as a line to read: slice, key and words. */
    private static List<String> faults(String language, BiFunction<Bundle, String, Boolean> isFault)
            throws IOException {
        return bundles(language).stream()
                .flatMap(bundle -> bundle.words().keySet().stream()
                        .filter(bundle.english()::containsKey)
                        .filter(key -> isFault.apply(bundle, key))
                        .map(key -> bundle.slice() + ": " + key + "=" + saying(bundle.words(), key)))
                .toList();
    }

    private static String saying(Map<String, String> words, String key) {
        return Objects.requireNonNull(words.get(key));
    }

    private static boolean hasArguments(Bundle bundle, String key) {
        return !arguments(saying(bundle.words(), key)).isEmpty();
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it can be said of none, of one and of several: choices are read only when they are made. */
    private static boolean canBeFormatted(String text, Locale locale) {
        try {
            var format = new MessageFormat(text, locale);
            for (int count : List.of(0, 1, 2, 1_000)) {
                var arguments = new Object[10];
                Arrays.fill(arguments, count);
                if (ARGUMENT.matcher(format.format(arguments)).find()) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> without(Map<String, String> some, Map<String, String> others) {
        return some.keySet().stream().filter(key -> !others.containsKey(key)).toList();
    }

    private static List<Bundle> bundles(String language) throws IOException {
        var bundles = new ArrayList<Bundle>();
        for (Resource english : resources("*", "").toList()) {
            String ending = language.isEmpty() ? "" : "_" + language;
            Resource translated = english.createRelative("messages" + ending + ".properties");
            bundles.add(new Bundle(slice(english), words(english), translated.exists() ? words(translated) : Map.of()));
        }
        return bundles;
    }

    private static Stream<Resource> resources(String slice, String ending) throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/allteach/" + slice + "/messages" + ending + ".properties"));
    }

    private static String language(String file) {
        return file.replaceAll("messages_|\\.properties", "");
    }

    private static String slice(Resource bundle) throws IOException {
        return bundle.getURL().getPath().replaceAll(".*/([^/]+)/[^/]+", "$1");
    }

    private static Map<String, String> words(Resource bundle) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(bundle.getInputStream(), UTF_8)) {
            properties.load(reader);
        }
        var words = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }
}
