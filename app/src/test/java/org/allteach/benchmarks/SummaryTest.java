package org.allteach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.variation.Scene;
import org.allteach.web.Viewer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** One row a chart: put in order, filtered and taken along. */
@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class SummaryTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private Scene scene(Visibility visibility) {
        Scene scene = new Scene(jdbc, visibility, 5)
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM")
                .measure("wait", "PROCESS", "CONTINUOUS", "minutes", 1, "MEAN");
        List<Double> after = List.of(0.12, 0.03, 0.3);
        List<String> names = List.of("Alder", "Beech", "Cedar");
        for (int i = 0; i < 3; i++) {
            String code = names.get(i).toLowerCase(java.util.Locale.ROOT);
            scene.team(code, names.get(i), "IE");
            scene.course("falls", code, 24, 0.12, after.get(i), 12, 200, i);
            scene.value("wait", code, Scene.FIRST, 30 + i);
        }
        Viewer writer = scene.person(Role.LEADER, "beech");
        for (String note : List.of("2025-02-01 =first words", "2025-09-01 =last words")) {
            jdbc.sql("""
                            insert into chart_note (collaborative_id, id, measure_id, team_id, period_start, text, person_id, at)
                            values (?, ?, ?, ?, cast(? as date), ?, ?, now())
                            """)
                    .params(
                            scene.collaborative,
                            Ids.next(),
                            scene.measures.get("falls"),
                            scene.teams.get("beech"),
                            note.substring(0, 10),
                            note.substring(11),
                            writer.id())
                    .update();
        }
        return scene;
    }

    private MockHttpServletResponse answer(Scene scene, Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + scene.slug + path).with(Scene.as(viewer)))
                .andReturn()
                .getResponse();
    }

    private String body(Scene scene, Viewer viewer, String path) throws Exception {
        return answer(scene, viewer, path).getContentAsString(StandardCharsets.UTF_8);
    }

    /** The first cell of each row below the header. */
    private static List<String> codes(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void rows_come_by_name_and_in_the_order_that_is_asked_for() throws Exception {
        Scene scene = scene(Visibility.NAMED);
        Viewer director = scene.person(Role.DIRECTOR, null);
        String path = "/measures/falls/summary.csv";
        assertThat(codes(body(scene, director, path))).containsExactly("alder", "beech", "cedar");
        assertThat(codes(body(scene, director, path + "?sort=latest"))).containsExactly("beech", "alder", "cedar");
        assertThat(codes(body(scene, director, path + "?sort=-latest"))).containsExactly("cedar", "alder", "beech");
        assertThat(codes(body(scene, director, path + "?sort=signal"))).startsWith("cedar");
        assertThat(codes(body(scene, director, path + "?sort=-note"))).startsWith("beech");
        Viewer member = scene.person(Role.MEMBER, "cedar");
        assertThat(codes(body(scene, member, path))).containsExactly("cedar", "alder", "beech");
    }

    @Test
    void filters_choose_rows_on_the_page_and_in_the_file() throws Exception {
        Scene scene = scene(Visibility.NAMED);
        Viewer director = scene.person(Role.DIRECTOR, null);
        assertThat(codes(body(scene, director, "/measures/falls/summary.csv?signal=concerning")))
                .containsExactly("cedar");
        String page = body(scene, director, "/measures/falls/summary?signal=improving");
        assertThat(page).contains("1 of 3 rows shown", "m/falls\">Beech").doesNotContain("m/falls\">Cedar");
        assertThat(body(scene, director, "/measures/falls/summary?signal=improving&target=pass"))
                .contains("signal=improving");
    }

    @Test
    void the_newest_note_stands_in_the_row_and_is_no_formula_in_the_file() throws Exception {
        Scene scene = scene(Visibility.NAMED);
        Viewer director = scene.person(Role.DIRECTOR, null);
        assertThat(body(scene, director, "/measures/falls/summary"))
                .contains("=last words")
                .doesNotContain("=first words");
        assertThat(body(scene, director, "/measures/falls/summary.csv")).contains(",'=last words");
        assertThat(body(scene, director, "/t/beech/summary")).contains("=last words");
        Scene other = scene(Visibility.CODED);
        Viewer stranger = other.person(Role.MEMBER, "alder");
        assertThat(body(other, stranger, "/measures/falls/summary")).doesNotContain("=last words");
    }

    @Test
    void all_measures_of_a_team_stand_in_its_own_table() throws Exception {
        Scene scene = scene(Visibility.OWN_ONLY);
        Viewer member = scene.person(Role.MEMBER, "beech");
        assertThat(codes(body(scene, member, "/t/beech/summary.csv"))).containsExactly("falls", "wait");
        assertThat(answer(scene, member, "/t/cedar/summary").getStatus()).isEqualTo(404);
        var answer = answer(scene, member, "/t/beech/summary.xlsx");
        var rows = new ArrayList<String>();
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            read.getFirstSheet().read().forEach(row -> rows.add(row.getCellText(0)));
        }
        assertThat(rows).containsExactly("code", "falls", "wait");
        assertThat(answer.getHeader("Content-Disposition")).contains("beech-summary.xlsx");
    }
}
