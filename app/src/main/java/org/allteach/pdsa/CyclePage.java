package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.allteach.attachments.Attachments.Attachment;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.theory.Node;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One test of change on one page.
 *
 * @param ideas the current change ideas of the team's theory, and those of the cycle
 * @param measures those that the team can report
 * @param people the team's people of today
 */
record CyclePage(
        Membership membership,
        Team team,
        Cycle cycle,
        Ramp ramp,
        List<Node> ideas,
        List<Measure> measures,
        List<Assignment> people,
        List<Attachment> files,
        LocalDate today,
        Typed typed)
        implements Page {

    @Override
    public int status() {
        return typed.status();
    }

    String teamBase() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    String base() {
        return teamBase() + "/cycles/" + cycle.code();
    }

    boolean mayTest() {
        return membership.may(Permission.TEST, team.id());
    }

    /** The words of an input's name: that of the field, without what it belongs to. */
    static String label(String name) {
        return Visit.text("pdsa.field." + name.replaceAll("^(prediction|task)/.*/", "$1."));
    }

    static String hint(String name) {
        return Visit.textOr("pdsa.hint." + name.replaceAll("^(prediction|task)/.*/", "$1."), "");
    }

    /** What stands in an input: what came back, or what is saved. */
    String value(String name, String saved) {
        return typed.value(name, saved);
    }

    List<CycleField> fields(CycleField.Part part) {
        return Arrays.stream(CycleField.values())
                .filter(field -> field.part() == part)
                .toList();
    }

    /** What can be chosen in a field, the empty choice first where it may be left open. */
    List<Option> options(CycleField field) {
        var options = new ArrayList<Option>();
        if (!field.isRequired()) {
            options.add(new Option("", Visit.text("pdsa.none")));
        }
        field.choices()
                .forEach(choice ->
                        options.add(new Option(choice, Visit.text("pdsa." + field.written() + "." + choice))));
        return options;
    }

    List<Option> outcomes() {
        return List.of("", "held", "not-held", "unclear").stream()
                .map(outcome -> new Option(
                        outcome, outcome.isEmpty() ? Visit.text("pdsa.none") : Visit.text("pdsa.outcome." + outcome)))
                .toList();
    }

    /** The team's people, and whoever stands there. */
    List<Option> people(@Nullable UUID current, String name) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("pdsa.none")));
        people.forEach(person -> {
            var option = new Option(person.person().toString(), person.name());
            if (!options.contains(option)) {
                options.add(option);
            }
        });
        boolean isKnown =
                current == null || people.stream().anyMatch(one -> one.person().equals(current));
        if (!isKnown) {
            options.add(new Option(Objects.toString(current), name));
        }
        return options;
    }

    @Nullable
    UUID leadId() {
        String id = cycle.field(CycleField.LEAD);
        return id.isEmpty() ? null : UUID.fromString(id);
    }

    /** The name of the person who leads it; empty where nobody does. */
    String lead() {
        String id = cycle.field(CycleField.LEAD);
        return people.stream()
                .filter(person -> person.person().toString().equals(id))
                .map(Assignment::name)
                .findFirst()
                .orElse(id.isEmpty() ? "" : Visit.text("pdsa.former"));
    }

    /** A field in words, for those who only read. */
    String told(CycleField field) {
        String value = cycle.field(field);
        if (value.isEmpty()) {
            return "";
        }
        return switch (field.type()) {
            case CHOICE -> Visit.text("pdsa." + field.written() + "." + value);
            case DATE -> Visit.date(LocalDate.parse(value));
            case PERSON -> lead();
            case LINE, TEXT -> value;
        };
    }

    List<Node> chosenIdeas() {
        return ideas.stream().filter(node -> cycle.ideas().contains(node.id())).toList();
    }

    List<Measure> chosenMeasures() {
        return measures.stream()
                .filter(measure -> cycle.measures().contains(measure.code()))
                .toList();
    }

    /** What the coach would ask; nothing of a test that was stopped. */
    List<Coach.Question> questions() {
        return cycle.state() == Cycle.State.STOPPED
                ? List.of()
                : Coach.questions(cycle, ramp.cycles().size(), today);
    }

    /** The steps that can be taken from here. */
    List<Step> steps() {
        return switch (cycle.state()) {
            case PLANNED -> List.of(Step.START, Step.STOP);
            case DOING -> List.of(Step.STUDY, Step.STOP);
            case STUDYING -> List.of(Step.COMPLETION, Step.STOP);
            case ACTED, STOPPED -> List.of(Step.REOPENING);
        };
    }

    /** Whether a part is what the test is at, and so stands open. */
    boolean isOpen(CycleField.Part part) {
        return switch (part) {
            case PLAN -> true;
            case DO -> cycle.state() != Cycle.State.PLANNED;
            case STUDY, ACT -> cycle.state() != Cycle.State.PLANNED && cycle.state() != Cycle.State.DOING;
        };
    }

    boolean mayContinue() {
        return mayTest()
                && ramp.newest().id().equals(cycle.id())
                && !cycle.state().isOpen();
    }
}
