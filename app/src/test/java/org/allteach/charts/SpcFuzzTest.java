package org.allteach.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.allteach.spc.Chart;
import org.allteach.spc.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of requests that are random but always the same: sensible ones with extreme numbers, and nonsense. Each gets
 * one answer, in order, in strict JSON, with an analysis or with problems; nothing is ever our fault.
 */
class SpcFuzzTest {
    private static final int LINES = 4000;
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "0.5",
        "3",
        "7",
        "12.25",
        "1e15",
        "1e100",
        "1.0000001e100",
        "-1e100",
        "1e-300",
        "1e308",
        "1e999",
        "-0.0",
        "999999999999999999999999",
        "0.1",
        "100"
    };
    private static final String[] NONSENSE = {
        "null", "true", "\"7\"", "\"\"", "[]", "{}", "[1]", "{\"a\":[1]}", "\"\\ud800\""
    };

    private final Random random = new Random(20261123);

    @Test
    void every_line_gets_one_strict_answer_in_its_place() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(line(i));
        }

        List<JsonNode> answers = answers(String.join("\n", lines));

        assertThat(answers).hasSameSizeAs(lines);
        int analyses = 0;
        for (int i = 0; i < LINES; i++) {
            JsonNode answer = answers.get(i);
            assertThat(answer.get("id").isNull() || answer.get("id").asInt() == i)
                    .as(lines.get(i))
                    .isTrue();
            if (answer.has("problems")) {
                assertThat(answer.get("problems")).as(lines.get(i)).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.get("want").asString()).isNotBlank().doesNotContain("fault of ours");
                    assertThat(problem.has("at") && problem.has("given")).isTrue();
                });
            } else {
                assertThat(answer.has("points") || answer.has("units"))
                        .as(lines.get(i))
                        .isTrue();
                analyses++;
            }
        }
        assertThat(analyses).isBetween(LINES / 4, LINES - LINES / 4);
    }

    private String line(int id) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            String whole = request(id);
            int named = whole.indexOf(",");
            return whole.substring(0, named + random.nextInt(whole.length() - named));
        }
        return kind == 1 ? funnel(id) : request(id);
    }

    private String request(int id) {
        Chart chart = Chart.values()[random.nextInt(Chart.values().length)];
        double odd = random.nextInt(3) == 0 ? 0.05 : 0;
        StringBuilder line = new StringBuilder("{\"id\":" + id + ",\"chart\":\"" + chart.id() + "\",\"points\":[");
        int size = new int[] {0, 1, 2, 3, 11, 30, 80}[random.nextInt(7)];
        int axis = random.nextInt(4);
        boolean extreme = random.nextInt(3) == 0;
        for (int i = 0; i < size; i++) {
            line.append(i == 0 ? "{" : ",{").append(x(axis, i)).append(data(chart, extreme, odd));
            line.append(random.nextInt(15) == 0 ? ",\"excluded\":true}" : "}");
        }
        line.append(']');
        option(line, "phases", 6, () -> "[0," + (1 + random.nextInt(size + 2)) + "]");
        option(line, "baseline", 6, () -> "" + random.nextInt(20));
        option(line, "centre", 10, this::number);
        option(line, "sigma", 12, this::number);
        option(line, "sigmas", 12, this::number);
        option(line, "multiplier", 6, () -> random.nextBoolean() ? "100" : number());
        option(
                line,
                "target",
                4,
                () -> random.nextBoolean() ? number() : "[{\"from\":\"2025-01-03\",\"value\":" + number() + "}]");
        option(line, "direction", 2, () -> random.nextBoolean() ? "\"increase\"" : "\"decrease\"");
        option(line, "rules", 2, this::rules);
        option(line, "screenMovingRanges", 4, () -> "true");
        option(line, "limits", 10, () -> "\"probability\"");
        option(line, "lambda", 15, this::number);
        option(line, "oddsRatio", 15, this::number);
        option(line, "surprise", 20, () -> NONSENSE[random.nextInt(NONSENSE.length)]);
        option(line, "baseline", 60, () -> NONSENSE[random.nextInt(NONSENSE.length)]);
        return line.append('}').toString();
    }

    private void option(StringBuilder line, String name, int oneIn, Supplier<String> value) {
        if (random.nextInt(oneIn) == 0) {
            line.append(",\"").append(name).append("\":").append(value.get());
        }
    }

    private String x(int axis, int i) {
        return switch (axis) {
            case 0 -> "\"x\":" + i + ",";
            case 1 -> "\"x\":\"2025-%02d-%02d\",".formatted(1 + i / 28, 1 + i % 28);
            case 2 -> "\"x\":\"Ward " + i + "\",";
            default -> "";
        };
    }

    private String data(Chart chart, boolean extreme, double odd) {
        Supplier<String> any = () -> random.nextDouble() < odd
                ? NONSENSE[random.nextInt(NONSENSE.length)]
                : random.nextInt(12) == 0 ? "null" : extreme ? number() : sensible(chart);
        if (chart.ofSubgroups()) {
            return "\"values\":[" + any.get() + "," + any.get()
                    + (random.nextInt(9) == 0 ? "]" : "," + any.get() + "]");
        }
        if (chart.ofRatios()) {
            String denominator = extreme ? (random.nextBoolean() ? "1e15" : number()) : "" + (20 + random.nextInt(50));
            return "\"numerator\":" + any.get() + ",\"denominator\":" + denominator;
        }
        return "\"value\":" + any.get();
    }

    private String sensible(Chart chart) {
        if (chart == Chart.BERNOULLI_CUSUM) {
            return "" + random.nextInt(2);
        }
        return "" + (1 + random.nextInt(19));
    }

    private String number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String rules() {
        int choice = random.nextInt(RuleSet.named().size() + 2);
        return choice < RuleSet.named().size()
                ? "\"" + RuleSet.named().get(choice).name() + "\""
                : "{\"shift\":" + (random.nextInt(9) - 1) + ",\"trend\":5,\"twoOfThree\":true,\"mixture\":3}";
    }

    private String funnel(int id) {
        String[] kinds = {"proportion", "rate", "standardised-ratio", "ratio-of-counts"};
        String[] methods = {"exact", "normal", "shmi", "cqc"};
        StringBuilder line = new StringBuilder("{\"id\":" + id + ",\"chart\":\"funnel\",\"kind\":\""
                + kinds[random.nextInt(4)] + "\",\"method\":\"" + methods[random.nextInt(4)]
                + "\",\"overdispersion\":" + random.nextBoolean() + ",\"units\":[");
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            boolean extreme = random.nextInt(6) == 0;
            line.append(i == 0 ? "" : ",").append("{\"name\":\"T" + i + "\",\"numerator\":");
            line.append(extreme ? number() : "" + random.nextInt(20)).append(",\"denominator\":");
            line.append(extreme ? number() : "" + (20 + random.nextInt(100))).append('}');
        }
        line.append(']');
        option(line, "trim", 4, this::number);
        option(line, "target", 4, this::number);
        option(line, "roundExpected", 3, () -> "true");
        return line.append('}').toString();
    }

    private static List<JsonNode> answers(String input) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SpcCommand.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
        JsonMapper strict = JsonMapper.builder().build();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(strict::readTree)
                .toList();
    }
}
