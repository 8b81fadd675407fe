package org.allteach.variation;

import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Icons;
import org.allteach.drawing.LargeChart;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Reading;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** The pooled charts of the outcome measures; as a page, or as a part of the collaborative's page. */
record OutcomesPage(Membership membership, List<Outcome> outcomes, boolean fragment) implements Page {

    /** One outcome: drawn for a place half as wide as a page, which is what the narrow drawing is for. */
    record Outcome(String name, String address, String drawing, String icons, String words, String headline) {}

    static OutcomesPage of(Membership membership, List<Pool> pools, boolean fragment, Locale locale) {
        String base = "/c/" + membership.collaborative().slug() + "/measures/";
        var outcomes = pools.stream()
                .filter(pool -> !pool.charted().isEmpty())
                .map(pool -> outcome(pool, base, locale))
                .toList();
        return new OutcomesPage(membership, outcomes, fragment);
    }

    private static Outcome outcome(Pool pool, String base, Locale locale) {
        var measure = pool.charted().measure();
        var analysis = pool.charted().analysis();
        Picture picture = pool.picture(measure.name());
        return new Outcome(
                measure.name(),
                base + measure.code() + "/pooled",
                LargeChart.draw(picture, LargeChart.Size.NARROW, locale, "pooled-" + measure.code()),
                Icons.use(analysis.variation()) + Icons.use(analysis.assurance()),
                Reading.words(analysis.variation(), locale),
                Reading.of(picture, locale).headline());
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }
}
