package org.allteach.settings;

import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a demonstration away. */
@Controller
class RemovalController {

    private final Collaboratives collaboratives;

    RemovalController(Collaboratives collaboratives) {
        this.collaboratives = collaboratives;
    }

    @PostMapping("/c/{slug}/removal")
    Object remove(Membership membership) {
        collaboratives.remove(membership.collaborative());
        return SeeOther.at("/");
    }
}
