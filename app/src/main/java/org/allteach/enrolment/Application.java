package org.allteach.enrolment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to take part with a team.
 *
 * @param name who applies
 * @param language the language in which the applicant gets mails
 * @param answers what was answered, by field: {@code organisation}, {@code country}, {@code team}, {@code senior-name} and
 *     {@code senior-email}, the fields of the questions, and the codes under which a manager enrols it
 * @param reason why it is in its state, as the applicant reads it
 * @param place where it stands on the waiting list; null where it is not on it
 * @param team the team that it has become; null before
 */
public record Application(
        UUID collaborative,
        UUID id,
        String name,
        String email,
        Locale language,
        State state,
        Map<String, String> answers,
        List<Seat> roster,
        String reason,
        @Nullable Integer place,
        @Nullable UUID team,
        Instant createdAt,
        @Nullable Instant submittedAt,
        int version) {

    /** Somebody who is to work in the team. The role is empty until somebody has chosen one. */
    public record Seat(
            String name,
            String email,
            String profession,
            @Nullable Role role) {

        boolean isBlank() {
            return name.isEmpty() && email.isEmpty() && profession.isEmpty();
        }
    }

    /** Where an application stands. */
    public enum State {
        INVITED,
        STARTED,
        SUBMITTED,
        NEEDS_CHANGES,
        ACCEPTED,
        WAITLISTED,
        DECLINED,
        AGREEMENT_SIGNED,
        ENROLLED,
        WITHDRAWN,
        COMPLETED;

        /** The states that may follow. */
        public List<State> next() {
            return switch (this) {
                case INVITED -> List.of(STARTED, WITHDRAWN);
                case STARTED -> List.of(SUBMITTED, WITHDRAWN);
                case SUBMITTED -> List.of(ACCEPTED, WAITLISTED, NEEDS_CHANGES, DECLINED, WITHDRAWN);
                case NEEDS_CHANGES -> List.of(SUBMITTED, DECLINED, WITHDRAWN);
                case WAITLISTED -> List.of(ACCEPTED, DECLINED, WITHDRAWN);
                case DECLINED -> List.of(ACCEPTED, WAITLISTED);
                // Straight to enrolled where nothing is to be signed.
                case ACCEPTED -> List.of(AGREEMENT_SIGNED, ENROLLED, DECLINED, WITHDRAWN);
                case AGREEMENT_SIGNED -> List.of(ENROLLED, WITHDRAWN);
                case ENROLLED -> List.of(COMPLETED, WITHDRAWN);
                case WITHDRAWN, COMPLETED -> List.of();
            };
        }

        public boolean mayBecome(State other) {
            return next().contains(other);
        }

        /** Whether the applicant may write in it. */
        public boolean isOpen() {
            return this == INVITED || this == STARTED || this == NEEDS_CHANGES;
        }

        /** Whether somebody waits for a decision. */
        public boolean isUndecided() {
            return this == SUBMITTED;
        }

        /** Whether those who manage the collaborative bring an application here by a decision. */
        public boolean isDecision() {
            return switch (this) {
                case ACCEPTED, WAITLISTED, NEEDS_CHANGES, DECLINED, WITHDRAWN, COMPLETED -> true;
                default -> false;
            };
        }

        /** Whether the applicant is owed a reason. */
        public boolean wantsReason() {
            return this == NEEDS_CHANGES || this == DECLINED || this == WITHDRAWN;
        }

        /** Whether it holds one of the places. */
        public boolean takesPlace() {
            return this == ACCEPTED || this == AGREEMENT_SIGNED || this == ENROLLED || this == COMPLETED;
        }
    }

    /** One that is not kept yet. */
    public static Application draft(Collaborative collaborative, String name, String email, Locale language) {
        return new Application(
                collaborative.id(),
                new UUID(0, 0),
                name,
                email,
                language,
                State.STARTED,
                Map.of(),
                List.of(),
                "",
                null,
                null,
                Instant.EPOCH,
                null,
                0);
    }

    /** The same with other answers and people. */
    public Application saying(Map<String, String> otherAnswers, List<Seat> otherRoster) {
        return new Application(
                collaborative,
                id,
                name,
                email,
                language,
                state,
                otherAnswers,
                otherRoster,
                reason,
                place,
                team,
                createdAt,
                submittedAt,
                version);
    }

    public String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    public String answer(Question question) {
        return answer(question.field());
    }

    /** Whether nothing but the address of the applicant is known. */
    boolean isNameless() {
        return name.equals(email);
    }

    public String organisation() {
        return answer("organisation");
    }

    public String country() {
        return answer("country");
    }

    /** What the team is called; the organisation's name while it has none of its own. */
    public String title() {
        String title = answer("team");
        return title.isEmpty() ? organisation() : title;
    }

    /** How the log calls it. */
    public String subject() {
        return "application/" + id;
    }

    /** What the log keeps of it: what was decided on, not what people wrote of others. */
    Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("organisation", organisation());
        content.put("team", title());
        content.put("state", Given.written(state));
        if (!reason.isEmpty()) {
            content.put("reason", reason);
        }
        return content;
    }
}
