package org.allteach.participation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.participation.Desk.Entry;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** In what people took part, as JSON: by team and role, never by name. */
@RestController
class ParticipationApi {

    private static final int USUAL = 500;
    private static final int MOST = 1000;

    private final Desk desk;

    ParticipationApi(Desk desk) {
        this.desk = desk;
    }

    /** In the order of time; a cursor is a day and how many of its rows have been told. */
    @GetMapping("/api/v1/collaboratives/{slug}/participation")
    Map<String, @Nullable Object> all(
            Membership membership,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "" + USUAL) int limit) {
        String[] after = cursor.split("~", -1);
        if (!cursor.isEmpty() && (after.length != 2 || !after[1].matches("\\d{1,7}"))) {
            throw Refusal.invalid(Problem.of("cursor", cursor, "participation.problem.cursor"));
        }
        Map<String, String> from = new LinkedHashMap<>(asked);
        if (!cursor.isEmpty()) {
            from.put("from", after[0]);
        }
        Query query = desk.query(membership, from);
        if (!query.problems().isEmpty()) {
            throw Refusal.invalid(query.problems());
        }
        List<Entry> entries = desk.entries(membership, query).stream()
                .filter(entry -> entry.team().isExported())
                .filter(entry -> team.isEmpty() || entry.team().code().equals(team))
                .toList();
        int told = cursor.isEmpty() ? 0 : Math.min(Integer.parseInt(after[1]), entries.size());
        int end = Math.min(entries.size(), told + Math.clamp(limit, 1, MOST));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                entries.subList(told, end).stream().map(ParticipationApi::json).toList());
        answer.put("next", end == entries.size() ? null : next(entries, end));
        return answer;
    }

    private static String next(List<Entry> entries, int end) {
        var day = entries.get(end).deed().day();
        int first = end;
        while (first > 0 && entries.get(first - 1).deed().day().equals(day)) {
            first--;
        }
        return day + "~" + (end - first);
    }

    private static Map<String, @Nullable Object> json(Entry entry) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("team", entry.team().id() == null ? null : entry.team().code());
        json.put("role", entry.role().isEmpty() ? null : entry.role());
        json.put("kind", Given.written(entry.deed().kind()));
        json.put("day", entry.deed().day().toString());
        json.put("amount", entry.deed().amount());
        json.put("unit", Given.written(entry.deed().kind().unit()));
        return json;
    }
}
