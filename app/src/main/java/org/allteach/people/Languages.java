package org.allteach.people;

import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allteach.web.Option;

/** The languages that Allteach speaks, the countries and the time zones, for people to choose from. */
public final class Languages {

    private static final List<Locale> SPOKEN = spoken();

    /** Zones that are called by a place; the rest are older names for them, or offsets. */
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private static final Set<String> NATIONS = Set.of("england", "scotland", "wales", "northern ireland", "uk");
    private static final Map<String, String> COUNTRIES = countriesByName();

    private Languages() {}

    private static List<Locale> spoken() {
        return Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        Stream.of(Locale.getISOLanguages())
                                .filter(code -> !code.equals("en"))
                                .filter(Languages::hasWords)
                                .map(Locale::of))
                .toList();
    }

    private static boolean hasWords(String language) {
        return Languages.class.getResource("/org/allteach/web/messages_" + language + ".properties") != null;
    }

    /** Each under its own name. */
    public static List<Option> choices() {
        return SPOKEN.stream()
                .map(language -> new Option(language.toLanguageTag(), language.getDisplayLanguage(language)))
                .toList();
    }

    public static boolean isSpoken(String tag) {
        return SPOKEN.stream().anyMatch(language -> language.toLanguageTag().equals(tag));
    }

    /** The language of ours that is nearest to a wish. */
    public static Locale nearest(Locale wish) {
        return SPOKEN.stream()
                .filter(language -> language.getLanguage().equals(wish.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** UTC, and the zones by the names of their places. The one at hand is among them whatever its name. */
    public static List<Option> zones(String atHand) {
        return Stream.concat(Stream.of("UTC", atHand), ZONES.stream())
                .filter(id -> !id.isBlank())
                .distinct()
                .map(id -> new Option(id, id.replace('_', ' ')))
                .toList();
    }

    /** A zone of the IANA database: Europe/Zurich, UTC; an offset is none. */
    public static Optional<ZoneId> zone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /** The countries under their names in a language, in its order. */
    public static List<Option> countries(Locale locale) {
        var options = new ArrayList<Option>();
        for (String code : Locale.getISOCountries()) {
            options.add(new Option(code, Locale.of("", code).getDisplayCountry(locale)));
        }
        Collator order = Collator.getInstance(locale);
        options.sort(Comparator.comparing(Option::label, order));
        return options;
    }

    /** The code of a country given by its code (ISO 3166-1, two letters) or by its name in a language of ours. */
    public static Optional<String> country(String given) {
        return Optional.ofNullable(COUNTRIES.get(given.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> countriesByName() {
        var byName = new TreeMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            byName.put(code.toLowerCase(Locale.ROOT), code);
            for (Locale language : SPOKEN) {
                byName.put(Locale.of("", code).getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
            }
        }
        NATIONS.forEach(nation -> byName.put(nation, "GB"));
        return byName;
    }
}
