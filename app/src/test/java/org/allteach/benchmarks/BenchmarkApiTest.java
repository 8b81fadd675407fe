package org.allteach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.spc.Funnel;
import org.allteach.variation.Scene;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a benchmark, against slow and obviously right twins. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class BenchmarkApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate FROM = Scene.FIRST.plusMonths(18);
    private static final LocalDate TO = Scene.FIRST.plusMonths(23);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private Scene scene(String kind, double multiplier) {
        var scene = new Scene(jdbc, Visibility.NAMED, 5).measure("falls", "OUTCOME", kind, "%", multiplier, "SUM");
        for (int i = 0; i < 15; i++) {
            scene.team("team" + i, "Ward " + (char) ('A' + i), i % 3 == 0 ? "PT" : "IE");
            double after = i == 4 ? 0.4 : 0.1;
            scene.course("falls", "team" + i, 24, 0.15, after, 12, 40 + 30 * i, i);
        }
        return scene;
    }

    private JsonNode benchmark(Scene scene, String measure, String query) throws Exception {
        Viewer director = scene.person(Role.DIRECTOR, null);
        return JSON.readTree(answer(scene, director, measure, query).getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse answer(Scene scene, Viewer viewer, String measure, String query) throws Exception {
        String path = "/api/v1/collaboratives/" + scene.slug + "/measures/" + measure + "/benchmark" + query;
        return mvc.perform(get(path).with(Scene.as(viewer))).andReturn().getResponse();
    }

    private double sum(Scene scene, String column, String team, LocalDate from, LocalDate to) {
        return jdbc.sql("select sum(" + column + """
                        ) from observation o join team t on t.collaborative_id = o.collaborative_id and t.id = o.team_id
                        join organisation g on g.id = t.organisation_id
                        where o.collaborative_id = ? and period_start between ? and ? and (t.code = ? or g.country = ? or ? = '')
                        """)
                .params(scene.collaborative, from, to, team, team, team)
                .query(Double.class)
                .single();
    }

    @Test
    void values_are_ratios_of_sums_over_the_window_and_so_is_what_all_are_together() throws Exception {
        Scene scene = scene("PROPORTION", 100);
        JsonNode benchmark = benchmark(scene, "falls", "?months=6&peers=country:PT");
        assertThat(benchmark.get("from").asString()).isEqualTo(FROM.toString());
        assertThat(benchmark.get("to").asString())
                .isEqualTo(TO.plusMonths(1).minusDays(1).toString());
        assertThat(benchmark.get("teams")).hasSize(5);
        for (JsonNode side : benchmark.get("teams")) {
            String team = side.get("team").get("code").asString();
            double numerator = sum(scene, "numerator", team, FROM, TO);
            double denominator = sum(scene, "denominator", team, FROM, TO);
            assertThat(side.get("numerator").asDouble()).isEqualTo(numerator);
            assertThat(side.get("denominator").asDouble()).isEqualTo(denominator);
            assertThat(side.get("value").asDouble()).isCloseTo(100 * numerator / denominator, within(1e-12));
            LocalDate sixth = Scene.FIRST.plusMonths(5);
            double before = 100
                    * sum(scene, "numerator", team, Scene.FIRST, sixth)
                    / sum(scene, "denominator", team, Scene.FIRST, sixth);
            assertThat(side.get("change").asDouble()).isCloseTo(100 * numerator / denominator - before, within(1e-9));
        }
        assertThat(benchmark.get("pooled").get("value").asDouble()).isCloseTo(pooled(scene, ""), within(1e-12));
        assertThat(benchmark.get("pooledPeers").get("value").asDouble()).isCloseTo(pooled(scene, "PT"), within(1e-12));
        assertThat(benchmark.get("funnel").get("target").asDouble()).isCloseTo(pooled(scene, "PT"), within(1e-12));
    }

    @Test
    void peers_share_a_kind_whatever_it_is_called_and_own_words_are_of_one_kind() throws Exception {
        Scene scene = scene("PROPORTION", 100);
        for (var kind : Map.of("4", "general-hospital", "5", "Clinic of a prison", "6", "Ship's doctor")
                .entrySet()) {
            jdbc.sql("""
                            update organisation set attributes = jsonb_build_object('kind', cast(? as text)) where id = (
                                select organisation_id from team where collaborative_id = ? and code = ?)
                            """)
                    .params(kind.getValue(), scene.collaborative, "team" + kind.getKey())
                    .update();
        }
        String page = mvc.perform(get("/c/" + scene.slug + "/measures/falls/benchmark?months=6")
                        .with(Scene.as(scene.person(Role.DIRECTOR, null))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Kind: General hospital (1)", "Kind: Other (2)", "value=\"kind:other\"")
                .doesNotContain("prison");
        assertThat(benchmark(scene, "falls", "?months=6&peers=kind:other")
                        .get("peers")
                        .asString())
                .isEqualTo("kind:other");
    }

    private double pooled(Scene scene, String country) {
        return 100 * sum(scene, "numerator", country, FROM, TO) / sum(scene, "denominator", country, FROM, TO);
    }

    @Test
    void limits_are_those_of_the_statistics_library_widened_or_not() throws Exception {
        for (String kind : List.of("PROPORTION", "RATE")) {
            Scene scene = scene(kind, 100);
            for (boolean widened : new boolean[] {true, false}) {
                JsonNode benchmark = benchmark(scene, "falls", "?months=6" + (widened ? "" : "&limits=chance"));
                List<Funnel.Unit> units = new ArrayList<>();
                for (JsonNode side : benchmark.get("teams")) {
                    String team = side.get("team").get("code").asString();
                    units.add(new Funnel.Unit(
                            team, sum(scene, "numerator", team, FROM, TO), sum(scene, "denominator", team, FROM, TO)));
                }
                Funnel.Kind of = kind.equals("RATE") ? Funnel.Kind.RATE : Funnel.Kind.PROPORTION;
                var expected = (Funnel.Analysis) Funnel.analyse(
                        units, Funnel.Options.of(of).withMultiplier(100).withOverdispersion(widened));
                assertThat(benchmark.get("funnel").get("adjusted").asBoolean()).isEqualTo(widened);
                assertThat(benchmark.get("funnel").get("phi").asDouble()).isCloseTo(expected.phi(), within(1e-9));
                assertThat(benchmark.get("funnel").get("tau2").asDouble()).isCloseTo(expected.tau2(), within(1e-12));
                for (int i = 0; i < units.size(); i++) {
                    Funnel.Point point = expected.points().get(i);
                    Funnel.Limits limits = widened ? point.adjusted() : point.limits();
                    JsonNode place = benchmark.get("teams").get(i).get("funnel");
                    assertThat(place.get("upper998").asDouble()).isCloseTo(limits.upper998(), within(1e-9));
                    assertThat(place.get("lower95").asDouble()).isCloseTo(limits.lower95(), within(1e-9));
                    assertThat(place.get("outlier").asBoolean()).isEqualTo(point.outlier());
                }
            }
        }
    }

    @Test
    void single_values_have_means_and_no_funnel() throws Exception {
        Scene scene = new Scene(jdbc, Visibility.NAMED, 5)
                .measure("wait", "OUTCOME", "CONTINUOUS", "minutes", 1, "MEAN")
                .team("a", "Ward A", "IE")
                .team("b", "Ward B", "IE");
        for (int month = 0; month < 12; month++) {
            scene.value("wait", "a", Scene.FIRST.plusMonths(month), 10 + month);
            scene.value("wait", "b", Scene.FIRST.plusMonths(month), 20);
        }
        JsonNode benchmark = benchmark(scene, "wait", "?months=3");
        assertThat(benchmark.get("funnel").isNull()).isTrue();
        assertThat(benchmark.get("teams").get(0).get("value").asDouble()).isEqualTo(20);
        assertThat(benchmark.get("teams").get(0).get("change").asDouble()).isEqualTo(20 - 12.5);
        assertThat(benchmark.get("pooled").get("value").asDouble()).isEqualTo(20);
    }

    @Test
    void ones_own_team_comes_first_and_the_others_by_name_never_by_rank() throws Exception {
        Scene scene = scene("PROPORTION", 100);
        Viewer member = scene.person(Role.MEMBER, "team7");
        String body = answer(scene, member, "falls", "").getContentAsString(StandardCharsets.UTF_8);
        var names = new ArrayList<String>();
        for (JsonNode side : JSON.readTree(body).get("teams")) {
            names.add(side.get("team").get("name").asString());
        }
        assertThat(names.getFirst()).isEqualTo("Ward H");
        assertThat(names.subList(1, names.size())).isSorted();
    }

    @Test
    void what_cannot_be_understood_is_refused_with_all_that_is_wrong() throws Exception {
        Scene scene = scene("PROPORTION", 100);
        Viewer director = scene.person(Role.DIRECTOR, null);
        var answer = answer(scene, director, "falls", "?from=2024-13-01&limits=none");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
                        .get("errors"))
                .hasSize(3);
        assertThat(answer(scene, director, "falls", "?from=2025-01-01&to=2024-01-01")
                        .getStatus())
                .isEqualTo(422);
        assertThat(answer(scene, director, "falls", "?months=5").getStatus()).isEqualTo(422);
        assertThat(answer(scene, director, "falls", "?peers=size:huge").getStatus())
                .isEqualTo(422);
        assertThat(answer(scene, director, "nothing", "").getStatus()).isEqualTo(404);
    }
}
