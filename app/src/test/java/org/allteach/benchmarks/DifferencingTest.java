package org.allteach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.variation.Scene;
import org.allteach.web.Viewer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What is not to be known cannot be worked out either. Two worlds that differ only in what a viewer may not know give that
 * viewer the same answers, to the last byte: over every window, filter, order, file, page and answer of the API, text for
 * screen readers included. So no arithmetic on answers, however clever, tells the worlds apart.
 */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class DifferencingTest {

    private static final int MONTHS = 7;
    /** A month in which one team alone has too few people. */
    private static final LocalDate ALONE = Scene.FIRST.plusMonths(2);
    /** A month in which two teams of different groups have too few people each, and enough together. */
    private static final LocalDate TWO = Scene.FIRST.plusMonths(4);
    /** A month that only one's own team and one other have reported. */
    private static final LocalDate PAIR = Scene.FIRST.plusMonths(6);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private Scene scene(Visibility visibility) {
        var scene = new Scene(jdbc, visibility, 5).measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM");
        for (int i = 0; i < 14; i++) {
            String code = "team" + i;
            scene.team(code, "Ward " + (char) ('A' + i), "IE");
            jdbc.sql("""
                            update organisation set attributes = cast(? as jsonb)
                            where id = (select organisation_id from team where collaborative_id = ? and code = ?)
                            """)
                    .params(i % 2 == 0 ? "{\"size\":\"large\"}" : "{\"size\":\"small\"}", scene.collaborative, code)
                    .update();
            for (int month = 0; month < MONTHS; month++) {
                LocalDate start = Scene.FIRST.plusMonths(month);
                boolean few = start.equals(ALONE) && i == 3 || start.equals(TWO) && (i == 3 || i == 4);
                if (!start.equals(PAIR) || i == 0 || i == 3) {
                    scene.ratio("falls", code, start, few ? 1 : 5 + (i * 7 + month) % 9, few ? 4 : 60 + i);
                }
            }
        }
        return scene;
    }

    private void set(Scene scene, String team, LocalDate start, int numerator) {
        int changed = jdbc.sql("""
                        update observation set numerator = ?
                        where collaborative_id = ? and team_id = ? and period_start = ?
                        """)
                .params(numerator, scene.collaborative, scene.teams.get(team), start)
                .update();
        assertThat(changed).isOne();
    }

    private interface Change {
        void make(Scene scene);
    }

    /** What viewers who may not know of a change are told before and after it; one who may must be told otherwise. */
    private void nobodyCanTell(Visibility visibility, List<Role> unknowing, Change change) throws Exception {
        Scene scene = scene(visibility);
        List<Viewer> viewers = unknowing.stream()
                .map(role -> scene.person(role, role.isOfTeam() ? "team0" : null))
                .toList();
        List<Map<String, String>> before = new ArrayList<>();
        for (Viewer viewer : viewers) {
            before.add(answers(scene, viewer));
        }
        Viewer director = scene.person(Role.DIRECTOR, null);
        Map<String, String> knowing = answers(scene, director);
        change.make(scene);
        for (int i = 0; i < viewers.size(); i++) {
            assertThat(answers(scene, viewers.get(i))).isEqualTo(before.get(i));
        }
        assertThat(answers(scene, director)).isNotEqualTo(knowing);
    }

    /** Who sees all others, by name or code, knows what the others are together; an observer knows a sum over all. */
    @ParameterizedTest
    @EnumSource(names = {"CODED", "NAMED"})
    void a_value_of_too_few_people_shows_in_no_answer(Visibility visibility) throws Exception {
        nobodyCanTell(visibility, List.of(Role.MEMBER, Role.EVALUATOR), scene -> set(scene, "team3", ALONE, 3));
    }

    @ParameterizedTest
    @EnumSource
    void of_two_values_of_too_few_people_their_sum_alone_is_known(Visibility visibility) throws Exception {
        nobodyCanTell(visibility, List.of(Role.EVALUATOR, Role.OBSERVER), scene -> {
            set(scene, "team3", TWO, 0);
            set(scene, "team4", TWO, 2);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CODED", "NAMED"})
    void nor_does_a_team_that_sees_the_others_know_more_than_the_sum(Visibility visibility) throws Exception {
        nobodyCanTell(visibility, List.of(Role.MEMBER), scene -> {
            set(scene, "team3", TWO, 0);
            set(scene, "team4", TWO, 2);
        });
    }

    @Test
    void the_only_other_value_of_a_month_does_not_follow_from_ones_own() throws Exception {
        Scene scene = scene(Visibility.OWN_ONLY);
        Viewer member = scene.person(Role.MEMBER, "team0");
        Viewer observer = scene.person(Role.OBSERVER, null);
        var before = List.of(answers(scene, member), answers(scene, observer));
        set(scene, "team3", PAIR, 50);
        assertThat(List.of(answers(scene, member), answers(scene, observer))).isEqualTo(before);
    }

    @Test
    void teams_of_one_group_that_are_not_seen_cannot_be_told_apart() throws Exception {
        Scene scene = scene(Visibility.OWN_ONLY);
        Viewer member = scene.person(Role.MEMBER, "team0");
        set(scene, "team5", ALONE, 20);
        set(scene, "team7", ALONE, 1);
        Map<String, String> before = answers(scene, member);
        set(scene, "team5", ALONE, 1);
        set(scene, "team7", ALONE, 20);
        assertThat(answers(scene, member)).isEqualTo(before);
    }

    @Test
    void groups_are_offered_and_their_totals_are_right_where_nothing_stands_against_it() throws Exception {
        Scene scene = scene(Visibility.CODED);
        Viewer member = scene.person(Role.MEMBER, "team0");
        String body = body(scene, member, "/api/v1/collaboratives/{slug}/measures/falls/benchmark?peers=size:large");
        assertThat(body).contains("\"peers\":\"size:large\"", "\"pooledPeers\":{\"value\":");
        Viewer director = scene.person(Role.DIRECTOR, null);
        String all = body(scene, director, "/api/v1/collaboratives/{slug}/measures/falls/benchmark?peers=size:large");
        // The two values that are tied together belong to different groups: neither group's total may hold them.
        assertThat(body).contains("\"left\":1");
        assertThat(all).contains("\"left\":0").doesNotContain("\"left\":1");
    }

    @Test
    void a_small_group_is_no_filter_for_those_who_see_codes() throws Exception {
        Scene scene = scene(Visibility.CODED);
        jdbc.sql("""
                        update organisation set attributes = '{"size":"large","region":"far north"}'
                        where id in (select organisation_id from team where collaborative_id = ? and code in ('team2', 'team6'))
                        """).param(scene.collaborative).update();
        String path = "/api/v1/collaboratives/{slug}/measures/falls/benchmark?peers=region:far north";
        Viewer member = scene.person(Role.MEMBER, "team0");
        Viewer director = scene.person(Role.DIRECTOR, null);
        assertThat(answer(scene, member, path).getStatus()).isEqualTo(422);
        assertThat(answer(scene, director, path).getStatus()).isEqualTo(200);
        assertThat(body(scene, member, "/c/{slug}/measures/falls/benchmark")).doesNotContain("far north");
    }

    @Test
    void a_code_is_the_same_everywhere_and_in_no_other_teams_file() throws Exception {
        Scene scene = scene(Visibility.CODED);
        String code = scene.pseudonym("team3");
        Viewer member = scene.person(Role.MEMBER, "team0");
        Viewer evaluator = scene.person(Role.EVALUATOR, null);
        for (String page : List.of(
                "/c/{slug}/measures/falls/benchmark",
                "/c/{slug}/measures/falls/summary",
                "/c/{slug}/measures/falls",
                "/api/v1/collaboratives/{slug}/measures/falls/benchmark")) {
            assertThat(body(scene, member, page)).as(page).contains(code);
            assertThat(body(scene, evaluator, page)).as(page).contains(code);
        }
        for (String file : List.of("benchmark.csv", "benchmark.xlsx", "summary.csv", "summary.xlsx")) {
            String path = "/c/{slug}/measures/falls/" + file;
            assertThat(body(scene, member, path)).as(path).contains("team0").doesNotContain(code);
            assertThat(body(scene, evaluator, path)).as(path).contains(code);
        }
    }

    @Test
    void a_picture_to_take_along_names_whom_the_files_of_the_viewer_name() throws Exception {
        Scene scene = scene(Visibility.CODED);
        for (int month = 0; month < MONTHS - 1; month++) {
            set(scene, "team3", Scene.FIRST.plusMonths(month), month == 2 ? 3 : 60);
        }
        String code = scene.pseudonym("team3");
        Viewer member = scene.person(Role.MEMBER, "team0");
        Viewer evaluator = scene.person(Role.EVALUATOR, null);
        Viewer director = scene.person(Role.DIRECTOR, null);
        for (String path : List.of(
                "/c/{slug}/measures/falls/benchmark.svg?limits=chance",
                "/api/v1/collaboratives/{slug}/measures/falls/benchmark.svg?limits=chance")) {
            assertThat(body(scene, member, path))
                    .contains("One lies above the 99.8% limit.", "Ward A")
                    .doesNotContain(code, "Ward D", "href", "<title>Team");
            assertThat(body(scene, evaluator, path)).contains(code).doesNotContain("Ward", "href");
            assertThat(body(scene, director, path))
                    .contains("One lies above the 99.8% limit: Ward D.")
                    .doesNotContain(code, "href");
        }
        assertThat(body(scene, member, "/c/{slug}/measures/falls/benchmark")).contains(code);
    }

    @Test
    void who_sees_no_other_team_gets_a_picture_of_ones_own_alone() throws Exception {
        Scene scene = scene(Visibility.OWN_ONLY);
        assertThat(body(scene, scene.person(Role.MEMBER, "team0"), "/c/{slug}/measures/falls/benchmark.svg"))
                .contains("One team about")
                .doesNotContain("Ward B", "Ward D");
        assertThat(answer(scene, scene.person(Role.OBSERVER, null), "/c/{slug}/measures/falls/benchmark.svg")
                        .getStatus())
                .isNotEqualTo(200);
    }

    @Test
    void a_picture_comes_in_pixels_and_is_refused_in_words_where_there_is_none() throws Exception {
        Scene scene = scene(Visibility.NAMED);
        Viewer member = scene.person(Role.MEMBER, "team0");
        MockHttpServletResponse png = answer(scene, member, "/c/{slug}/measures/falls/benchmark.png?width=900");
        assertThat(png.getContentType()).isEqualTo("image/png");
        assertThat(javax.imageio.ImageIO.read(new ByteArrayInputStream(png.getContentAsByteArray()))
                        .getWidth())
                .isEqualTo(900);
        for (String path :
                List.of("/benchmark.svg?months=5", "/benchmark.png?limits=none", "/benchmark.svg?peers=no")) {
            assertThat(answer(scene, member, "/c/{slug}/measures/falls" + path).getStatus())
                    .as(path)
                    .isEqualTo(422);
        }
        scene.measure("waiting", "OUTCOME", "CONTINUOUS", "days", 1, "MEAN");
        assertThat(answer(scene, member, "/c/{slug}/measures/waiting/benchmark.svg")
                        .getStatus())
                .isEqualTo(409);
    }

    private Map<String, String> answers(Scene scene, Viewer viewer) throws Exception {
        var answers = new LinkedHashMap<String, String>();
        for (String path : paths()) {
            answers.put(path, body(scene, viewer, path));
        }
        return answers;
    }

    private static List<String> paths() {
        String page = "/c/{slug}/measures/falls";
        String api = "/api/v1/collaboratives/{slug}/measures/falls";
        var paths = new ArrayList<>(List.of(
                page,
                page + "/pooled",
                page + "/summary",
                page + "/summary?sort=-latest&signal=none",
                page + "/summary.csv",
                page + "/summary.xlsx",
                page + "/benchmark?months=3",
                page + "/benchmark?limits=chance&sort=change",
                page + "/benchmark?peers=size:large",
                page + "/benchmark?peers=size:small&sort=value",
                page + "/benchmark.csv?peers=size:small",
                page + "/benchmark.csv?months=6",
                page + "/benchmark.xlsx",
                page + "/benchmark.svg",
                page + "/benchmark.svg?months=3&limits=chance&peers=size:large",
                api + "/benchmark.svg?limits=chance",
                "/c/{slug}/pooled",
                api + "/analyses",
                api + "/pooled"));
        for (int from = 0; from < MONTHS; from++) {
            for (int to = from; to < MONTHS; to++) {
                String days = "?from=" + Scene.FIRST.plusMonths(from) + "&to=" + Scene.FIRST.plusMonths(to);
                paths.add(api + "/benchmark" + days);
                if (to == MONTHS - 1) {
                    paths.add(api + "/benchmark" + days + "&peers=size:large");
                    paths.add(api + "/benchmark" + days + "&peers=size:small");
                }
            }
        }
        return paths;
    }

    private String body(Scene scene, Viewer viewer, String path) throws Exception {
        MockHttpServletResponse answer = answer(scene, viewer, path);
        if (path.contains(".xlsx") && answer.getStatus() == 200) {
            return sheet(answer.getContentAsByteArray());
        }
        return answer.getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(_csrf\" value=|X-CSRF-TOKEN\":? ?|content=)\"[^\"]{30,}\"", "");
    }

    private MockHttpServletResponse answer(Scene scene, Viewer viewer, String path) throws Exception {
        return mvc.perform(get(path.replace("{slug}", scene.slug)).with(Scene.as(viewer)))
                .andReturn()
                .getResponse();
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            var text = new StringBuilder();
            for (Row row : read.getFirstSheet().read()) {
                row.forEach(
                        cell -> text.append(cell == null ? "" : cell.getText()).append('\t'));
                text.append('\n');
            }
            return text.toString();
        }
    }
}
