package org.allteach.reminders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules and what they sent, as JSON. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/reminders")
class RemindersApi {

    private static final int LONGEST_PAGE = 1_000;
    private static final int MOST = 200;

    private final Rules rules;
    private final Reminders reminders;

    RemindersApi(Rules rules, Reminders reminders) {
        this.rules = rules;
        this.reminders = reminders;
    }

    /** The rules, and what was sent, the newest first; {@code next} is the cursor of the next page. */
    @GetMapping
    Map<String, @Nullable Object> all(
            Membership membership,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refusal.invalid(
                    Problem.of("limit", Integer.toString(limit), "collaboratives.problem.range", 1, LONGEST_PAGE));
        }
        var id = membership.collaborative().id();
        var sent = reminders.sent(id, SentFilter.ALL.after(SentFilter.Place.read(cursor)), limit + 1);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("rules", rules.of(id).stream().map(Rule::content).toList());
        answer.put("items", sent.stream().limit(limit).map(RemindersApi::json).toList());
        answer.put(
                "next",
                sent.size() > limit ? SentFilter.Place.of(sent.get(limit - 1)).written() : null);
        return answer;
    }

    /** Puts rules in the place of those that were. */
    @PutMapping
    Map<String, @Nullable Object> replace(
            Membership membership, @RequestBody List<Map<String, @Nullable Object>> given) {
        var problems = new ArrayList<Problem>();
        if (given.size() > MOST) {
            problems.add(Problem.of("", null, "collaboratives.problem.range", 0, MOST));
        }
        var read = new ArrayList<Rule>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            Object to = given.get(i).get("to");
            var roles = to instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.<String>of();
            read.add(RuleForm.read(given.get(i), "/" + i, roles, problems));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        rules.replace(membership.collaborative(), read);
        return all(membership, "", 100);
    }

    private static Map<String, @Nullable Object> json(Reminders.Sent sent) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("person", sent.person());
        json.put("about", Given.written(sent.about()));
        json.put("subject", sent.subject());
        json.put("days", sent.days());
        json.put("dueOn", sent.dueOn().toString());
        json.put("sentOn", sent.sentOn().toString());
        json.put("settledOn", sent.settledOn() == null ? null : sent.settledOn().toString());
        return json;
    }
}
