package org.allteach.enrolment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allteach.attributes.Attribute;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.enrolment.Application.Seat;
import org.allteach.people.Languages;
import org.allteach.people.PersonForm;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant typed. A draft takes anything that is not too long; whether it is complete and right is asked when it is
 * submitted, and then all that is missing is said at once.
 */
public record ApplicationForm(Map<String, String> answers, List<Seat> roster, List<Problem> problems) {

    /** What every application says. */
    public static final List<String> FIRST =
            List.of("name", "organisation", "country", "organisation-code", "team", "senior-name", "senior-email");

    /** Whoever was invited is known by their address alone until they say their name. */
    private static final List<String> MAY_BE_EMPTY = List.of("name", "organisation-code");

    /** Behind the field of an attribute: that of one's own words for it. */
    private static final String OTHER = "-other";

    static final int MOST_SEATS = 20;
    private static final int LONGEST_LINE = 200;

    /** The roles that a team fills by itself. */
    public static final List<Role> ROLES =
            List.of(Role.MEMBER, Role.LEADER, Role.CLINICAL_EXPERT, Role.DATA_ENTRY, Role.PARTNER, Role.TEAM_SPONSOR);

    /** Reads what was typed over what stands there already. */
    public static ApplicationForm read(Map<String, String> typed, Call call, Application before) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        var answers = new TreeMap<>(before.answers());
        for (String field : FIRST) {
            answers.put(field, given.text(field, LONGEST_LINE, before.answer(field)));
        }
        for (Question question : Question.values()) {
            if (call.asks(question) && question.longest() > 0) {
                String field = question.field();
                String answer = given.text(field, question.longest(), before.answer(question));
                String words = given.text(field + OTHER, question.longest(), "");
                answers.put(
                        field,
                        Attribute.of(field)
                                .map(attribute -> attribute.chosen(answer, words))
                                .orElse(answer));
            }
        }
        if (typed.containsKey("form") && !typed.containsKey(Question.DATA_SHARING.field())) {
            // A box that is not ticked is not sent.
            answers.put(Question.DATA_SHARING.field(), "");
        }
        answers.values().removeIf(String::isEmpty);
        List<Seat> roster =
                typed.containsKey("form") && call.asks(Question.ROSTER) ? roster(typed, problems) : before.roster();
        return new ApplicationForm(answers, roster, problems);
    }

    private static List<Seat> roster(Map<String, String> typed, List<Problem> problems) {
        var given = new Given(typed, "", problems);
        var roster = new ArrayList<Seat>();
        for (int i = 0; i < MOST_SEATS; i++) {
            String place = "seat-" + i + "-";
            String role = typed.getOrDefault(place + "role", "");
            var seat = new Seat(
                    given.text(place + "name", LONGEST_LINE, ""),
                    given.text(place + "email", LONGEST_LINE, ""),
                    given.text(place + "profession", LONGEST_LINE, ""),
                    role.isEmpty() ? null : given.oneOf(place + "role", Role.class, Role.MEMBER));
            if (!seat.isBlank()) {
                roster.add(seat);
            }
        }
        return roster;
    }

    /** The fields as a form shows them. */
    public static Map<String, String> fields(Application application) {
        var fields = new LinkedHashMap<>(application.answers());
        for (Attribute attribute : Attribute.values()) {
            String value = application.answer(attribute.key());
            fields.put(attribute.key(), attribute.code(value));
            fields.put(attribute.key() + OTHER, attribute.words(value));
        }
        fields.put("name", application.isNameless() ? "" : application.name());
        for (int i = 0; i < application.roster().size(); i++) {
            Seat seat = application.roster().get(i);
            String place = "seat-" + i + "-";
            fields.put(place + "name", seat.name());
            fields.put(place + "email", seat.email());
            fields.put(place + "profession", seat.profession());
            fields.put(place + "role", written(seat.role()));
        }
        return fields;
    }

    private static String written(@Nullable Role role) {
        return role == null ? "" : Given.written(role);
    }

    /** All that must be mended before it can be submitted. */
    public static List<Problem> missing(Call call, Application application, int documents) {
        var problems = new ArrayList<Problem>();
        for (String field : FIRST) {
            if (application.answer(field).isEmpty() && !MAY_BE_EMPTY.contains(field)) {
                problems.add(Problem.of(field, null, "problem.required"));
            }
        }
        if (application.isNameless()) {
            problems.add(Problem.of("name", null, "problem.required"));
        }
        String country = application.country();
        if (!country.isEmpty() && Languages.country(country).isEmpty()) {
            problems.add(Problem.of("country", country, "people.problem.country"));
        }
        requireEmail("senior-email", application.answer("senior-email"), problems);
        for (Question question : Question.values()) {
            boolean isText = question.longest() > 0;
            if (isText
                    && call.requires(question)
                    && application.answer(question).isEmpty()) {
                String key = question == Question.DATA_SHARING ? "enrolment.problem.dataSharing" : "problem.required";
                problems.add(Problem.of(question.field(), null, key));
            }
        }
        String beds = application.answer(Question.BEDS);
        if (call.asks(Question.BEDS) && !beds.isEmpty() && !beds.matches("\\d{1,6}")) {
            problems.add(Problem.of(Question.BEDS.field(), beds, "enrolment.problem.beds"));
        }
        if (call.requires(Question.DOCUMENTS) && documents == 0) {
            problems.add(Problem.of("documents", null, "enrolment.problem.documents"));
        }
        if (call.asks(Question.ROSTER)) {
            checkRoster(call, application.roster(), problems);
        }
        return problems;
    }

    private static void checkRoster(Call call, List<Seat> roster, List<Problem> problems) {
        if (roster.stream().noneMatch(seat -> seat.role() == Role.LEADER)
                && (call.requires(Question.ROSTER) || !roster.isEmpty())) {
            problems.add(Problem.of("roster", null, "enrolment.problem.leader"));
        }
        for (int i = 0; i < roster.size(); i++) {
            Seat seat = roster.get(i);
            String place = "seat-" + i + "-";
            if (seat.name().isEmpty()) {
                problems.add(Problem.of(place + "name", null, "enrolment.problem.seatName", i + 1));
            }
            if (!PersonForm.isEmail(seat.email())) {
                problems.add(Problem.of(place + "email", seat.email(), "enrolment.problem.seatEmail", i + 1));
            }
            if (seat.role() == null || !ROLES.contains(seat.role())) {
                problems.add(Problem.of(place + "role", null, "enrolment.problem.seatRole", i + 1));
            }
        }
    }

    private static void requireEmail(String field, String email, List<Problem> problems) {
        if (!email.isEmpty() && !PersonForm.isEmail(email)) {
            problems.add(Problem.of(field, email, "people.problem.email"));
        }
    }
}
