package org.allteach.variation;

import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Picture;
import org.allteach.measures.Measure;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A measure over all teams.
 *
 * @param shown null where values of several teams cannot become one
 */
record PooledPage(
        Membership membership, Measure measure, @Nullable Shown shown) implements Page {

    /** The chart and its numbers. */
    record Shown(Figure figure, NumbersTable table, Reasons reasons, int withheld, boolean empty) {}

    static PooledPage of(Membership membership, Measure measure, @Nullable Pool pool, Locale locale) {
        if (pool == null) {
            return new PooledPage(membership, measure, null);
        }
        Picture picture = pool.picture(measure.name());
        var shown = new Shown(
                Figure.of(picture, "pooled", locale),
                NumbersTable.of(picture, locale),
                Reasons.of(pool.charted().analysis(), locale),
                pool.withheld(),
                pool.charted().isEmpty());
        return new PooledPage(membership, measure, shown);
    }

    /** The wall of this measure; empty where the viewer may not see teams beside each other. */
    String wall() {
        return membership.reaches("/c/{slug}/measures/{measure}")
                ? "/c/" + membership.collaborative().slug() + "/measures/" + measure.code()
                : "";
    }

    /** How the teams' values become one, as a word of the bundle. */
    String how() {
        boolean sums = measure.aggregation() == Measure.Aggregation.SUM;
        boolean ratios = measure.kind().fields() == Measure.Fields.RATIO;
        return sums && measure.kind().fields() != Measure.Fields.VALUES
                ? ratios ? "variation.pooled.ratio" : "variation.pooled.sum"
                : "variation.pooled.mean";
    }
}
