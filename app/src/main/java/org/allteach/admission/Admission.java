package org.allteach.admission;

import java.util.Map;
import java.util.Optional;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.enrolment.Announcements;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Calls;
import org.allteach.enrolment.Commitments;
import org.allteach.enrolment.Enrolment;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides on applications, and keeps each at one with the team that it has become. */
@Component
class Admission {

    private final Applications applications;
    private final Calls calls;
    private final Enrolment enrolment;
    private final Commitments commitments;
    private final Founding founding;
    private final Teams teams;
    private final Announcements announcements;
    private final AuditTrail audit;

    Admission(
            Applications applications,
            Calls calls,
            Enrolment enrolment,
            Commitments commitments,
            Founding founding,
            Teams teams,
            Announcements announcements,
            AuditTrail audit) {
        this.applications = applications;
        this.calls = calls;
        this.enrolment = enrolment;
        this.commitments = commitments;
        this.founding = founding;
        this.teams = teams;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * Decides; where a team has come of it already, it leaves or has completed with its application.
     *
     * @param unconfirmed why it is accepted although the senior leader has not confirmed; kept in the log
     * @return empty where somebody else has changed the application since it was read
     * @throws Refusal where that is not said, no place is free, or the state does not follow
     */
    @Transactional
    Optional<Application> decide(
            Collaborative collaborative, Application read, State decision, String reason, String unconfirmed) {
        if (read.team() != null) {
            return end(collaborative, read, decision, reason);
        }
        boolean goesOn = decision == State.ACCEPTED && read.state().mayBecome(decision);
        if (goesOn) {
            requireWord(read, unconfirmed);
        }
        Optional<Application> decided = enrolment.decide(collaborative, read, decision, reason);
        decided.filter(application -> goesOn).ifPresent(application -> recordWord(application, unconfirmed));
        return decided;
    }

    boolean isConfirmed(Application application) {
        return commitments
                .of(application)
                .filter(Commitments.Commitment::isGiven)
                .isPresent();
    }

    private void requireWord(Application application, String unconfirmed) {
        if (unconfirmed.isEmpty() && !isConfirmed(application)) {
            throw Refusal.invalid(Problem.of("unconfirmed", null, "admission.problem.unconfirmed"));
        }
    }

    private void recordWord(Application application, String unconfirmed) {
        if (!isConfirmed(application)) {
            audit.record(
                    application.collaborative(),
                    History.UNCONFIRMED,
                    application.subject(),
                    null,
                    Map.of("state", Given.written(application.state()), "reason", unconfirmed));
        }
    }

    /**
     * Enrols the team.
     *
     * @param unconfirmed why, although the senior leader has not confirmed; kept in the log
     * @return empty where somebody else has changed the application since it was read
     * @throws Refusal with all that is wrong with the codes
     */
    @Transactional
    Optional<Application> enrol(
            Collaborative collaborative, Application read, Founding.Codes codes, String unconfirmed) {
        if (read.state() == State.ACCEPTED && calls.of(collaborative.id()).agreement() != null) {
            throw Refusal.conflict(Problem.of("", null, "enrolment.problem.unsigned"));
        }
        if (teams.find(collaborative.id(), codes.team()).isPresent()) {
            throw Refusal.invalid(Problem.of("team-code", codes.team(), "enrolment.problem.teamCode"));
        }
        if (read.state().mayBecome(State.ENROLLED)) {
            requireWord(read, unconfirmed);
        }
        Optional<Application> moved = applications.move(read, State.ENROLLED, "");
        if (moved.isEmpty()) {
            return moved;
        }
        Team team = founding.team(collaborative, read, codes, isConfirmed(read));
        applications.became(read, team.id());
        Application enrolled = applications.find(collaborative.id(), read.id()).orElseThrow();
        recordWord(enrolled, unconfirmed);
        announcements.tell(collaborative, enrolled);
        return Optional.of(enrolled);
    }

    /** Ends the time of a team that takes part: it has withdrawn, or has completed. */
    private Optional<Application> end(Collaborative collaborative, Application read, State state, String reason) {
        Optional<Application> ended = applications.move(read, state, reason);
        ended.ifPresent(application -> {
            Team team = teams.of(collaborative.id()).stream()
                    .filter(one -> one.id().equals(application.team()))
                    .findFirst()
                    .orElseThrow();
            var entry = new TeamEntry(
                    team.code(),
                    team.name(),
                    team.organisation(),
                    team.site(),
                    null,
                    state == State.COMPLETED ? Team.State.COMPLETED : Team.State.WITHDRAWN);
            teams.change(collaborative, team, entry, reason);
            announcements.tell(collaborative, application);
        });
        return ended;
    }

    /** A team that leaves, completes or comes back takes its application along, wherever that was said. */
    @EventListener
    void moved(Teams.Moved event) {
        Team team = event.team();
        State state = fitting(team.state());
        applications
                .ofTeam(team.collaborative(), team.id())
                .filter(application -> application.state() != state)
                .flatMap(application -> applications.follow(application, state, team.reason()))
                .ifPresent(application -> announcements.tell(event.collaborative(), application));
    }

    /** A team that is only invited again keeps its place. */
    private static State fitting(Team.State state) {
        return switch (state) {
            case INVITED, ENROLLED -> State.ENROLLED;
            case WITHDRAWN -> State.WITHDRAWN;
            case COMPLETED -> State.COMPLETED;
        };
    }

    /** Who confirms once the team is there becomes its sponsor then. */
    @EventListener
    void confirmed(Enrolment.Confirmed event) {
        Application application = event.application();
        teams.of(application.collaborative()).stream()
                .filter(team ->
                        team.id().equals(application.team()) && team.state().isActive())
                .forEach(team -> founding.appointSponsor(event.collaborative(), application, team));
    }

    /** Sends the applicant another link, where the first is lost. */
    @Transactional
    void sendLink(Collaborative collaborative, Application application) {
        announcements.sendLink(collaborative, application);
    }

    /** The address of a link to be passed on by hand, where no mail leaves. */
    @Transactional
    String link(Application application, boolean isForSeniorLeader) {
        if (isForSeniorLeader && commitments.of(application).isEmpty()) {
            throw Refusal.notFound();
        }
        audit.record(
                application.collaborative(),
                "application.linkGiven",
                application.subject(),
                null,
                Map.of("to", isForSeniorLeader ? "senior-leader" : "applicant"));
        return enrolment.link(application, isForSeniorLeader);
    }
}
