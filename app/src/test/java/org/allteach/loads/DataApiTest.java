package org.allteach.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
@SuppressWarnings("unchecked")
class DataApiTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Measures measures;

    private TestCollaborative ours;

    @BeforeEach
    void a_collaborative() {
        ours = new TestCollaborative(jdbc, collaboratives, "A", "B");
        ours.measure(measures, "P", "proportion");
        ours.measure(measures, "V", "continuous");
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Viewer viewer) throws Exception {
        return mvc.perform(request.with(csrf())
                        .with(authentication(
                                UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse csv(String body, String query, Viewer viewer) throws Exception {
        return send(
                post("/api/v1/collaboratives/" + ours.slug + "/data" + query)
                        .contentType("text/csv")
                        .content(body.getBytes(StandardCharsets.UTF_8)),
                viewer);
    }

    private JsonNode read(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private static void assertCounts(JsonNode answer, int added, int changed, int unchanged, int rejected) {
        assertThat(List.of(
                        answer.get("new").asInt(),
                        answer.get("changed").asInt(),
                        answer.get("unchanged").asInt(),
                        answer.get("rejected").asInt()))
                .containsExactly(added, changed, unchanged, rejected);
    }

    @Test
    void csv_is_written_with_columns_in_any_order_and_a_byte_order_mark() throws Exception {
        String body = "\ufeffPeriod,team,numerator,measure,denominator,comment\r\n"
                + "2025-01,A,1,P,2,\"two\nlines, \"\"quoted\"\"\"\r\n2025-02-01,A,0,P,3,\r\n";

        assertCounts(read(csv(body, "", ours.director)), 2, 0, 0, 0);
        assertCounts(read(csv(body, "", ours.director)), 0, 0, 2, 0);
        assertCounts(read(csv(body.replace(",0,P,3", ",3,P,3"), "", ours.director)), 0, 1, 1, 0);
        assertThat(jdbc.sql("select comment from observation where collaborative_id = ? and comment is not null")
                        .param(ours.id)
                        .query(String.class)
                        .single())
                .isEqualTo("two\nlines, \"quoted\"");
    }

    @Test
    void every_problem_is_named_with_its_row_and_column_and_nothing_is_written() throws Exception {
        String body = "team,measure,period,numerator,denominator,value\n"
                + "A,P,2025-01,1,2,\n"
                + "Z,Q,2025-01,1,2,\n"
                + "A,P,2025-13,3,2,\n"
                + "A,P,2099-01,-1,0,\n"
                + "A,V,2025-01,,,NaN\n"
                + "A,V,2025-02,,,1e999\n"
                + "A,P,1999-01,1.5,2\n";

        var response = csv(body, "", ours.director);

        assertThat(response.getStatus()).isEqualTo(422);
        JsonNode answer = read(response);
        assertCounts(answer, 0, 0, 0, 6);
        assertThat(answer.get("problems")
                        .valueStream()
                        .map(problem -> problem.get("row").asInt() + " "
                                + problem.get("column").asString())
                        .toList())
                .containsExactly(
                        "3 measure",
                        "3 team",
                        "4 period",
                        "4 numerator",
                        "5 period",
                        "5 numerator",
                        "5 denominator",
                        "6 value",
                        "7 value",
                        "8 ");
        assertThat(jdbc.sql("select count(*) from observation where collaborative_id = ?")
                        .param(ours.id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void json_and_lines_of_json_are_understood_with_pointers_to_what_is_wrong() throws Exception {
        String rows = """
                [{"team":"A","measure":"P","period":"2025-01","numerator":1,"denominator":2,"provisional":true},
                 {"team":"A","measure":"V","period":"2025-01","value":-1.5e1,"comment":null},
                 {"team":"A","measure":"V","period":"2025-02","status":"not_Collected"}]""";
        var path = "/api/v1/collaboratives/" + ours.slug + "/data";
        assertCounts(read(send(post(path).contentType("application/json").content(rows), ours.director)), 3, 0, 0, 0);
        String lines = rows.substring(1, rows.length() - 1).replace(",\n", "\n");
        assertCounts(
                read(send(post(path).contentType("application/x-ndjson").content(lines), ours.director)), 0, 0, 3, 0);

        var wrong =
                send(post(path + "?mode=valid").contentType("application/json").content("""
                        [7, {"team":"A","measure":"P","period":"2025-03","numerator":3,"denominator":2},
                         {"team":"A","nonsense":{"a":[1]}},
                         {"team":"A","measure":"P","period":"2025-03","numerator":2,"denominator":2}]"""), ours.director);
        assertThat(wrong.getStatus()).isEqualTo(200);
        assertCounts(read(wrong), 1, 0, 0, 3);
        assertThat(read(wrong)
                        .get("problems")
                        .valueStream()
                        .map(problem -> problem.get("pointer").asString())
                        .toList())
                .containsExactly("/0", "/1/numerator", "/2/nonsense");
    }

    @Test
    void what_cannot_be_read_at_all_is_refused_in_words() throws Exception {
        var path = "/api/v1/collaboratives/" + ours.slug + "/data";
        byte[] latin =
                "team,measure,period,value,comment\nA,V,2025-01,1,M\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send(post(path).contentType("text/csv").content(latin), ours.director)
                        .getStatus())
                .isEqualTo(400);
        assertThat(csv("", "", ours.director).getStatus()).isEqualTo(422);
        assertThat(csv("team,period,value\n", "", ours.director).getContentAsString(StandardCharsets.UTF_8))
                .contains("Give the column measure");
        assertThat(csv("team,measure,period,value\nA,V,2025-01,\"1\n", "", ours.director)
                        .getStatus())
                .isEqualTo(400);
        assertThat(send(post(path).contentType("application/json").content("[{\"team\":"), ours.director)
                        .getStatus())
                .isEqualTo(400);
        assertThat(send(post(path).contentType("text/plain").content("x"), ours.director)
                        .getStatus())
                .isEqualTo(415);
    }

    @Test
    void a_member_enters_for_their_own_team_only_and_others_not_at_all() throws Exception {
        Viewer member = ours.person("Mia");
        ours.assign(member, Role.MEMBER, "A");
        Viewer coach = ours.person("Carl");
        ours.assign(coach, Role.COACH, "A");
        String body = "team,measure,period,value\nA,V,2025-01,1\nB,V,2025-01,1\n";

        assertCounts(read(csv(body, "?mode=valid", member)), 1, 0, 0, 1);
        assertThat(csv(body, "", coach).getStatus()).isEqualTo(404);
        assertThat(csv(body, "", ours.person("Nobody")).getStatus()).isEqualTo(404);
    }

    @Test
    void what_comes_out_goes_in_again_unchanged() throws Exception {
        ours.measure(measures, "S", "subgroup");
        csv("""
                team,measure,period,numerator,denominator,value,values,status,comment,provisional
                A,P,2025-01,1,2,,,,"so, so",true
                A,V,2025-01,,,-0.1,,,,
                B,S,2025-01,,,,1;2.5;-3,,,
                B,P,2025-02,,,,,missing,,
                """, "", ours.director);
        var path = "/api/v1/collaboratives/" + ours.slug + "/data";

        var file = send(get(path).accept("text/csv"), ours.director);
        assertCounts(read(csv(file.getContentAsString(StandardCharsets.UTF_8), "", ours.director)), 0, 0, 4, 0);
        JsonNode first = read(send(get(path + "?limit=3").accept("application/json"), ours.director));
        JsonNode second = read(send(
                get(path + "?limit=3&cursor=" + first.get("next").asString()).accept("application/json"),
                ours.director));
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(send(get(path), ours.director).getContentType()).startsWith("application/json");
        assertThat(send(get(path).accept("*/*"), ours.director).getStatus()).isEqualTo(200);
        var again = send(
                post(path).contentType("application/json").content(json.writeValueAsBytes(first.get("items"))),
                ours.director);
        assertCounts(read(again), 0, 0, 3, 0);

        Viewer member = ours.person("Mia");
        ours.assign(member, Role.MEMBER, "B");
        JsonNode own = read(send(get(path).accept("application/json"), member));
        assertThat(own.get("items")
                        .valueStream()
                        .map(item -> item.get("team").asString())
                        .distinct()
                        .toList())
                .containsExactly("B");
    }

    @Test
    void submissions_say_what_is_late_missing_and_submitted() throws Exception {
        csv("team,measure,period,numerator,denominator\nA,P,2025-01,1,2\n", "", ours.director);

        var path = "/api/v1/collaboratives/" + ours.slug + "/submissions";
        JsonNode answer = read(send(get(path + "?team=A&measure=P&from=2025-01-01&to=2025-02-28"), ours.director));

        assertThat(answer.get("items")).hasSize(2);
        JsonNode january = answer.get("items").get(0);
        assertThat(january.get("state").asString()).isEqualTo("submitted");
        assertThat(january.get("due").asString()).isEqualTo("2025-02-15");
        assertThat(january.get("late").asBoolean()).isTrue();
        assertThat(answer.get("items").get(1).get("state").asString()).isEqualTo("missing");
        assertThat(answer.get("next").isNull()).isTrue();
    }

    @Test
    void submissions_are_paged_without_gap_or_overlap() throws Exception {
        var path = "/api/v1/collaboratives/" + ours.slug + "/submissions?to=2025-12-31&limit=7&cursor=";
        var seen = new java.util.ArrayList<String>();
        String cursor = "";
        do {
            JsonNode answer = read(send(get(path + cursor), ours.director));
            answer.get("items")
                    .forEach(item -> seen.add(item.get("team").asString()
                            + item.get("measure").asString()
                            + item.get("period").asString()));
            cursor = answer.get("next").isNull() ? "" : answer.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(48).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void measures_are_upserted_leniently_and_all_that_is_wrong_is_said() throws Exception {
        var path = "/api/v1/collaboratives/" + ours.slug + "/measures";
        String good = """
                [{"code":"GOODDAY","name":"Good days","type":"Outcome","kind":"proportion","direction":"higher",
                  "target":[{"from":"2025-06-01","value":80},{"from":"2026-01-01","value":85}],"chart":"p-prime",
                  "required":"required","frequency":"month","description":"Days called good"},
                 {"code":"TURNOVER","name":"Turnover","type":"balancing","kind":"time_between","direction":"NEITHER",
                  "target":3.5,"required":false}]""";
        JsonNode first = read(send(put(path).contentType("application/json").content(good), ours.director));
        assertThat(json.convertValue(first, Map.class)).isEqualTo(Map.of("new", 2, "changed", 0, "unchanged", 0));
        JsonNode again = read(send(put(path).contentType("application/json").content(good), ours.director));
        assertThat(json.convertValue(again, Map.class)).isEqualTo(Map.of("new", 0, "changed", 0, "unchanged", 2));

        var wrong = send(put(path).contentType("application/json").content("""
                [{"code":"a b","name":"","type":"x","kind":"proportion","direction":"up","multiplier":0,"chart":"pie",
                  "target":"soon","colour":"red"}]"""), ours.director);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(read(wrong)
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString())
                        .toList())
                .containsExactlyInAnyOrder(
                        "/0/colour", "/0/code", "/0/name", "/0/type", "/0/multiplier", "/0/chart", "/0/target");
    }
}
