package org.allteach.demonstration;

import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Lets administrators load and remove the demonstration. */
@Controller
@RequestMapping("/admin/demonstration")
class DemonstrationController {

    private final Demonstrations demonstrations;

    DemonstrationController(Demonstrations demonstrations) {
        this.demonstrations = demonstrations;
    }

    @GetMapping
    Page page() {
        return new DemonstrationPage(
                demonstrations.standing().orElse(null), demonstrations.accounts(), demonstrations.password());
    }

    @PostMapping
    ResponseEntity<Void> load() {
        demonstrations.load();
        return SeeOther.at("/admin/demonstration");
    }

    @PostMapping("/removal")
    ResponseEntity<Void> remove() {
        demonstrations.remove();
        return SeeOther.at("/admin/demonstration");
    }
}
