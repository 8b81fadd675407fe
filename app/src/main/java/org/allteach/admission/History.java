package org.allteach.admission;

import java.time.Instant;
import java.util.List;
import org.allteach.audit.AuditEntry;
import org.allteach.audit.AuditFilter;
import org.allteach.audit.AuditTrail;
import org.allteach.enrolment.Application;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** What has become of an application, step by step, as the log keeps it: nothing of it is ever overwritten. */
@Component
class History {

    /** Somebody has gone on knowing that the senior leader has not confirmed. */
    static final String UNCONFIRMED = "application.unconfirmed";

    private static final String MOVED = "application.moved";
    private static final int MOST = 100;

    private final AuditTrail audit;

    History(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * A state that it came into, or a word on how.
     *
     * @param person who did it; empty where it was the applicant or the senior leader, who have no account
     */
    record Step(Instant at, String person, String what, String reason) {

        private static Step of(AuditEntry entry) {
            String what = entry.action().equals(UNCONFIRMED)
                    ? Visit.text("admission.history.unconfirmed")
                    : Visit.text("application.state." + entry.after("state"));
            return new Step(entry.at(), entry.person(), what, entry.after("reason"));
        }
    }

    /** The newest first. */
    List<Step> of(Application application) {
        var filter = new AuditFilter("", "application.", application.subject(), null, null);
        return audit.entries(application.collaborative(), filter, null, MOST).stream()
                .filter(entry -> entry.action().equals(MOVED) || entry.action().equals(UNCONFIRMED))
                .map(Step::of)
                .toList();
    }
}
