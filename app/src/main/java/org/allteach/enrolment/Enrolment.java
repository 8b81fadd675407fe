package org.allteach.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.enrolment.Application.State;
import org.allteach.people.Languages;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an application, from the wish to take part to the agreement. Each step tells those whom it concerns. */
@Component
public class Enrolment {

    private final Applications applications;
    private final Calls calls;
    private final Commitments commitments;
    private final Announcements announcements;
    private final Links links;
    private final ApplicationEventPublisher events;

    Enrolment(
            Applications applications,
            Calls calls,
            Commitments commitments,
            Announcements announcements,
            Links links,
            ApplicationEventPublisher events) {
        this.links = links;
        this.events = events;
        this.applications = applications;
        this.calls = calls;
        this.commitments = commitments;
        this.announcements = announcements;
    }

    /** The senior leader of an application has confirmed. Published within the transaction. */
    public record Confirmed(Collaborative collaborative, Application application) {}

    /**
     * Somebody wants to apply. Who has begun for that organisation before gets another link to what they began; the answer is
     * the same, so that nobody learns who has applied.
     */
    @Transactional
    void start(Collaborative collaborative, String organisation, String name, String email, Locale wish) {
        Optional<Application> begun = applications.open(collaborative.id(), email).stream()
                .filter(one -> one.organisation().equalsIgnoreCase(organisation))
                .findFirst();
        if (begun.isPresent()) {
            announcements.sendLink(collaborative, begun.get());
            return;
        }
        Locale language = Languages.isSpoken(wish.getLanguage())
                ? Locale.of(wish.getLanguage())
                : Locale.forLanguageTag(collaborative.language());
        Application started = applications.add(
                collaborative,
                State.STARTED,
                name,
                email,
                language,
                Map.of("organisation", organisation, "name", name));
        announcements.tell(collaborative, started);
    }

    /** Takes in what came by another way: handed in where it is complete, else its applicant gets the link to go on. */
    @Transactional
    public Application take(Collaborative collaborative, Application draft, boolean isComplete) {
        Application added = applications.add(
                collaborative, State.STARTED, draft.name(), draft.email(), draft.language(), draft.answers());
        Application whole =
                applications.write(added, draft.answers(), draft.roster()).orElseThrow();
        if (!isComplete) {
            announcements.tell(collaborative, whole);
            return whole;
        }
        return submit(collaborative, whole).orElseThrow();
    }

    /** Invites whoever has no open application yet; the rest stay as they are. */
    @Transactional
    public int invite(Collaborative collaborative, List<String> emails) {
        int invited = 0;
        Locale language = Locale.forLanguageTag(collaborative.language());
        for (String email : emails) {
            if (applications.open(collaborative.id(), email).isEmpty()) {
                Application application =
                        applications.add(collaborative, State.INVITED, email, email, language, Map.of());
                announcements.tell(collaborative, application);
                invited++;
            }
        }
        return invited;
    }

    /**
     * Hands an application in and asks the senior leader.
     *
     * @return empty where somebody else has changed it since it was read
     */
    @Transactional
    public Optional<Application> submit(Collaborative collaborative, Application read) {
        Optional<Application> submitted = applications.move(read, State.SUBMITTED, "");
        submitted.ifPresent(application -> {
            announcements.tell(collaborative, application);
            if (commitments.ask(application)) {
                // Whoever was asked before has no say any more.
                links.revoke(application, Links.Purpose.SENIOR_LEADER);
                announcements.tellSeniorLeader(collaborative, application, "asked");
            }
        });
        return submitted;
    }

    /** Keeps what the senior leader says; the applicant hears of a no. Of two answers only the first counts. */
    @Transactional
    boolean answer(
            Collaborative collaborative,
            Application application,
            Commitments.Commitment commitment,
            boolean confirmed,
            String word) {
        boolean isFirst = commitments.answer(application, commitment, confirmed, word);
        if (isFirst && !confirmed) {
            announcements.tellDeclined(collaborative, application);
        } else if (isFirst) {
            events.publishEvent(new Confirmed(collaborative, application));
        }
        return isFirst;
    }

    /** A link to be passed on by hand, where no mail leaves. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String link(Application application, boolean isForSeniorLeader) {
        return links.make(application, isForSeniorLeader ? Links.Purpose.SENIOR_LEADER : Links.Purpose.APPLICANT);
    }

    /**
     * Decides: accepted, on the waiting list, declined, or changes are wanted; or it is withdrawn.
     *
     * @return empty where somebody else has changed it since it was read
     * @throws Refusal as a conflict where no place is free, or that state does not follow
     */
    @Transactional
    public Optional<Application> decide(Collaborative collaborative, Application read, State decision, String reason) {
        if (decision == State.ACCEPTED) {
            calls.lock(collaborative.id());
            if (freePlaces(collaborative) <= 0) {
                throw Refusal.conflict(Problem.of("decision", null, "enrolment.problem.full"));
            }
        }
        Optional<Application> decided = applications.move(read, decision, reason);
        decided.ifPresent(application -> announcements.tell(collaborative, application));
        return decided;
    }

    /** How many more can be accepted. */
    public int freePlaces(Collaborative collaborative) {
        return calls.of(collaborative.id()).mostTeams() - applications.taken(collaborative.id());
    }

    /** The state of applications of which nothing is missing but the team: signed, or accepted where nothing is signed. */
    public State lastBeforeTeam(Collaborative collaborative) {
        return calls.of(collaborative.id()).agreement() == null ? State.ACCEPTED : State.AGREEMENT_SIGNED;
    }

    /**
     * Signs the newest wording of the agreement.
     *
     * @param number the wording that was read; empty is answered where another is the newest by now
     */
    @Transactional
    public Optional<Application> sign(
            Collaborative collaborative, Application read, int number, String name, String email) {
        Call.Agreement agreement = calls.of(collaborative.id()).agreement();
        if (agreement == null || agreement.number() != number) {
            return Optional.empty();
        }
        Optional<Application> signed = applications.move(read, State.AGREEMENT_SIGNED, "");
        signed.ifPresent(application -> {
            commitments.sign(application, number, name, email);
            announcements.tell(collaborative, application);
        });
        return signed;
    }

    /** Whether applicants may write and hand in now; who was asked for changes may do so after the last day too. */
    boolean isOpen(Collaborative collaborative, Application application) {
        LocalDate today = calls.today(collaborative);
        if (collaborative.state().isOver()) {
            return false;
        }
        return application.state() == State.NEEDS_CHANGES
                || application.state().isOpen() && calls.of(collaborative.id()).isOpen(collaborative, today);
    }
}
