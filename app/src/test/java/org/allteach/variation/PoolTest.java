package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What is pooled is what a slow, obviously right query says. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class PoolTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    private record Twin(LocalDate start, double value, int reporters) {}

    @Test
    void numerators_and_denominators_are_summed_over_those_who_reported() throws Exception {
        Scene scene = scene("PROPORTION", "SUM");
        var random = new Random(3);
        for (String team : scene.teams.keySet()) {
            for (int i = random.nextInt(5); i < 30; i++) {
                if (random.nextInt(6) > 0) {
                    int denominator = 40 + random.nextInt(60);
                    scene.ratio("falls", team, month(i), random.nextInt(denominator / 3), denominator);
                }
            }
        }
        assertPooled(scene, "100 * sum(numerator) / sum(denominator)");
    }

    @Test
    void a_mean_of_ratios_weighs_every_team_alike() throws Exception {
        Scene scene = scene("RATE", "MEAN");
        var random = new Random(4);
        for (String team : scene.teams.keySet()) {
            for (int i = 0; i < 20; i++) {
                scene.ratio("falls", team, month(i), random.nextInt(9), 50 + random.nextInt(500));
            }
        }
        assertPooled(scene, "100 * avg(numerator / denominator)");
    }

    @Test
    void counts_are_summed_and_measurements_averaged() throws Exception {
        Scene counts = scene("COUNT", "SUM");
        Scene measurements = scene("CONTINUOUS", "MEAN");
        var random = new Random(5);
        for (Scene scene : List.of(counts, measurements)) {
            for (String team : scene.teams.keySet()) {
                for (int i = 0; i < 18; i++) {
                    scene.value("falls", team, month(i), random.nextInt(20));
                }
            }
        }
        assertPooled(counts, "100 * sum(value)");
        assertPooled(measurements, "100 * avg(value)");
    }

    @Test
    void drafts_are_not_pooled() throws Exception {
        Scene scene = scene("PROPORTION", "SUM");
        for (String team : scene.teams.keySet()) {
            scene.ratio("falls", team, month(0), 10, 100);
            scene.draft("falls", team, month(1), 10, 100);
        }
        assertThat(pooled(scene, 200).get("points")).hasSize(1);
    }

    @Test
    void what_cannot_be_pooled_is_said_in_words() throws Exception {
        Scene scene = scene("PROPORTION", "NONE");
        scene.ratio("falls", "a", month(0), 10, 100);
        assertThat(pooled(scene, 422).toString()).contains("cannot be pooled");
        String page = mvc.perform(
                        get("/c/" + scene.slug + "/measures/falls/pooled").with(Scene.as(director(scene))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("cannot be pooled").doesNotContain("data-chart");
    }

    private void assertPooled(Scene scene, String formula) throws Exception {
        List<Twin> twins = jdbc.sql("""
                        select period_start, %s, count(distinct team_id)
                        from observation where collaborative_id = ? and submitted_at is not null
                        group by period_start order by period_start
                        """.formatted(formula))
                .param(scene.collaborative)
                .query((row, n) -> new Twin(row.getObject(1, LocalDate.class), row.getDouble(2), row.getInt(3)))
                .list();
        JsonNode points = pooled(scene, 200).get("points");
        assertThat(points).hasSize(twins.size());
        for (int i = 0; i < twins.size(); i++) {
            JsonNode point = points.get(i);
            Twin twin = twins.get(i);
            assertThat(point.get("x").asString()).isEqualTo(twin.start.toString());
            assertThat(point.get("value").asDouble()).isCloseTo(twin.value, within(1e-9 * Math.abs(twin.value)));
            assertThat(point.get("reporters").asInt()).isEqualTo(twin.reporters);
        }
    }

    private JsonNode pooled(Scene scene, int status) throws Exception {
        var response = mvc.perform(get("/api/v1/collaboratives/" + scene.slug + "/measures/falls/pooled")
                        .with(Scene.as(director(scene))))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }

    private static Viewer director(Scene scene) {
        return scene.person(Role.DIRECTOR, null);
    }

    private Scene scene(String kind, String aggregation) {
        return new Scene(jdbc, Visibility.OWN_ONLY, 5)
                .team("a", "A", "IE")
                .team("b", "B", "IE")
                .team("c", "C", "IE")
                .team("d", "D", "IE")
                .measure("falls", "OUTCOME", kind, "%", 100, aggregation);
    }

    private static LocalDate month(int number) {
        return Scene.FIRST.plusMonths(number);
    }
}
