package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.web.Permission;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What is not to be known is in no byte of any answer: every role × every visibility × every page, picture and API answer. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class DisclosureTest {

    private static final String SECRET = "Betawardsecret";
    private static final List<String> TRACES =
            List.of(SECRET, "beta-code", "/beta", "Hospital of", "Portugal", "betanote", "betaphase", "value=\"PT\"");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private Scene scene(Visibility visibility) {
        Scene scene = new Scene(jdbc, visibility, 5)
                .team("alpha-code", "Alphaward", "IE")
                .team("beta-code", SECRET, "PT")
                .team("gamma-code", "Gammaward", "IE")
                .team("delta-code", "Deltaward", "IE")
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM")
                .measure("wait", "OUTCOME", "CONTINUOUS", "minutes", 1, "MEAN");
        long seed = 1;
        for (String team : scene.teams.keySet()) {
            scene.course("falls", team, 24, 0.12, 0.06, 14, 100, seed++);
            for (int i = 0; i < 15; i++) {
                scene.value("wait", team, Scene.FIRST.plusMonths(i), 30 + seed + i % 4);
            }
        }
        Viewer writer = scene.person(Role.LEADER, "beta-code");
        annotate(scene, writer, "chart_note", "text", "betanote was written");
        annotate(scene, writer, "chart_decision", "kind, label, reason", "betaphase");
        return scene;
    }

    private void annotate(Scene scene, Viewer writer, String table, String columns, String words) {
        boolean note = table.equals("chart_note");
        jdbc.sql("insert into " + table + " (collaborative_id, id, measure_id, team_id, period_start, " + columns
                        + ", person_id, at) values (?, ?, ?, ?, date '2025-03-01', "
                        + (note ? "?" : "'PHASE', ?, 'betaphase reason'") + ", ?, now())")
                .params(
                        scene.collaborative,
                        org.allteach.database.Ids.next(),
                        scene.measures.get("falls"),
                        scene.teams.get("beta-code"),
                        words,
                        writer.id())
                .update();
    }

    static Stream<Arguments> viewers() {
        var viewers = new ArrayList<Arguments>();
        for (Visibility visibility : Visibility.values()) {
            for (Role role : Role.values()) {
                viewers.add(Arguments.of(visibility, role));
            }
        }
        return viewers.stream();
    }

    /** Whether that role, held in the team Alpha, sees the team Beta by name. */
    private static boolean seesByName(Visibility visibility, Role role) {
        return switch (role) {
            case DIRECTOR, CHAIR, IMPROVEMENT_ADVISOR, FACULTY, DATA_MANAGER -> true;
            case EVALUATOR, COLLABORATIVE_SPONSOR, OBSERVER -> false;
            default -> visibility == Visibility.NAMED;
        };
    }

    private static boolean seesCoded(Visibility visibility, Role role) {
        return role == Role.EVALUATOR || role.isOfTeam() && visibility == Visibility.CODED;
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void nothing_tells_of_a_team_that_is_not_seen_by_name(Visibility visibility, Role role) throws Exception {
        Scene scene = scene(visibility);
        Viewer viewer = scene.person(role, role.isOfTeam() ? "alpha-code" : null);
        for (String path : paths(scene)) {
            var response = get(scene, viewer, path);
            String body = response.getContentAsString(StandardCharsets.UTF_8);
            if (seesByName(visibility, role)) {
                assertThat(response.getStatus()).as(path).isEqualTo(200);
            } else {
                String headers = response.getHeaderNames().stream()
                        .map(name -> name + response.getHeaders(name))
                        .toList()
                        .toString();
                for (String trace : TRACES) {
                    boolean own = trace.equals("Hospital of") && path.contains("alpha-code");
                    assertThat(own ? "" : body + headers).as(role + " " + path).doesNotContain(trace);
                }
                boolean own = role.isOfTeam() && path.contains("alpha-code");
                boolean pooled = path.contains("/pooled");
                boolean beside = role.may(Permission.SEE_TEAMS) && !path.contains("-code");
                assertThat(response.getStatus()).as(role + " " + path).isEqualTo(own || pooled || beside ? 200 : 404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("viewers")
    void a_coded_team_is_under_its_code_and_a_hidden_one_is_absent(Visibility visibility, Role role) throws Exception {
        Scene scene = scene(visibility);
        Viewer viewer = scene.person(role, role.isOfTeam() ? "alpha-code" : null);
        String pseudonym = scene.pseudonym("beta-code");
        for (String path :
                List.of("/c/{slug}/measures/falls", "/api/v1/collaboratives/{slug}/measures/falls/analyses")) {
            String body =
                    get(scene, viewer, path.replace("{slug}", scene.slug)).getContentAsString(StandardCharsets.UTF_8);
            assertThat(body.contains(pseudonym)).as(role + " " + path).isEqualTo(seesCoded(visibility, role));
            assertThat(body).doesNotContain("/t/" + pseudonym);
        }
    }

    @Test
    void a_teams_own_measure_is_known_only_to_those_who_see_the_team_by_name() throws Exception {
        Scene scene = scene(Visibility.CODED);
        jdbc.sql("update measure set team_id = ? where collaborative_id = ? and code = 'wait'")
                .params(scene.teams.get("beta-code"), scene.collaborative)
                .update();
        Viewer stranger = scene.person(Role.MEMBER, "alpha-code");
        Viewer evaluator = scene.person(Role.EVALUATOR, null);
        Viewer own = scene.person(Role.MEMBER, "beta-code");
        for (String path : List.of(
                "/c/" + scene.slug + "/measures/wait",
                "/api/v1/collaboratives/" + scene.slug + "/measures/wait/analyses",
                "/api/v1/collaboratives/" + scene.slug + "/measures/wait/pooled")) {
            assertThat(get(scene, stranger, path).getStatus()).as(path).isEqualTo(404);
            assertThat(get(scene, evaluator, path).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(get(scene, own, "/c/" + scene.slug + "/measures/wait").getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_point_with_a_small_denominator_is_seen_by_the_team_and_its_staff_only() throws Exception {
        Scene scene = scene(Visibility.NAMED);
        scene.ratio("falls", "beta-code", Scene.FIRST.plusMonths(24), 3, 4);
        String path = "/api/v1/collaboratives/" + scene.slug + "/measures/falls/analyses?team=beta-code";
        String page = "/c/" + scene.slug + "/t/beta-code/m/falls";
        for (Role role : List.of(Role.DIRECTOR, Role.MEMBER)) {
            Viewer viewer = scene.person(role, role.isOfTeam() ? "beta-code" : null);
            assertThat(body(scene, viewer, path)).contains("\"x\":\"2026-01-01\",\"value\":75");
            assertThat(body(scene, viewer, page)).contains("January 2026").contains("75.0");
        }
        Viewer other = scene.person(Role.MEMBER, "alpha-code");
        assertThat(body(scene, other, path)).doesNotContain("2026-01-01");
        assertThat(body(scene, other, page)).doesNotContain("January 2026");
        assertThat(body(scene, other, page + "/data.csv")).doesNotContain("2026-01-01");
    }

    @Test
    void a_pooled_point_is_withheld_where_one_teams_value_follows_from_it() throws Exception {
        Scene scene = scene(Visibility.OWN_ONLY);
        var next = Scene.FIRST.plusMonths(24);
        scene.ratio("falls", "alpha-code", next, 10, 100);
        scene.ratio("falls", "beta-code", next, 20, 100);
        var third = next.plusMonths(1);
        for (String team : List.of("alpha-code", "beta-code", "gamma-code")) {
            scene.ratio("falls", team, third, 10, 100);
        }
        String path = "/api/v1/collaboratives/" + scene.slug + "/measures/falls/pooled";
        Viewer member = scene.person(Role.MEMBER, "alpha-code");
        assertThat(body(scene, member, path))
                .doesNotContain("\"x\":\"2026-01-01\",\"value\":15")
                .contains("2026-02-01");
        Viewer observer = scene.person(Role.OBSERVER, null);
        assertThat(body(scene, observer, path))
                .doesNotContain("\"x\":\"2026-01-01\",\"value\":15")
                .contains("2026-02-01");
        Viewer director = scene.person(Role.DIRECTOR, null);
        assertThat(body(scene, director, path)).contains("\"x\":\"2026-01-01\",\"value\":15");
    }

    private static List<String> paths(Scene scene) {
        String c = "/c/" + scene.slug;
        String api = "/api/v1/collaboratives/" + scene.slug + "/measures/falls";
        return List.of(
                c + "/pooled",
                c + "/measures/falls",
                c + "/measures/falls?sort=latest&signal=any&axes=own",
                c + "/measures/falls?sort=change&country=PT",
                c + "/measures/wait",
                c + "/measures/falls/pooled",
                c + "/measures/wait/pooled",
                c + "/t/alpha-code/measures",
                c + "/t/alpha-code/m/falls",
                c + "/t/alpha-code/m/falls/chart.svg",
                c + "/t/alpha-code/m/falls/data.csv",
                c + "/t/alpha-code/m/falls/data.xlsx",
                c + "/t/beta-code/measures",
                c + "/t/beta-code/m/falls",
                c + "/t/beta-code/m/falls/chart.svg",
                c + "/t/beta-code/m/falls/chart.png",
                c + "/t/beta-code/m/falls/data.csv",
                c + "/t/beta-code/m/falls/data.xlsx",
                c + "/measures/falls/benchmark",
                c + "/measures/falls/benchmark?months=3&limits=chance&sort=value",
                c + "/measures/wait/benchmark",
                c + "/measures/falls/benchmark.csv",
                c + "/measures/falls/benchmark.xlsx",
                c + "/measures/falls/benchmark.svg",
                c + "/measures/falls/benchmark.png",
                c + "/measures/falls/summary",
                c + "/measures/falls/summary.csv",
                c + "/measures/falls/summary.xlsx",
                c + "/t/alpha-code/summary",
                c + "/t/beta-code/summary",
                c + "/t/beta-code/summary.csv",
                c + "/t/beta-code/summary.xlsx",
                api + "/benchmark",
                api + "/benchmark.svg?limits=chance",
                api + "/benchmark?from=2024-06-01&to=2025-06-01",
                api + "/analyses",
                api + "/analyses?from=2024-06-01&to=2025-06-01",
                api + "/analyses?team=beta-code",
                api + "/pooled",
                api + "/teams/alpha-code/chart.svg",
                api + "/teams/beta-code/chart.svg",
                api + "/teams/beta-code/chart.png");
    }

    private String body(Scene scene, Viewer viewer, String path) throws Exception {
        return get(scene, viewer, path).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse get(Scene scene, Viewer viewer, String path) throws Exception {
        assertThat(path).contains(scene.slug);
        return mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                        .with(Scene.as(viewer)))
                .andReturn()
                .getResponse();
    }
}
