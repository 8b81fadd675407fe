package org.allteach.lifecycle;

import java.util.List;
import java.util.Map;
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
 * @param typed what comes back, of a form that was refused
 */
record CoursePage(
        Membership membership, List<Requirement> requirements, List<Step> steps, Typed typed, List<Problem> problems)
        implements Page {

    /**
     * What was typed into one of the forms.
     *
     * @param form {@code skip}, {@code interruption}, or the code of a requirement
     */
    record Typed(String form, Map<String, String> fields) {

        static final Typed NOTHING = new Typed("", Map.of());

        String of(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    boolean isBack(String form) {
        return typed.form().equals(form);
    }

    /** What was typed into a field of that form. */
    String back(String form, String field) {
        return isBack(form) ? typed.of(field) : "";
    }

    /** The problems of that form. */
    List<Problem> problems(String form) {
        return isBack(form) ? problems : List.of();
    }

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

    /** The state on the way: the one it is in, or the one in which it stopped. */
    State here() {
        return isOnWay() ? state() : into(state()).map(Step::from).orElse(state());
    }

    /** Whether a state lies behind. */
    boolean isPast(State other) {
        return Way.STATES.indexOf(other) < Way.STATES.indexOf(here());
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
