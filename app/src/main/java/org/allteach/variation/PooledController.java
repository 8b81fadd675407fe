package org.allteach.variation;

import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Measures over all teams. */
@Controller
class PooledController {

    private final TeamCharts charts;

    PooledController(TeamCharts charts) {
        this.charts = charts;
    }

    @GetMapping("/c/{slug}/pooled")
    OutcomesPage outcomes(
            Membership membership,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Locale locale) {
        return OutcomesPage.of(membership, charts.pooledOutcomes(membership), fragment != null, locale);
    }

    @GetMapping("/c/{slug}/measures/{measure}/pooled")
    PooledPage pooled(Membership membership, @PathVariable String measure, Locale locale) {
        Measure wanted = charts.measure(membership, measure);
        if (wanted.team() != null) {
            throw Refusal.notFound();
        }
        Pool pool = Pool.isPossible(wanted) ? charts.pooled(membership, wanted) : null;
        return PooledPage.of(membership, wanted, pool, locale);
    }
}
