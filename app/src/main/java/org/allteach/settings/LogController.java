package org.allteach.settings;

import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditEntry;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.ObjectMapper;

/** Who did what in a collaborative. */
@Controller
class LogController {

    private static final int ON_A_PAGE = 50;

    private final AuditTrail audit;
    private final ObjectMapper json;

    LogController(AuditTrail audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    @GetMapping("/c/{slug}/settings/log")
    Page log(
            Membership membership,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "") String subject) {
        List<AuditEntry> entries =
                audit.entries(membership.collaborative().id(), subject, cursor(before), ON_A_PAGE + 1);
        var shown = entries.stream().limit(ON_A_PAGE).toList();
        return new LogPage(
                membership,
                shown.stream().map(entry -> LogLine.of(entry, json)).toList(),
                subject,
                entries.size() > ON_A_PAGE ? shown.getLast().id() : null);
    }

    private static @Nullable UUID cursor(@Nullable String before) {
        try {
            return before == null ? null : UUID.fromString(before);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
