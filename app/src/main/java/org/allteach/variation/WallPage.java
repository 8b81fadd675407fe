package org.allteach.variation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Icons;
import org.allteach.measures.Measure;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** Every team's chart of one measure on one page. */
record WallPage(Membership membership, Measure measure, Wall wall, Wall.Query query) implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/measures/" + measure.code();
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }

    boolean isPoolable() {
        return Pool.isPossible(measure);
    }

    List<Option> sorts() {
        return options(Wall.Sort.values(), "variation.sort.");
    }

    List<Option> signals() {
        return Arrays.stream(Wall.Signal.values())
                .map(signal -> new Option(
                        value(signal),
                        Visit.text(
                                "variation.signal." + value(signal),
                                wall.counts().getOrDefault(signal, 0L))))
                .toList();
    }

    List<Option> countries() {
        return wall.countries().stream()
                .map(country -> new Option(country, Locale.of("", country).getDisplayCountry(Visit.locale())))
                .toList();
    }

    private static List<Option> options(Enum<?>[] values, String key) {
        return Arrays.stream(values)
                .map(value -> new Option(value(value), Visit.text(key + value(value))))
                .toList();
    }

    static String value(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
