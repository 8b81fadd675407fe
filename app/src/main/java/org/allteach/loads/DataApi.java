package org.allteach.loads;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Values from programs: rows as CSV or JSON, read as they stream by and written at once. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/data")
class DataApi {

    private static final String LINES = "application/x-ndjson";

    private final DataLoads loads;
    private final ObjectMapper json;

    DataApi(DataLoads loads, ObjectMapper json) {
        this.loads = loads;
        this.json = json;
    }

    @PostMapping(consumes = "text/csv")
    ResponseEntity<Map<String, Object>> csv(
            Membership membership, HttpServletRequest request, @RequestParam(defaultValue = "all") String mode)
            throws IOException {
        boolean wholly = isWhole(mode);
        String encoding = request.getCharacterEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw Refusal.unreadable(Problem.of("", encoding, "loads.problem.utf8"));
        }
        DataLoad load = loads.begin(membership);
        CsvRows.read(new BoundedBody(request), load);
        return commit(load, wholly, false);
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, LINES})
    ResponseEntity<Map<String, Object>> json(
            Membership membership, HttpServletRequest request, @RequestParam(defaultValue = "all") String mode)
            throws IOException {
        boolean wholly = isWhole(mode);
        DataLoad load = loads.begin(membership);
        JsonRows.read(new BoundedBody(request), json, load);
        return commit(load, wholly, true);
    }

    private static boolean isWhole(String mode) {
        return switch (mode) {
            case "all" -> true;
            case "valid" -> false;
            default -> throw Refusal.invalid(Problem.of("mode", mode, "problem.oneOf", "all, valid"));
        };
    }

    private ResponseEntity<Map<String, Object>> commit(DataLoad load, boolean wholly, boolean pointers) {
        DataLoad.Result result = loads.commit(load, wholly, DataLoads.Origin.API);
        boolean refused = wholly && result.rejected() > 0;
        var answer = new LinkedHashMap<String, Object>();
        if (refused) {
            answer.put("type", "about:blank");
            answer.put("title", Visit.text("refusal.invalid.title"));
            answer.put("status", HttpStatus.UNPROCESSABLE_CONTENT.value());
            answer.put("detail", Visit.text("refusal.invalid"));
        }
        answer.put("new", result.added());
        answer.put("changed", result.changed());
        answer.put("unchanged", result.unchanged());
        answer.put("rejected", result.rejected());
        answer.put("problemCount", result.problems().count());
        answer.put("problems", problems(result.problems().first(), pointers));
        return refused
                ? ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    /** Where a problem is: by row and column, and in JSON by a pointer too. */
    private static List<Map<String, @Nullable Object>> problems(List<Problem> problems, boolean pointers) {
        var answers = new ArrayList<Map<String, @Nullable Object>>();
        for (Problem problem : problems) {
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("row", problem.row());
            answer.put("column", problem.column());
            if (pointers) {
                answer.put("pointer", "/" + (problem.row() - 1) + (problem.at().isEmpty() ? "" : "/" + problem.at()));
            }
            answer.put("given", problem.given());
            answer.put("detail", problem.text());
            answers.add(answer);
        }
        return answers;
    }
}
