package org.allteach.admin;

import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditEntry;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who did what in the installation.
 *
 * @param older where the older entries are; null where these are the oldest
 */
record LogPage(
        Asked asked, List<AuditEntry> entries, @Nullable String older, List<Problem> problems) implements Page {

    /** The filter as typed. */
    record Asked(String person, String action, String subject, String from, String to) {}

    static LogPage of(Asked asked, List<AuditEntry> found, int shown, List<Problem> problems) {
        boolean more = found.size() > shown;
        List<AuditEntry> entries = more ? found.subList(0, shown) : found;
        return new LogPage(asked, entries, more ? older(asked, entries.getLast().id()) : null, problems);
    }

    private static String older(Asked asked, UUID last) {
        return UriComponentsBuilder.fromPath("/admin/audit")
                .queryParam("person", "{person}")
                .queryParam("action", "{action}")
                .queryParam("subject", "{subject}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("before", "{before}")
                .encode()
                .buildAndExpand(asked.person(), asked.action(), asked.subject(), asked.from(), asked.to(), last)
                .toUriString();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
