package org.allteach.calendars;

import java.util.UUID;
import org.allteach.mail.PublicUrl;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own calendar at a secret address: made, renewed, revoked; what stands in it. */
@Controller
@RequestMapping("/account/calendar")
class CalendarController {

    private final Feeds feeds;
    private final PublicUrl url;

    CalendarController(Feeds feeds, PublicUrl url) {
        this.feeds = feeds;
        this.url = url;
    }

    @GetMapping
    Page own(@RequestParam(required = false) @Nullable String saved) {
        return new CalendarPage(feeds.of(viewer()).orElse(null), "", saved != null);
    }

    private static UUID viewer() {
        return Viewer.required().id();
    }

    /** The answer holds the address, which is shown this once. */
    @PostMapping
    Page make() {
        String address = url.of("/calendar/" + feeds.renew(viewer()) + ".ics");
        return new CalendarPage(feeds.of(viewer()).orElse(null), address, false);
    }

    @PostMapping("/choices")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "false") boolean phases,
            @RequestParam(defaultValue = "false") boolean dueDays) {
        feeds.choose(viewer(), new Feed.Choices(phases, dueDays));
        return SeeOther.saved("/account/calendar");
    }

    @PostMapping("/revocation")
    ResponseEntity<Void> revoke() {
        feeds.revoke(viewer());
        return SeeOther.saved("/account/calendar");
    }
}
