package org.allteach.enrolment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Links.Purpose;
import org.allteach.mail.Letter;
import org.allteach.mail.Outbox;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails of an application: one at each state, in the applicant's language; and those to the senior leader. Who has applied
 * is always told what becomes of it; who is only asked to, or named by somebody else, can stop that.
 */
@Component
public class Announcements {

    private final Outbox outbox;
    private final Links links;
    private final Clock clock;

    Announcements(Outbox outbox, Links links, Clock clock) {
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
    }

    /** Somebody to write to, as what they take part in the application. */
    private record Reader(String name, String email, Purpose purpose) {

        static Reader applicant(Application application) {
            return new Reader(application.name(), application.email(), Purpose.APPLICANT);
        }

        static Reader seniorLeader(Application application) {
            return new Reader(
                    application.answer("senior-name"), application.answer("senior-email"), Purpose.SENIOR_LEADER);
        }
    }

    /** Tells the applicant the state that the application has come into. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collaborative collaborative, Application application) {
        String word = Given.written(application.state());
        if (application.state() == State.ACCEPTED && application.team() == null) {
            tellSeniorLeader(collaborative, application, "accepted");
        }
        boolean isAsked = application.state() == State.INVITED;
        send(
                isAsked ? Letter.Kind.INVITATION : Letter.Kind.APPLICATION,
                key(application, word),
                word,
                Reader.applicant(application),
                collaborative,
                application);
    }

    /** Sends the link to go on once more; who asks for it twice in a minute gets one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendLink(Collaborative collaborative, Application application) {
        send(
                Letter.Kind.APPLICATION,
                "application-link/" + application.id() + "/" + clock.instant().truncatedTo(ChronoUnit.MINUTES),
                "link",
                Reader.applicant(application),
                collaborative,
                application);
    }

    /** Asks the senior leader for their commitment, or to sign. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellSeniorLeader(Collaborative collaborative, Application application, String about) {
        boolean isAsked = about.equals("asked");
        send(
                isAsked ? Letter.Kind.INVITATION : Letter.Kind.APPLICATION,
                key(application, "senior-" + about),
                "senior." + about,
                Reader.seniorLeader(application),
                collaborative,
                application);
    }

    /** Tells the applicant that the senior leader has declined. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellDeclined(Collaborative collaborative, Application application) {
        send(
                Letter.Kind.APPLICATION,
                key(application, "commitment-declined"),
                "commitment-declined",
                Reader.applicant(application),
                collaborative,
                application);
    }

    /** What the outbox still says of the newest mail to the applicant, for a director to pass on where no mail leaves. */
    public String waitingText(Application application) {
        return outbox.delivers()
                ? ""
                : outbox.waitingText(key(application, Given.written(application.state())))
                        .orElse("");
    }

    private void send(
            Letter.Kind kind,
            String key,
            String about,
            Reader reader,
            Collaborative collaborative,
            Application application) {
        Locale language = application.language();
        String words = "enrolment.mail." + about;
        String reason = application.reason().isEmpty() ? "" : application.reason() + "\n\n";
        String link = links.make(application, reader.purpose());
        String body = Visit.textIn(
                language,
                words + ".body",
                reader.name(),
                collaborative.title(),
                application.title(),
                reason,
                link,
                application.organisation());
        String subject = Visit.textIn(language, words + ".subject", collaborative.title());
        outbox.send(Letter.of(kind, key, reader.email(), language, subject)
                .text(body, Visit.textIn(language, button(reader.purpose())), link));
    }

    private static String button(Purpose purpose) {
        return purpose == Purpose.APPLICANT ? "enrolment.mail.open" : "enrolment.mail.senior.open";
    }

    private static String key(Application application, String word) {
        return "application/" + application.id() + "/" + word + "/" + application.version();
    }
}
