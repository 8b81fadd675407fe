package org.allteach.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpcCommandTest {

    private static final String REQUEST = """
            {"id":"%s","chart":"i","points":[{"x":1,"value":3},{"x":2,"value":4.5},{"x":3,"value":null}]}""";

    @Test
    void answers_every_line_in_order() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append(REQUEST.formatted("r" + i)).append('\n');
        }

        List<JsonNode> answers = answers(lines.toString());

        assertThat(answers).hasSize(5000);
        assertThat(answers)
                .extracting(answer -> answer.get("id").asString())
                .startsWith("r0", "r1")
                .endsWith("r4999");
    }

    @Test
    void the_last_line_needs_no_line_end() throws Exception {
        assertThat(answers(REQUEST.formatted("last"))).hasSize(1);
    }

    @Test
    void a_bad_line_answers_its_problems_and_the_stream_goes_on() throws Exception {
        List<JsonNode> answers = answers("""
                nonsense
                [1]
                {"id":"three","chart":"p","points":[{"numerator":5,"denominator":-1},{"numerator":"6"}],"sigmas":"3"}

                {"id":"four","chart":"i","points":[]} {}
                """ + REQUEST.formatted("five"));

        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).at("/problems/0/at").asString()).isEqualTo("column 1");
        assertThat(answers.get(1).at("/problems/0/want").asString()).isEqualTo("one JSON object on a line");
        assertThat(answers.get(2).get("problems"))
                .extracting(problem -> problem.get("at").asString())
                .containsExactly("points[1].numerator", "sigmas", "points[0].denominator");
        assertThat(answers.get(2).at("/problems/2/given").asInt()).isEqualTo(-1);
        assertThat(answers.get(3).get("id").asString()).isEqualTo("four");
        assertThat(answers.get(4).has("points")).isTrue();
    }

    @Test
    void a_line_beyond_all_reason_is_refused_and_the_stream_goes_on() throws Exception {
        byte[] input = new byte[2 * Chunks.LONGEST];
        java.util.Arrays.fill(input, (byte) ' ');
        byte[] then = ("\n" + REQUEST.formatted("then")).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(then, 0, input, input.length - then.length, then.length);

        List<JsonNode> answers = answers(new ByteArrayInputStream(input));

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).at("/problems/0/want").asString()).startsWith("a line of at most");
        assertThat(answers.get(1).get("id").asString()).isEqualTo("then");
    }

    @Test
    void text_that_cannot_be_written_is_given_back_mended() throws Exception {
        assertThat(answers("{\"id\":\"\\ud800x\",\"chart\":\"i\",\"points\":[{\"x\":\"\\udfff\",\"value\":1}]}"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.get("id").asString()).isEqualTo("?x"));
    }

    private static List<JsonNode> answers(String input) throws IOException, InterruptedException {
        return answers(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<JsonNode> answers(InputStream input) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SpcCommand.run(input, out);
        JsonMapper mapper = JsonMapper.builder().build();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(mapper::readTree)
                .toList();
    }
}
