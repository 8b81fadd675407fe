package org.allteach.enrolment;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaborative.State;
import org.allteach.collaboratives.Given;
import org.allteach.enrolment.Question.Need;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a collaborative asks of those who want to take part, and when.
 *
 * @param opensOn the first day on which applications are taken; null for at once
 * @param closesOn the last day; null for no end
 * @param agreement what is to be signed, in its newest wording; null where nothing is
 */
public record Call(
        Kind kind,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        String text,
        Map<Question, Need> asked,
        int leastTeams,
        int mostTeams,
        @Nullable Agreement agreement,
        int version) {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_AGREEMENT = 50_000;
    private static final int MOST = 10_000;

    /** Who may answer. */
    public enum Kind {
        OPEN,
        INVITED,
        CLOSED
    }

    /** One wording of the agreement. */
    public record Agreement(int number, String text) {}

    /** A call that nobody has made yet: what is usual. */
    static Call none() {
        var asked = new EnumMap<Question, Need>(Question.class);
        for (Question question : Question.values()) {
            asked.put(question, Need.OPTIONAL);
        }
        for (Question question : List.of(Question.REASON, Question.ROSTER, Question.CAPACITY, Question.DATA_SHARING)) {
            asked.put(question, Need.REQUIRED);
        }
        return new Call(Kind.CLOSED, null, null, "", asked, 1, 100, null, 0);
    }

    /** Reads what was typed; what is wrong is added to the problems. The number of a new wording is not known yet. */
    static Call read(Map<String, String> typed, Call before, List<Problem> problems) {
        var given = new Given(typed, "", problems);
        LocalDate opensOn = given.date("opensOn", false, null);
        LocalDate closesOn = given.date("closesOn", false, null);
        if (opensOn != null && closesOn != null && closesOn.isBefore(opensOn)) {
            given.refuse("closesOn", closesOn.toString(), "collaboratives.problem.order");
        }
        int least = given.integer("leastTeams", 1, MOST, before.leastTeams);
        int most = given.integer("mostTeams", 1, MOST, before.mostTeams);
        if (most < least) {
            given.refuse("mostTeams", Integer.toString(most), "enrolment.problem.most");
        }
        var asked = new EnumMap<Question, Need>(before.asked);
        for (Question question : Question.values()) {
            asked.put(question, given.oneOf("ask-" + question.field(), Need.class, before.need(question)));
        }
        Kind kind = given.oneOf("kind", Kind.class, before.kind);
        String text = given.text("text", LONGEST, before.text);
        String agreement = given.text("agreement", LONGEST_AGREEMENT, before.agreementText());
        return new Call(
                kind,
                opensOn,
                closesOn,
                text,
                asked,
                least,
                most,
                agreement.isEmpty() ? null : new Agreement(0, agreement),
                before.version);
    }

    Need need(Question question) {
        return asked.getOrDefault(question, Need.OPTIONAL);
    }

    public boolean asks(Question question) {
        return need(question) != Need.NO;
    }

    public boolean requires(Question question) {
        return need(question) == Need.REQUIRED;
    }

    String agreementText() {
        return agreement == null ? "" : agreement.text;
    }

    /** Whether applications are taken. */
    public boolean isOpen(Collaborative collaborative, LocalDate today) {
        return kind != Kind.CLOSED && isOfItsTime(collaborative) && hasBegun(today) && !isOver(today);
    }

    /** Whether anybody may read it. */
    public boolean isPublic(Collaborative collaborative, LocalDate today) {
        return kind == Kind.OPEN && isOfItsTime(collaborative) && hasBegun(today);
    }

    private static boolean isOfItsTime(Collaborative collaborative) {
        return collaborative.state() == State.PLANNING || collaborative.state() == State.RECRUITING;
    }

    private boolean hasBegun(LocalDate today) {
        return opensOn == null || !today.isBefore(opensOn);
    }

    boolean isOver(LocalDate today) {
        return closesOn != null && today.isAfter(closesOn);
    }

    /** What stands in the form, and in the log. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", Given.written(kind));
        fields.put("opensOn", opensOn == null ? "" : opensOn.toString());
        fields.put("closesOn", closesOn == null ? "" : closesOn.toString());
        fields.put("leastTeams", Integer.toString(leastTeams));
        fields.put("mostTeams", Integer.toString(mostTeams));
        fields.put("text", text);
        for (Question question : Question.values()) {
            fields.put("ask-" + question.field(), Given.written(need(question)));
        }
        fields.put("agreement", agreementText());
        return fields;
    }
}
