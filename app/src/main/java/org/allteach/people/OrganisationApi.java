package org.allteach.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Organisations for programs: many at once by code, and one by one with versions. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {

    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST = 20_000;
    private static final int MOST_PER_PAGE = 1_000;

    private final Organisations organisations;
    private final ObjectMapper json;

    OrganisationApi(Organisations organisations, ObjectMapper json) {
        this.organisations = organisations;
        this.json = json;
    }

    /** Up to a number of them by code, and the cursor for those that follow; none where they end. */
    @GetMapping
    Map<String, Object> list(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "100") int limit) {
        int asked = Math.clamp(limit, 1, MOST_PER_PAGE);
        List<Organisation> found = organisations.after(code(cursor), asked + 1);
        boolean more = found.size() > asked;
        List<Organisation> shown = more ? found.subList(0, asked) : found;
        var page = new LinkedHashMap<String, Object>();
        page.put("items", shown.stream().map(Organisation::details).toList());
        page.put("next", more ? cursor(shown.getLast().code()) : null);
        return page;
    }

    private static String cursor(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.unreadable(Problem.of("cursor", cursor, "people.problem.cursor"));
        }
    }

    @PutMapping
    Map<String, Integer> upsert(HttpServletRequest request) throws IOException {
        JsonNode sent = read(request);
        if (!sent.isArray()) {
            throw Refusal.unreadable(Problem.of("", null, "people.problem.array"));
        }
        if (sent.size() > MOST) {
            throw Refusal.tooLarge(Problem.of("", String.valueOf(sent.size()), "people.problem.tooMany", MOST));
        }
        Organisations.Outcome outcome = organisations.upsert(entries(sent));
        var answer = new LinkedHashMap<String, Integer>();
        answer.put("new", outcome.added());
        answer.put("changed", outcome.changed());
        answer.put("unchanged", outcome.unchanged());
        return answer;
    }

    private static List<Organisations.Entry> entries(JsonNode sent) {
        var entries = new ArrayList<Organisations.Entry>();
        var problems = new ArrayList<Problem>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            var found = new ArrayList<Problem>();
            parse(sent.get(i), found, entries);
            String code = sent.get(i).path("code").asString("").strip();
            if (!code.isEmpty() && !codes.add(code)) {
                found.add(Problem.of("code", code, "people.problem.twice"));
            }
            String place = "/" + i;
            found.forEach(problem -> problems.add(problem.inside(place)));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return entries;
    }

    private static void parse(JsonNode node, List<Problem> problems, List<Organisations.Entry> entries) {
        if (node.isObject()) {
            new OrganisationJson(node, problems).read().parse(problems).ifPresent(entries::add);
        } else {
            problems.add(Problem.of("", node.toString(), "people.problem.object"));
        }
    }

    @GetMapping("/{code}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String code) {
        return answer(organisations.find(code).orElseThrow(Refusal::notFound));
    }

    /** Changes one; with {@code If-Match} only that version of it. */
    @PutMapping("/{code}")
    ResponseEntity<Map<String, Object>> put(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            HttpServletRequest request)
            throws IOException {
        Organisation before = organisations.find(code).orElseThrow(Refusal::notFound);
        if (match != null && !match.equals("*") && !match.equals(tag(before))) {
            throw Refusal.stale(Problem.of("", match, "people.problem.version", tag(before)));
        }
        JsonNode sent = read(request);
        if (sent instanceof ObjectNode object && !object.has("code")) {
            object.put("code", code);
        }
        var problems = new ArrayList<Problem>();
        var entries = new ArrayList<Organisations.Entry>();
        parse(sent, problems, entries);
        if (!sent.path("code").asString(code).strip().equals(code)) {
            problems.add(Problem.of("code", sent.path("code").asString(""), "people.problem.codeFixed", code));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return answer(organisations.change(before, entries.getFirst(), before.version()));
    }

    private static ResponseEntity<Map<String, Object>> answer(Organisation organisation) {
        return ResponseEntity.ok().eTag(tag(organisation)).body(organisation.details());
    }

    private static String tag(Organisation organisation) {
        return "\"" + organisation.version() + "\"";
    }

    private JsonNode read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Refusal.tooLarge(Problem.of("", null, "people.problem.bytes", MOST_BYTES >> 20));
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw Refusal.unreadable(Problem.of("", null, "problem.json"));
        }
    }
}
