package org.allteach.lifecycle;

import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative.State;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Where a collaborative stands, what it needs to go on, and how it got there.
 *
 * @param requirements of the state in which it is
 * @param steps the newest first
 */
record CoursePage(Membership membership, List<Requirement> requirements, List<Step> steps, List<Problem> problems)
        implements Page {

    State state() {
        return membership.collaborative().state();
    }

    @Nullable
    State next() {
        return Way.after(state()).orElse(null);
    }

    @Nullable
    State before() {
        return Way.before(state()).orElse(null);
    }

    /** Whether it is on its way, neither suspended nor cancelled. */
    boolean isOnWay() {
        return Way.STATES.contains(state());
    }

    boolean mayGoOn() {
        return next() != null && requirements.stream().allMatch(Requirement::isSettled);
    }

    long open() {
        return requirements.stream()
                .filter(requirement -> !requirement.isSettled())
                .count();
    }

    /** Whether a state lies behind. */
    boolean isPast(State other) {
        return isOnWay() && Way.STATES.indexOf(other) < Way.STATES.indexOf(state());
    }

    /** The states that it can be said to be in already: those ahead, without the archive. */
    List<Option> ahead() {
        return Way.STATES.stream()
                .filter(state ->
                        isOnWay() && Way.STATES.indexOf(state) > Way.STATES.indexOf(state()) && state != State.CLOSED)
                .map(state ->
                        new Option(Given.written(state), Visit.text("collaborative.state." + Given.written(state))))
                .toList();
    }

    /** The step by which it came into a state, where it has been in it. */
    Optional<Step> into(State other) {
        return steps.stream().filter(step -> step.to() == other).findFirst();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
