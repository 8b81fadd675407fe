package org.allteach.pdsa;

import java.util.Map;

/** In which language PostgreSQL is to look for words. */
public final class Languages {

    /** Those that every PostgreSQL brings along, by their two letters. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hu", "hungarian"),
            Map.entry("it", "italian"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("nb", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sv", "swedish"),
            Map.entry("tr", "turkish"));

    private Languages() {}

    /** The name of the text search configuration for a language tag; words as they are where there is none. */
    public static String configuration(String language) {
        return KNOWN.getOrDefault(language.split("[-_]", -1)[0], "simple");
    }
}
