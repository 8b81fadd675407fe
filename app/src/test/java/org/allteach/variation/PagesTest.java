package org.allteach.variation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.allteach.Browser;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Visibility;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The pages as people see them: light, dark and on a phone; by keyboard; without complaints of axe or the browser. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PagesTest {

    private static final List<String> WARDS = List.of(
            "Acacia",
            "Birch",
            "Cedar",
            "Damson",
            "Elder",
            "Fir",
            "Ginkgo",
            "Hazel",
            "Ilex",
            "Juniper",
            "Katsura",
            "Larch",
            "Maple",
            "Nutmeg",
            "Oak",
            "Pine",
            "Quince",
            "Rowan",
            "Spruce",
            "Tamarisk",
            "Ume",
            "Viburnum",
            "Willow",
            "Yew");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SessionRepository<? extends Session> sessions;

    @Autowired
    private Annotations annotations;

    @LocalServerPort
    private int port;

    private Scene scene;
    private Viewer leader;

    @BeforeAll
    void a_collaborative_of_two_dozen_teams() {
        scene = new Scene(jdbc, Visibility.CODED, 5)
                .measure("falls", "OUTCOME", "PROPORTION", "%", 100, "SUM")
                .measure("infections", "OUTCOME", "RATE", "per 1,000 bed days", 1000, "SUM")
                .measure("wait", "PROCESS", "CONTINUOUS", "minutes", 1, "MEAN")
                .measure("rounds", "PROCESS", "PROPORTION", "%", 100, "SUM");
        int number = 0;
        for (String ward : WARDS) {
            String code = "W" + String.format(java.util.Locale.ROOT, "%02d", ++number);
            scene.team(code, ward + " ward", List.of("IE", "PT", "CH").get(number % 3));
            double after = List.of(0.05, 0.11, 0.12, 0.07, 0.18, 0.1).get(number % 6);
            scene.course("falls", code, 30 - number % 5, 0.12, after, 16 + number % 4, 90 + 5 * number, number);
            scene.course("rounds", code, 24, 0.6, 0.85, 10, 40, 100 + number);
            for (int i = 0; i < 24; i++) {
                scene.ratio("infections", code, Scene.FIRST.plusMonths(i), (i * 7 + number) % 5, 700 + 11 * i);
                scene.value("wait", code, Scene.FIRST.plusMonths(i), 40 + (i * 13 + number * 7) % 17 - i / 3.0);
            }
        }
        leader = scene.person(Role.LEADER, "W03");
        annotate("chart_note", "text", "'First bundle tried with two patients'", "2025-03-01");
        annotate("chart_note", "text", "'All patients; the night shift joins'", "2025-08-01");
        annotate(
                "chart_decision",
                "kind, label, reason",
                "'PHASE', 'Bundle', 'The falls bundle is in use on the whole ward'",
                "2025-06-01");
        annotate("chart_decision", "kind, reason", "'EXCLUSION', 'Ward closed for two weeks'", "2024-09-01");
        jdbc.sql(
                        "update observation set provisional = true where collaborative_id = ? and period_start >= date '2026-05-01'")
                .param(scene.collaborative)
                .update();
        jdbc.sql(
                        "delete from observation where collaborative_id = ? and period_start = date '2024-12-01' and team_id = ?")
                .params(scene.collaborative, scene.teams.get("W03"))
                .update();
    }

    private void annotate(String table, String columns, String values, String start) {
        jdbc.sql("insert into " + table + " (collaborative_id, id, measure_id, team_id, period_start, " + columns
                        + ", person_id, at) values (?, ?, ?, ?, cast(? as date), " + values + ", ?, now())")
                .params(
                        scene.collaborative,
                        org.allteach.database.Ids.next(),
                        scene.measures.get("falls"),
                        scene.teams.get("W03"),
                        start,
                        leader.id())
                .update();
    }

    @Test
    void every_page_is_accessible_in_every_look() {
        Viewer director = scene.person(Role.DIRECTOR, null);
        try (var browser = new Browser()) {
            for (Browser.Look look : Browser.Look.values()) {
                for (var page : List.of(
                        List.of("measure", "/t/W03/m/falls"),
                        List.of("wall", "/measures/falls"),
                        List.of("pooled", "/measures/falls/pooled"),
                        List.of("outcomes", "/pooled"),
                        List.of("team-measures", "/t/W03/measures"))) {
                    Page window = window(browser, look, page.getFirst().equals("measure") ? leader : director);
                    window.navigate("/c/" + scene.slug + page.get(1));
                    Browser.photograph(
                            window,
                            "variation-" + page.getFirst() + "-" + look.name().toLowerCase(java.util.Locale.ROOT));
                    Browser.assertAccessible(window);
                    window.context().close();
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void points_are_read_by_the_arrow_keys() {
        try (var browser = new Browser()) {
            Page window = window(browser, Browser.Look.LIGHT, leader);
            window.navigate("/c/" + scene.slug + "/t/W03/m/falls");
            window.locator(".at-drawn-wide [tabindex='0']").focus();
            String newest = window.locator("[data-readout]").innerText();
            window.keyboard().press("ArrowLeft");
            String before = window.locator("[data-readout]").innerText();
            assertThat(newest).contains("%");
            assertThat(before).contains("%").isNotEqualTo(newest);
            window.keyboard().press("Home");
            assertThat(window.locator("[data-readout]").innerText()).startsWith("Jan 2024");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_wall_is_filtered_without_leaving_it() {
        try (var browser = new Browser()) {
            Page window = window(browser, Browser.Look.LIGHT, leader);
            window.navigate("/c/" + scene.slug + "/measures/falls");
            int all = window.locator(".at-cell").count();
            window.locator("select[name=signal]").selectOption("improving");
            window.waitForURL("**signal=improving**");
            assertThat(window.locator(".at-cell").count()).isBetween(1, all - 1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private Page window(Browser browser, Browser.Look look, Viewer viewer) {
        var context = browser.context(look, "http://127.0.0.1:" + port);
        String session =
                Base64.getEncoder().encodeToString(session(sessions, viewer).getBytes(StandardCharsets.UTF_8));
        context.addCookies(List.of(new Cookie("allteach", session).setUrl("http://127.0.0.1:" + port)));
        return context.newPage();
    }

    private static <S extends Session> String session(SessionRepository<S> sessions, Viewer viewer) {
        S session = sessions.createSession();
        session.setAttribute(
                "SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of())));
        sessions.save(session);
        return session.getId();
    }
}
