package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Point;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.web.Viewer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The API gives what the library gives for the same numbers. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class AnalysisApiTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @Test
    void every_teams_analysis_is_that_of_the_library() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        JsonNode analyses = tree(answer(director, path(scene), ""));
        assertThat(analyses).hasSize(3);
        for (JsonNode analysis : analyses) {
            String code = analysis.get("team").get("code").asString();
            assertSame(analysis, library(scene, code, List.of(0), new int[0]));
        }
        assertThat(analyses.get(0).get("team").get("name").asString()).isEqualTo("Ash");
    }

    @Test
    void decisions_of_people_are_part_of_the_analysis() throws Exception {
        Scene scene = scene();
        Viewer leader = scene.person(Role.LEADER, "ash");
        String page = "/c/" + scene.slug + "/t/ash/m/falls";
        decide(
                leader,
                page + "/decisions/phase",
                "phase-period",
                "2025-01-01",
                "phase-label",
                "Bundle",
                "phase-text",
                "It began");
        decide(
                leader,
                page + "/decisions/exclusion",
                "exclusion-period",
                "2024-03-01",
                "exclusion-text",
                "A mistake",
                "x",
                "y");
        JsonNode analysis = tree(answer(leader, path(scene) + "?team=ash", "")).get(0);
        assertSame(analysis, library(scene, "ash", List.of(0, 12), new int[] {2}));
    }

    @Test
    void a_part_in_time_is_analysed_as_a_part() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        JsonNode analysis = tree(answer(director, path(scene) + "?team=elm&from=2024-07-01&to=2025-06-30", ""))
                .get(0);
        assertThat(analysis.get("points")).hasSize(12);
        assertThat(analysis.get("points").get(0).get("x").asString()).isEqualTo("2024-07-01");
    }

    @Test
    void lines_are_written_one_an_analysis() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        var response = answer(director, path(scene), "application/x-ndjson");
        assertThat(response.getContentType()).startsWith("application/x-ndjson");
        assertThat(response.getContentAsString().strip().split("\n", -1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(
                                json.readTree(line).get("team").get("code").asString())
                        .isNotEmpty());
    }

    @Test
    void a_date_that_is_none_is_a_problem() throws Exception {
        Scene scene = scene();
        var response = answer(scene.person(Role.DIRECTOR, null), path(scene) + "?from=soon", "");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("/from").contains("soon");
    }

    @Test
    void a_chart_is_a_drawing_or_a_picture() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        String chart = "/api/v1/collaboratives/" + scene.slug + "/measures/falls/teams/ash/chart.";
        var svg = answer(director, chart + "svg", "");
        assertThat(svg.getContentAsString()).startsWith("<svg xmlns");
        assertThat(svg.getHeaders("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'");
        var png = answer(director, chart + "png?width=900", "");
        assertThat(png.getContentType()).isEqualTo("image/png");
        assertThat(png.getContentAsByteArray()).hasSizeGreaterThan(5000);
    }

    @Test
    void the_numbers_as_csv_are_the_same() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        String csv = answer(director, "/c/" + scene.slug + "/t/ash/m/falls/data.csv", "")
                .getContentAsString();
        Analysis analysis = library(scene, "ash", List.of(0), new int[0]);
        assertThat(csv.lines().skip(1)).hasSize(analysis.size());
        assertThat(csv.lines().skip(1).findFirst().orElseThrow().split(",", -1)[3])
                .isEqualTo(Double.toString(analysis.value(0)));
    }

    @Test
    void the_numbers_as_a_workbook_are_the_same() throws Exception {
        Scene scene = scene();
        Viewer director = scene.person(Role.DIRECTOR, null);
        byte[] bytes = answer(director, "/c/" + scene.slug + "/t/ash/m/falls/data.xlsx", "")
                .getContentAsByteArray();
        Analysis analysis = library(scene, "ash", List.of(0), new int[0]);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(analysis.size() + 1);
            assertThat(rows.get(1).getCellAsNumber(3).orElseThrow().doubleValue())
                    .isEqualTo(analysis.value(0));
            assertThat(rows.get(1).getCellAsString(0))
                    .contains(analysis.series().x(0));
        }
    }

    private Scene scene() {
        Scene scene = new Scene(jdbc, Visibility.NAMED, 0)
                .team("ash", "Ash", "IE")
                .team("elm", "Elm", "IE")
                .team("oak", "Oak", "PT")
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        scene.course("falls", "ash", 24, 0.12, 0.05, 12, 100, 1);
        scene.course("falls", "elm", 24, 0.12, 0.12, 12, 100, 2);
        scene.course("falls", "oak", 8, 0.12, 0.12, 12, 100, 3);
        return scene;
    }

    /** The same by hand: a run chart below twelve points, else a p chart. */
    private Analysis library(Scene scene, String team, List<Integer> phases, int[] excluded) {
        var x = new ArrayList<String>();
        var numerators = new ArrayList<Double>();
        var denominators = new ArrayList<Double>();
        jdbc.sql("""
                        select period_start, numerator, denominator from observation
                        where collaborative_id = ? and team_id = ? order by period_start
                        """).params(scene.collaborative, scene.teams.get(team)).query(row -> {
            x.add(row.getString(1));
            numerators.add(row.getDouble(2));
            denominators.add(row.getDouble(3));
        });
        Series series =
                Series.ratio(array(numerators), array(denominators)).withX(x).withExcluded(excluded);
        Options options = Options.DEFAULT
                .withPhases(phases.toArray(Integer[]::new))
                .withMultiplier(100)
                .withTarget(Line.at(6))
                .withDirection(Direction.DECREASE)
                .withRules(RuleSet.NHS_MDC);
        return (x.size() < 12 ? Chart.RUN : Chart.P).analyse(series, options).orThrow();
    }

    private static void assertSame(JsonNode given, Analysis wanted) {
        assertThat(given.get("chart").asString()).isEqualTo(wanted.chart().id());
        assertThat(given.get("points")).hasSize(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode point = given.get("points").get(i);
            Point same = wanted.point(i);
            assertThat(point.get("x").asString()).isEqualTo(same.x());
            assertThat(number(point, "value")).isEqualTo(same.value());
            assertThat(number(point, "centre")).isEqualTo(same.centre());
            assertThat(number(point, "lower")).isEqualTo(same.lower());
            assertThat(number(point, "upper")).isEqualTo(same.upper());
            assertThat(point.get("phase").asInt()).isEqualTo(same.phase());
            assertThat(point.get("included").asBoolean()).isEqualTo(same.included());
            assertThat(point.get("signals")).hasSize(same.signals().size());
        }
        assertThat(given.get("signals")).hasSize(wanted.signals().size());
        var variation = wanted.variation();
        assertThat(given.get("variation").asString()).isEqualTo(variation == null ? null : variation.id());
        var assurance = wanted.assurance();
        assertThat(
                        given.get("assurance").isNull()
                                ? null
                                : given.get("assurance").asString())
                .isEqualTo(assurance == null ? null : assurance.id());
    }

    private static @Nullable Double number(JsonNode point, String name) {
        return point.get(name).isNull() ? null : point.get(name).asDouble();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String path(Scene scene) {
        return "/api/v1/collaboratives/" + scene.slug + "/measures/falls/analyses";
    }

    private void decide(Viewer viewer, String path, String... fields) throws Exception {
        var request = post(path).with(Scene.as(viewer)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        assertThat(mvc.perform(request).andReturn().getResponse().getStatus()).isEqualTo(303);
    }

    private MockHttpServletResponse answer(Viewer viewer, String path, String accept) throws Exception {
        var request = get(path).with(Scene.as(viewer));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private JsonNode tree(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        return json.readTree(response.getContentAsString());
    }
}
