package org.allteach.testing;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The quality of testing. */
@Controller
class QualityController {

    private final Quality quality;

    QualityController(Quality quality) {
        this.quality = quality;
    }

    @GetMapping("/c/{slug}/cycles/quality")
    Page page(Membership membership) {
        return new QualityPage(membership, quality.of(membership.collaborative().id()));
    }
}
