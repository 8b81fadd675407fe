package org.allteach.enrolment;

import java.util.Locale;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Links.Purpose;
import org.allteach.mail.Outbox;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails of an application: one at each state, in the applicant's language; and those to the senior leader. */
@Component
public class Announcements {

    private final Outbox outbox;
    private final Links links;

    Announcements(Outbox outbox, Links links) {
        this.outbox = outbox;
        this.links = links;
    }

    /** Tells the applicant the state that the application has come into. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collaborative collaborative, Application application) {
        String word = Given.written(application.state());
        if (application.state() == State.ACCEPTED && application.team() == null) {
            tellSeniorLeader(collaborative, application, "accepted");
        }
        send(
                key(application, word),
                application.email(),
                application.name(),
                "enrolment.mail." + word,
                collaborative,
                application,
                links.make(application, Purpose.APPLICANT));
    }

    /** Sends the link to go on once more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendLink(Collaborative collaborative, Application application) {
        String link = links.make(application, Purpose.APPLICANT);
        send(
                "application-link/" + Ids.next(),
                application.email(),
                application.name(),
                "enrolment.mail.link",
                collaborative,
                application,
                link);
    }

    /** Asks the senior leader for their commitment, or to sign. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellSeniorLeader(Collaborative collaborative, Application application, String about) {
        send(
                key(application, "senior-" + about),
                application.answer("senior-email"),
                application.answer("senior-name"),
                "enrolment.mail.senior." + about,
                collaborative,
                application,
                links.make(application, Purpose.SENIOR_LEADER));
    }

    /** Tells the applicant that the senior leader has declined. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellDeclined(Collaborative collaborative, Application application) {
        send(
                key(application, "commitment-declined"),
                application.email(),
                application.name(),
                "enrolment.mail.commitment-declined",
                collaborative,
                application,
                links.make(application, Purpose.APPLICANT));
    }

    /** What the outbox still says of the newest mail to the applicant, for a director to pass on where no mail leaves. */
    public String waitingText(Application application) {
        return outbox.delivers()
                ? ""
                : outbox.waitingText(key(application, Given.written(application.state())))
                        .orElse("");
    }

    private void send(
            String key,
            String email,
            String name,
            String words,
            Collaborative collaborative,
            Application application,
            String link) {
        Locale language = application.language();
        String reason = application.reason().isEmpty() ? "" : application.reason() + "\n\n";
        outbox.send(
                key,
                email,
                Visit.textIn(language, words + ".subject", collaborative.title()),
                Visit.textIn(
                        language,
                        words + ".body",
                        name,
                        collaborative.title(),
                        application.title(),
                        reason,
                        link,
                        application.organisation()));
    }

    private static String key(Application application, String word) {
        return "application/" + application.id() + "/" + word + "/" + application.version();
    }
}
