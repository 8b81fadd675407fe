package org.allteach.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.Seat;
import org.allteach.enrolment.ApplicationForm;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Call;
import org.allteach.enrolment.Calls;
import org.allteach.enrolment.Enrolment;
import org.allteach.enrolment.Question;
import org.allteach.people.Languages;
import org.allteach.people.PersonForm;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications in that came by another way than the pages: as JSON, or as rows of a spreadsheet. */
@Component
class Intake {

    private static final Map<String, String> NAMES = Map.of(
            "seniorName", "senior-name",
            "seniorEmail", "senior-email",
            "organisationCode", "organisation-code",
            "teamCode", "team-code",
            "dataSharing", "data-sharing");
    private static final int LONGEST = 200;

    private final Applications applications;
    private final Calls calls;
    private final Enrolment enrolment;

    Intake(Applications applications, Calls calls, Enrolment enrolment) {
        this.applications = applications;
        this.calls = calls;
        this.enrolment = enrolment;
    }

    /** What a row asks for: a new application, a changed one, or one that is there as it is. */
    record Plan(List<Row> rows, List<Problem> problems) {

        long count(Change change) {
            return rows.stream().filter(row -> row.change() == change).count();
        }
    }

    /** What becomes of a row. */
    enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** @param present the application that is there already under the same codes; null where there is none */
    record Row(long line, Application draft, @Nullable Application present, Change change, boolean complete) {}

    /** Reads an application from its flat fields; every problem is added. */
    Application read(Collaborative collaborative, Map<String, String> fields, List<Problem> problems) {
        var given = new Given(fields, "", problems);
        String email = given.required("email", LONGEST, "");
        if (!email.isEmpty() && !PersonForm.isEmail(email)) {
            given.refuse("email", email, "people.problem.email");
        }
        String name = given.required("name", LONGEST, "");
        given.required("organisation", LONGEST, "");
        String country = given.text("country", LONGEST, "");
        if (!country.isEmpty() && Languages.country(country).isEmpty()) {
            given.refuse("country", country, "people.problem.country");
        }
        Locale language = Locale.forLanguageTag(given.text("language", 20, collaborative.language()));
        Application blank = Application.draft(collaborative, name, email, language);
        var typed = new HashMap<>(fields);
        typed.put("form", "1");
        typed.put("country", Languages.country(country).orElse(country));
        var form = ApplicationForm.read(typed, calls.of(collaborative.id()), blank);
        problems.addAll(form.problems());
        var answers = new LinkedHashMap<>(form.answers());
        String team = given.text("team-code", 40, "");
        if (!team.isEmpty()) {
            answers.put("team-code", team);
        }
        return blank.saying(answers, form.roster());
    }

    boolean isComplete(Collaborative collaborative, Application draft) {
        return ApplicationForm.missing(calls.of(collaborative.id()), draft, 0).isEmpty();
    }

    /** What would become of these rows; nothing is written. */
    Plan plan(Collaborative collaborative, Sheet sheet) {
        Map<String, Application> present = new HashMap<>();
        applications.of(collaborative.id()).forEach(one -> present.put(key(one), one));
        var rows = new ArrayList<Row>();
        var problems = new ArrayList<Problem>();
        var seen = new HashMap<String, Long>();
        for (Sheet.Line line : sheet.lines()) {
            var found = new ArrayList<Problem>();
            Application draft = read(collaborative, line.fields(), found);
            for (String code : List.of("organisation-code", "team-code")) {
                if (draft.answer(code).isEmpty()) {
                    found.add(Problem.of(code, null, "problem.required"));
                }
            }
            Long earlier = seen.putIfAbsent(key(draft), line.number());
            if (earlier != null) {
                found.add(Problem.of("team-code", draft.answer("team-code"), "admission.problem.twice", earlier));
            }
            Application there = present.get(key(draft));
            Change change = there == null ? Change.NEW : isSame(there, draft) ? Change.UNCHANGED : Change.CHANGED;
            if (there != null && change == Change.CHANGED && !there.state().isOpen()) {
                found.add(Problem.of("team-code", draft.answer("team-code"), "admission.problem.decided"));
            }
            found.forEach(problem -> problems.add(problem.onRow(line.number(), sheet.heading(problem.at()))));
            rows.add(new Row(line.number(), draft, there, change, isComplete(collaborative, draft)));
        }
        return new Plan(rows, problems);
    }

    private static String key(Application application) {
        return application.answer("organisation-code") + "/" + application.answer("team-code");
    }

    private static boolean isSame(Application there, Application draft) {
        return there.answers().equals(draft.answers()) && there.roster().equals(draft.roster());
    }

    /** Writes what was planned, all of it or nothing; what is unchanged is left alone. */
    @Transactional
    void commit(Collaborative collaborative, Plan plan) {
        for (Row row : plan.rows()) {
            Application present = row.present();
            if (row.change() == Change.NEW) {
                enrolment.take(collaborative, row.draft(), row.complete());
            } else if (row.change() == Change.CHANGED && present != null) {
                applications
                        .write(present, row.draft().answers(), row.draft().roster())
                        .filter(written -> row.complete())
                        .ifPresent(written -> enrolment.submit(collaborative, written));
            }
        }
    }

    /** The fields of an application in JSON as a form would send them. */
    static Map<String, String> flat(Map<String, @Nullable Object> body, List<Problem> problems) {
        var fields = new LinkedHashMap<String, String>();
        var known = new java.util.TreeSet<>(
                Set.of("name", "email", "language", "organisation", "country", "team", "answers", "roster"));
        known.addAll(NAMES.keySet());
        new Given(body, "", problems).refuseUnknown(known);
        body.forEach((name, value) -> {
            if (value instanceof Map<?, ?> answers && name.equals("answers")) {
                answers.forEach((field, answer) -> fields.put(
                        NAMES.getOrDefault(String.valueOf(field), String.valueOf(field)),
                        Objects.toString(answer, "")));
            } else if (value instanceof List<?> roster && name.equals("roster")) {
                flatRoster(roster, fields);
            } else {
                fields.put(NAMES.getOrDefault(name, name), Objects.toString(value, ""));
            }
        });
        return fields;
    }

    private static void flatRoster(List<?> roster, Map<String, String> fields) {
        for (int i = 0; i < roster.size(); i++) {
            if (roster.get(i) instanceof Map<?, ?> seat) {
                for (String field : List.of("name", "email", "profession", "role")) {
                    fields.put("seat-" + i + "-" + field, Objects.toString(seat.get(field), ""));
                }
            }
        }
    }

    /** An application as the API tells it to reviewers. */
    static Map<String, @Nullable Object> json(Listed listed) {
        Application application = listed.application();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", application.id().toString());
        json.put("state", Given.written(application.state()));
        json.put("name", application.name());
        json.put("email", application.email());
        json.put("language", application.language().toLanguageTag());
        json.put("organisation", application.organisation());
        json.put("country", application.country());
        json.put("team", application.answer("team"));
        NAMES.forEach((name, field) -> json.put(name, application.answer(field)));
        var answers = new LinkedHashMap<String, String>();
        for (Question question : Question.values()) {
            if (question.longest() > 0 && !application.answer(question).isEmpty()) {
                answers.put(question.field(), application.answer(question));
            }
        }
        json.put("answers", answers);
        json.put("roster", application.roster().stream().map(Intake::json).toList());
        json.put("reason", application.reason());
        json.put("place", application.place());
        json.put("missing", listed.missing());
        json.put("committed", listed.isCommitted());
        json.put("submittedAt", Objects.toString(application.submittedAt(), null));
        json.put("reviews", listed.reviews().stream().map(Intake::json).toList());
        return json;
    }

    private static Map<String, String> json(Seat seat) {
        return Map.of(
                "name", seat.name(),
                "email", seat.email(),
                "profession", seat.profession(),
                "role", seat.role() == null ? "" : Given.written(seat.role()));
    }

    private static Map<String, String> json(Reviews.Review review) {
        return Map.of(
                "name", review.name(),
                "opinion", Given.written(review.opinion()),
                "note", review.note(),
                "at", review.at().toString());
    }

    /** The call as it stands, for the names of the columns that it asks for. */
    Call call(Collaborative collaborative) {
        return calls.of(collaborative.id());
    }
}
