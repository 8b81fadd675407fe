package org.allteach.participation;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class ParticipationTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Participation participation;

    @Autowired
    Desk desk;

    private Doings doings;

    @BeforeEach
    void much_is_done() {
        doings = new Doings(context, "named");
    }

    private List<Deed> deeds() {
        return participation.between(doings.collaborative, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    }

    @Test
    void what_is_counted_is_what_counting_rows_one_by_one_gives() {
        var counted = new TreeMap<String, Double>();
        deeds().forEach(deed ->
                counted.merge(SlowCount.key(deed.team(), deed.kind(), deed.day()), deed.amount(), Double::sum));
        Map<String, Double> slowly = new SlowCount(jdbc, doings).all();
        assertThat(counted).isEqualTo(slowly);
        for (Kind kind : Kind.values()) {
            assertThat(slowly.keySet()).as("some of each").anyMatch(key -> key.contains(" " + kind + " "));
        }
    }

    @Test
    void some_days_alone_are_those_days_of_all() {
        LocalDate from = doings.collaborative.startsOn().plusDays(20);
        LocalDate until = from.plusDays(50);
        assertThat(participation.between(doings.collaborative, from, until))
                .containsExactlyInAnyOrderElementsOf(deeds().stream()
                        .filter(deed ->
                                !deed.day().isBefore(from) && !deed.day().isAfter(until))
                        .toList());
    }

    @Test
    void the_matrix_loses_nothing_by_month_or_by_part_of_the_course() {
        var membership = doings.stage.membership(doings.collaborative, doings.director);
        double all = deeds().stream()
                .filter(deed -> !deed.day().isAfter(doings.stage.today()))
                .mapToDouble(Deed::amount)
                .sum();
        for (Map<String, String> asked : List.of(Map.<String, String>of(), Map.of("by", "phase"))) {
            Matrix matrix = desk.matrix(membership, desk.query(membership, asked), 100);
            double shown = matrix.blocks().stream()
                    .flatMap(block -> block.lines().stream())
                    .flatMap(line -> line.cells().stream())
                    .mapToDouble(cell -> cell.tally().amount())
                    .sum();
            assertThat(shown).as(asked.toString()).isEqualTo(all);
            assertThat(matrix.blocks()).hasSize(4);
        }
    }

    @Test
    void everybody_did_it_as_what_they_were() {
        assertThat(deeds())
                .allSatisfy(deed -> assertThat(deed.role()).isIn(Role.DIRECTOR, Role.COACH, Role.LEADER, Role.MEMBER));
        assertThat(deeds().stream().filter(deed -> deed.role() == Role.COACH))
                .isNotEmpty()
                .allSatisfy(deed -> assertThat(deed.team()).isNull());
    }

    @Test
    void pages_and_files_say_the_same_and_name_nobody() throws Exception {
        String page = read(doings.director, "/c/{slug}/participation").getContentAsString();
        String line =
                read(doings.members.getFirst(), "/c/{slug}/t/ash/participation").getContentAsString();
        String csv = read(doings.director, "/c/{slug}/participation.csv").getContentAsString();
        assertThat(page).contains("Ash", "Birch", "Cedar", "Without a team", "Tests of change");
        assertThat(line).contains("Ash", "Sessions", "Leader");
        assertThat(csv.lines().toList())
                .contains("team,role,kind,day,amount,unit")
                .hasSize(1
                        + (int) deeds().stream()
                                .filter(deed -> !deed.day().isAfter(doings.stage.today()))
                                .count());
        // One's own name stands in the head of every page.
        doings.members.stream()
                .skip(1)
                .forEach(member -> assertThat(page + line + csv).doesNotContain(member.name()));
        assertThat(read(doings.director, "/c/{slug}/participation.xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
    }

    @Test
    void what_cannot_be_is_said_all_at_once() throws Exception {
        MockHttpServletResponse answer =
                read(doings.director, "/c/{slug}/participation?from=soon&kind=dances&until=2020-13-01");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("soon", "dances", "2020-13-01");
        assertThat(read(doings.director, "/c/{slug}/participation.csv?from=soon")
                        .getStatus())
                .isEqualTo(422);
        assertThat(read(doings.director, "/c/{slug}/participation?from=2026-03-01&until=2026-02-01")
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void an_evaluator_sees_codes_and_other_teams_take_none_along() throws Exception {
        doings = new Doings(context, "coded");
        Viewer evaluator = doings.stage.holder(doings.collaborative, Role.EVALUATOR, null);
        String code = doings.teams.get(1).pseudonym();
        String page = read(evaluator, "/c/{slug}/participation").getContentAsString();
        assertThat(page).contains(code).doesNotContain("Birch", "/t/");
        assertThat(read(evaluator, "/c/{slug}/participation.csv").getContentAsString())
                .contains(code)
                .doesNotContain("birch");
        Viewer member = doings.members.getFirst();
        assertThat(read(member, "/c/{slug}/participation").getContentAsString())
                .contains("Ash", code)
                .doesNotContain("Birch");
        assertThat(read(member, "/c/{slug}/participation.csv").getContentAsString())
                .contains("ash")
                .doesNotContain(code, "birch");
        assertThat(read(member, "/c/{slug}/t/birch/participation").getStatus()).isEqualTo(404);
        assertThat(read(evaluator, "/c/{slug}/t/ash/participation").getStatus()).isEqualTo(404);
    }

    @Test
    void pages_of_the_answer_follow_each_other_without_gap() throws Exception {
        List<Object> whole = JsonPath.read(api("?limit=1000"), "$.items");
        var pieces = new ArrayList<Object>();
        String next = "";
        do {
            String answer = api("?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next));
            pieces.addAll(JsonPath.<List<Object>>read(answer, "$.items"));
            next = JsonPath.read(answer, "$.next");
        } while (next != null);
        assertThat(pieces).isEqualTo(whole).hasSizeGreaterThan(100);
        assertThat(api("?limit=1000")).doesNotContainPattern(Pattern.quote(doings.director.name()));
        assertThat(JsonPath.<List<String>>read(api("?team=ash&kind=tests"), "$.items[*].team"))
                .isNotEmpty()
                .containsOnly("ash");
        assertThat(mvc.perform(get(address("/api/v1/collaboratives/{slug}/participation?cursor=here"))
                                .with(byToken(doings.director)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
    }

    private String api(String query) throws Exception {
        return mvc.perform(get(address("/api/v1/collaboratives/{slug}/participation" + query))
                        .with(byToken(doings.director)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse read(Viewer viewer, String path) throws Exception {
        return mvc.perform(get(address(path)).with(as(viewer))).andReturn().getResponse();
    }

    private java.net.URI address(String path) {
        return java.net.URI.create(path.replace("{slug}", doings.collaborative.slug()));
    }
}
