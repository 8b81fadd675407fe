package org.allteach.loads;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Values from and for programs: rows as CSV or JSON, read as they stream by and written at once. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/data")
class DataApi {

    private static final int MOST = 1000;
    private static final String LINES = "application/x-ndjson";

    private final DataLoads loads;
    private final OwnRows own;
    private final ObjectMapper json;

    DataApi(DataLoads loads, OwnRows own, ObjectMapper json) {
        this.loads = loads;
        this.own = own;
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

    /** For all who do not ask for a file. */
    @GetMapping
    Map<String, @Nullable Object> page(
            Membership membership,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "measure", required = false) @Nullable String measure,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit) {
        int most = Math.clamp(limit, 1, MOST);
        String after = cursor == null || cursor.isEmpty() ? null : cursor;
        var found = new ArrayList<OwnRows.Row>();
        own.read(
                membership,
                new OwnRows.Wanted(team, measure, Given.day("from", from), Given.day("to", to), after, most + 1),
                found::add);
        boolean more = found.size() > most;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", found.stream().limit(most).map(OwnRows.Row::fields).toList());
        answer.put("next", more ? found.get(most - 1).place() : null);
        return answer;
    }

    /** The same as a file of all rows, which can be sent back as it is. */
    @GetMapping(produces = "text/csv")
    void file(
            Membership membership,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "measure", required = false) @Nullable String measure,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        var wanted = new OwnRows.Wanted(
                team, measure, Given.day("from", from), Given.day("to", to), null, Integer.MAX_VALUE);
        response.setContentType("text/csv;charset=UTF-8");
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(CsvRows.COLUMNS);
            own.read(
                    membership,
                    wanted,
                    row -> csv.writeRecord(
                            row.fields().values().stream().map(DataApi::text).toList()));
        }
    }

    private static String text(@Nullable Object field) {
        return switch (field) {
            case null -> "";
            case List<?> list -> list.stream().map(DataApi::text).collect(Collectors.joining(";"));
            case Double number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> field.toString();
        };
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
