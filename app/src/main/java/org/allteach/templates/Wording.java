package org.allteach.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a template: as it stands, or by language, {@code {en: Prework, de: Vorarbeit}}.
 *
 * @param byLanguage the texts by the tags of their languages; one that stands for all languages has the tag {@code ""}
 */
record Wording(Map<String, String> byLanguage) {

    /** The language of those texts that have another one's missing. */
    static final String USUAL = Locale.ENGLISH.toLanguageTag();

    private static final String ANY = "";
    private static final Pattern TAG = Pattern.compile("([a-z]{2})(-[A-Z]{2})?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    Wording {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    static Wording of(String text) {
        return new Wording(Map.of(ANY, text));
    }

    /** What a file has: a map by language is one, all else a text for all languages. */
    static Wording of(@Nullable Object raw) {
        if (!(raw instanceof Map<?, ?> map) || !is(raw)) {
            return of(raw == null ? "" : String.valueOf(raw).strip());
        }
        var texts = new LinkedHashMap<String, String>();
        map.forEach((tag, text) ->
                texts.put(String.valueOf(tag), String.valueOf(text).strip()));
        return new Wording(texts);
    }

    /** Whether something is a text by language: an object of nothing but languages and texts. */
    static boolean is(@Nullable Object raw) {
        return raw instanceof Map<?, ?> map
                && !map.isEmpty()
                && map.keySet().stream().allMatch(Wording::isTag)
                && map.values().stream().allMatch(String.class::isInstance);
    }

    private static boolean isTag(@Nullable Object key) {
        var tag = TAG.matcher(String.valueOf(key));
        return tag.matches() && LANGUAGES.contains(tag.group(1));
    }

    /** The text in a language; where it has none, in English, else in the first that it has. */
    String in(String language) {
        String text = byLanguage.get(language);
        if (text == null) {
            text = byLanguage.get(Locale.forLanguageTag(language).getLanguage());
        }
        return text == null
                ? byLanguage.getOrDefault(USUAL, byLanguage.values().iterator().next())
                : text;
    }

    /** As a file has it. */
    Object written() {
        String any = byLanguage.get(ANY);
        return any == null ? byLanguage : any;
    }

    /** Content with all that is by language within it in one. */
    static @Nullable Object in(@Nullable Object content, String language) {
        if (is(content)) {
            return of(content).in(language);
        }
        if (content instanceof Map<?, ?> map) {
            var told = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, value) -> told.put(String.valueOf(key), in(value, language)));
            return told;
        }
        if (content instanceof List<?> list) {
            var told = new ArrayList<@Nullable Object>();
            list.forEach(one -> told.add(in(one, language)));
            return told;
        }
        return content;
    }

    /** The languages that some text within has. */
    static Set<String> languages(@Nullable Object content) {
        var languages = new TreeSet<String>();
        if (is(content)) {
            languages.addAll(of(content).byLanguage.keySet());
        } else if (content instanceof Map<?, ?> map) {
            map.values().forEach(value -> languages.addAll(languages(value)));
        } else if (content instanceof List<?> list) {
            list.forEach(one -> languages.addAll(languages(one)));
        }
        return languages;
    }
}
