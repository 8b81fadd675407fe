package org.allteach.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpcApiTest {

    private static final String GOOD = """
            {"id":"good","chart":"i","points":[{"x":1,"value":3},{"x":2,"value":4.5}]}""";
    private static final String BAD = """
            {"id":"bad","chart":"i","points":[{"value":true}]}""";

    private final MockMvcTester mvc = MockMvcTester.of(new SpcApi());

    @Test
    void one_object_is_answered_with_one_object() {
        JsonNode answer = read(post(GOOD, MediaType.APPLICATION_JSON));

        assertThat(answer.get("id").asString()).isEqualTo("good");
        assertThat(answer.get("points")).hasSize(2);
    }

    @Test
    void an_array_is_answered_with_an_array_in_its_order() {
        JsonNode answer = read(post("[" + GOOD + "," + BAD + "," + GOOD + "]", MediaType.APPLICATION_JSON));

        assertThat(answer).hasSize(3);
        assertThat(answer.at("/1/problems/0/at").asString()).isEqualTo("points[0].value");
        assertThat(answer.at("/2/points")).hasSize(2);
    }

    @Test
    void lines_are_answered_with_lines() {
        String answer = post(GOOD + "\n" + BAD + "\n" + GOOD, MediaType.APPLICATION_NDJSON);

        assertThat(answer.lines()).hasSize(3);
    }

    @Test
    void what_is_no_request_is_answered_with_problems_not_with_an_error() {
        assertThat(read(post("", MediaType.APPLICATION_JSON)).has("problems")).isTrue();
        assertThat(read(post("3", MediaType.APPLICATION_JSON)).has("problems")).isTrue();
        assertThat(read(post("{\"chart\":", MediaType.APPLICATION_JSON)).has("problems"))
                .isTrue();
        assertThat(read(post("[" + GOOD + ",", MediaType.APPLICATION_JSON))).hasSize(2);
    }

    private String post(String body, MediaType type) {
        byte[] answer = mvc.post()
                .uri("/api/v1/spc/analyses")
                .contentType(type)
                .content(body)
                .exchange()
                .getMvcResult()
                .getResponse()
                .getContentAsByteArray();
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static JsonNode read(String answer) {
        return JsonMapper.builder().build().readTree(answer);
    }
}
