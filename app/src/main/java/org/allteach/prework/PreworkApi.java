package org.allteach.prework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Prework as JSON: the items, and how far the teams are that the viewer may go to. */
@RestController
class PreworkApi {

    private static final int MOST = 200;

    private final Prework prework;
    private final MatrixController.Matrix matrix;
    private final Clock clock;

    PreworkApi(Prework prework, MatrixController.Matrix matrix, Clock clock) {
        this.prework = prework;
        this.matrix = matrix;
        this.clock = clock;
    }

    @GetMapping("/api/v1/collaboratives/{slug}/prework")
    Map<String, @Nullable Object> all(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        LocalDate today = collaborative.today(clock);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                prework.items(collaborative.id()).stream().map(Item::content).toList());
        answer.put(
                "teams",
                matrix.of(membership).stream()
                        .map(standing -> json(standing, today))
                        .toList());
        answer.put("next", null);
        return answer;
    }

    private static Map<String, @Nullable Object> json(Standing standing, LocalDate today) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("team", standing.team().code());
        json.put("item", standing.item().code());
        json.put("state", Given.written(standing.state()));
        json.put("due", standing.due() == null ? null : standing.due().toString());
        json.put("late", standing.isLate(today));
        json.put("evidence", standing.evidence());
        json.put("link", standing.link());
        json.put("reason", standing.reason());
        json.put("at", standing.at() == null ? null : standing.at().toString());
        return json;
    }

    /** Puts these items in the place of those that there are; the same again changes nothing. */
    @PutMapping("/api/v1/collaboratives/{slug}/prework")
    Map<String, @Nullable Object> put(
            Membership membership, @RequestBody List<@Nullable Map<String, @Nullable Object>> list) {
        if (list.size() > MOST) {
            throw Refusal.tooLarge(Problem.of("", Integer.toString(list.size()), "prework.problem.items", MOST));
        }
        var problems = new ArrayList<Problem>();
        var items = new ArrayList<Item>();
        var codes = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var fields = Objects.requireNonNullElse(list.get(i), Map.<String, @Nullable Object>of());
            Item item = Item.read(fields, "/" + i, problems);
            if (!codes.add(item.code()) && !item.code().isEmpty()) {
                problems.add(
                        Problem.of("code", item.code(), "prework.problem.code").inside("/" + i));
            }
            items.add(item);
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        prework.replaceItems(membership.collaborative(), items);
        return all(membership);
    }
}
