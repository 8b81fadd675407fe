package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Slot;
import org.allteach.activities.When;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.enrolment.CallStage;
import org.allteach.prework.Item;
import org.allteach.prework.Prework;
import org.allteach.web.AccessTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page of the demonstration in light, in dark and on a phone: accessible, without complaints, not wider than the screen. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"allteach.demonstration=true", "db-scheduler.enabled=false"})
@WithDatabase(own = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    /** An example of each route that draws a page: who looks, and where. */
    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    /** Pages that need a link from a mail or an empty installation: journeys go there. Fragments are seen within their pages. */
    private static final List<String> ELSEWHERE = List.of(
            "GET /error",
            "GET /health",
            "GET /first-run",
            "GET /invitation",
            "GET /new-password",
            "GET /templates/{code}/file",
            "GET /unsubscribe/{secret}",
            "GET /calendar/{secret}.ics",
            "GET /c/{slug}/activities/{activity}/calendar.ics",
            "GET /c/{slug}/activities/{activity}/invitations",
            "GET /c/{slug}/pooled",
            "GET /c/{slug}/imports/{import}",
            "GET /c/{slug}/imports/{import}/progress",
            "GET /c/{slug}/imports/{import}/problems",
            "GET /c/{slug}/t/{team}/m/{measure}/chart.svg",
            "GET /c/{slug}/t/{team}/m/{measure}/chart.png",
            "GET /c/{slug}/t/{team}/m/{measure}/data.csv",
            "GET /c/{slug}/t/{team}/m/{measure}/data.xlsx",
            "GET /c/{slug}/comments/{kind}/{topic}",
            "GET /c/{slug}/cycles.csv",
            "GET /c/{slug}/cycles.xlsx",
            "GET /c/{slug}/ideas/{node}/tests",
            "GET /c/{slug}/t/{team}/ideas/{node}/tests",
            "GET /c/{slug}/t/{team}/m/{measure}/cycles",
            "GET /c/{slug}/t/{team}/cycles/{cycle}/files/{file}",
            "GET /c/{slug}/activities/{activity}/files/{file}",
            "GET /c/{slug}/ideas/{node}/lineage",
            "GET /c/{slug}/t/{team}/ideas/{node}/lineage",
            "GET /c/{slug}/measures/{measure}/benchmark.csv",
            "GET /c/{slug}/measures/{measure}/benchmark.xlsx",
            "GET /c/{slug}/measures/{measure}/benchmark.svg",
            "GET /c/{slug}/measures/{measure}/benchmark.png",
            "GET /c/{slug}/measures/{measure}/summary.csv",
            "GET /c/{slug}/measures/{measure}/summary.xlsx",
            "GET /c/{slug}/t/{team}/summary.csv",
            "GET /c/{slug}/t/{team}/summary.xlsx",
            "GET /applications/{secret}/files/{file}",
            "GET /c/{slug}/applications.csv",
            "GET /c/{slug}/applications.xlsx",
            "GET /c/{slug}/applications/sheet.xlsx",
            "GET /c/{slug}/applications/{application}/files/{file}",
            "GET /c/{slug}/t/{team}/formation",
            "GET /c/{slug}/settings/reminders/sent.csv",
            "GET /c/{slug}/prework.csv",
            "GET /c/{slug}/prework.xlsx",
            "GET /c/{slug}/t/{team}/prework/{item}/files/{file}",
            "GET /c/{slug}/participation.csv",
            "GET /c/{slug}/participation.xlsx",
            "GET /c/{slug}/theory/nodes/{node}/files",
            "GET /c/{slug}/theory/nodes/{node}/files/{file}",
            "GET /c/{slug}/t/{team}/theory/nodes/{node}/files",
            "GET /c/{slug}/t/{team}/theory/nodes/{node}/files/{file}",
            "GET /c/{slug}/theory/diagram.svg",
            "GET /c/{slug}/theory/diagram.png",
            "GET /c/{slug}/theory/outline.csv",
            "GET /c/{slug}/theory/outline.xlsx",
            "GET /c/{slug}/t/{team}/theory/diagram.svg",
            "GET /c/{slug}/t/{team}/theory/diagram.png",
            "GET /c/{slug}/t/{team}/theory/outline.csv",
            "GET /c/{slug}/t/{team}/theory/outline.xlsx");

    static {
        example("GET /sign-in", "nobody", "/sign-in");
        example("GET /forgotten-password", "nobody", "/forgotten-password");
        example("GET /calls", "nobody", "/calls");
        example("GET /calls/{call}", "nobody", "/calls/{call}");
        example("GET /applications/{secret}", "nobody", "{applicant}");
        example("GET /applications/commitments/{secret}", "nobody", "{seniorLeader}");
        example("GET /c/{slug}/applications", "director", "/c/joy-in-work/applications");
        example("GET /c/{slug}/applications/call", "director", "/c/joy-in-work/applications/call");
        example("GET /c/{slug}/applications/sheet", "director", "/c/joy-in-work/applications/sheet");
        example("GET /c/{slug}/applications/{application}", "director", "/c/joy-in-work/applications/{application}");
        example("GET /c/{slug}/teams/formation", "director", "/c/joy-in-work/teams/formation");
        example("GET /c/{slug}/prework", "coach", "/c/joy-in-work/prework");
        example("GET /c/{slug}/settings/prework", "director", "/c/joy-in-work/settings/prework");
        example("GET /c/{slug}/t/{team}/prework", "leader", "/c/joy-in-work/t/dunfarra/prework");
        example("GET /", "leader", "/");
        example("GET /news", "coach", "/news");
        example("GET /account", "member", "/account");
        example("GET /account/mail", "member", "/account/mail");
        example("GET /account/calendar", "member", "/account/calendar");
        example("GET /admin", "admin", "/admin");
        example("GET /admin/organisations", "admin", "/admin/organisations");
        example("GET /admin/new-organisation", "admin", "/admin/new-organisation");
        example("GET /admin/organisations/{code}", "admin", "/admin/organisations/{organisation}");
        example("GET /admin/people", "admin", "/admin/people");
        example("GET /admin/new-person", "admin", "/admin/new-person");
        example("GET /admin/people/{person}", "admin", "/admin/people/{person}");
        example("GET /admin/invitations", "admin", "/admin/invitations");
        example("GET /admin/mail", "admin", "/admin/mail");
        example("GET /admin/audit", "admin", "/admin/audit");
        example("GET /admin/demonstration", "admin", "/admin/demonstration");
        example("GET /collaboratives", "coach", "/collaboratives");
        example("GET /collaboratives/new", "admin", "/collaboratives/new");
        example("GET /c/{slug}", "observer", "/c/joy-in-work");
        example("GET /c/{slug}/teams", "advisor", "/c/joy-in-work/teams");
        example("GET /c/{slug}/t/{team}", "leader", "/c/joy-in-work/t/dunfarra");
        example("GET /c/{slug}/participation", "coach", "/c/joy-in-work/participation");
        example("GET /c/{slug}/t/{team}/participation", "leader", "/c/joy-in-work/t/dunfarra/participation");
        example("GET /c/{slug}/settings", "director", "/c/joy-in-work/settings");
        example("GET /c/{slug}/settings/parameters", "director", "/c/joy-in-work/settings/parameters");
        example("GET /c/{slug}/settings/phases", "director", "/c/joy-in-work/settings/phases");
        example("GET /c/{slug}/settings/phases/{phase}", "director", "/c/joy-in-work/settings/phases/{phase}");
        example("GET /c/{slug}/settings/phases/round", "director", "/c/joy-in-work/settings/phases/round");
        example(
                "GET /c/{slug}/settings/phases/{phase}/shift",
                "director",
                "/c/joy-in-work/settings/phases/{phase}/shift?startsOn=2030-01-07");
        example("GET /c/{slug}/course", "director", "/c/joy-in-work/course");
        example("GET /c/{slug}/settings/topic", "director", "/c/joy-in-work/settings/topic");
        example("GET /c/{slug}/settings/scale", "director", "/c/joy-in-work/settings/scale");
        example("GET /c/{slug}/settings/template", "director", "/c/joy-in-work/settings/template");
        example("GET /templates", "director", "/templates");
        example("GET /templates/{code}", "director", "/templates/falls");
        example("GET /c/{slug}/settings/reminders", "director", "/c/joy-in-work/settings/reminders");
        example("GET /c/{slug}/settings/reminders/sent", "director", "/c/joy-in-work/settings/reminders/sent");
        example("GET /admin/holidays", "admin", "/admin/holidays");
        example("GET /admin/holidays/{country}", "admin", "/admin/holidays/FI");
        example("GET /c/{slug}/settings/teams", "director", "/c/joy-in-work/settings/teams");
        example("GET /c/{slug}/settings/teams/{team}", "director", "/c/joy-in-work/settings/teams/dunfarra");
        example("GET /c/{slug}/settings/people", "director", "/c/joy-in-work/settings/people");
        example("GET /c/{slug}/settings/log", "director", "/c/joy-in-work/settings/log");
        example("GET /c/{slug}/measures/{measure}", "coach", "/c/joy-in-work/measures/good-day");
        example("GET /c/{slug}/measures/{measure}/pooled", "executive", "/c/joy-in-work/measures/good-day/pooled");
        example("GET /c/{slug}/measures/{measure}/benchmark", "leader", "/c/joy-in-work/measures/good-day/benchmark");
        example("GET /c/{slug}/measures/{measure}/summary", "coach", "/c/joy-in-work/measures/good-day/summary");
        example("GET /c/{slug}/t/{team}/summary", "member", "/c/joy-in-work/t/dunfarra/summary");
        example("GET /c/{slug}/heat-map", "coach", "/c/joy-in-work/heat-map");
        example("GET /c/{slug}/measures", "observer", "/c/joy-in-work/measures");
        example("GET /c/{slug}/new-measure", "advisor", "/c/joy-in-work/new-measure");
        example("GET /c/{slug}/measures/{measure}/definition", "member", "/c/joy-in-work/measures/on-time/definition");
        example("GET /c/{slug}/measures/{measure}/edit", "advisor", "/c/joy-in-work/measures/on-time/edit");
        example("GET /c/{slug}/imports", "leader", "/c/joy-in-work/imports");
        example("GET /c/{slug}/t/{team}/data", "member", "/c/joy-in-work/t/dunfarra/data");
        example(
                "GET /c/{slug}/t/{team}/m/{measure}/history/{period}",
                "member",
                "/c/joy-in-work/t/dunfarra/m/burnout/history/{month}");
        example("GET /c/{slug}/ideas", "advisor", "/c/joy-in-work/ideas");
        example("GET /c/{slug}/t/{team}/ideas", "member", "/c/joy-in-work/t/dunfarra/ideas");
        example("GET /c/{slug}/t/{team}/cycles", "member", "/c/joy-in-work/t/dunfarra/cycles");
        example("GET /c/{slug}/t/{team}/new-cycle", "member", "/c/joy-in-work/t/dunfarra/new-cycle");
        example("GET /c/{slug}/t/{team}/cycles/{cycle}", "member", "/c/joy-in-work/t/dunfarra/cycles/C1");
        example("GET /c/{slug}/t/{team}/ramps/{ramp}", "coach", "/c/joy-in-work/t/dunfarra/ramps/R1");
        example("GET /c/{slug}/search", "leader", "/c/joy-in-work/search?words=good+day");
        example("GET /c/{slug}/cycles", "leader", "/c/joy-in-work/cycles");
        example("GET /c/{slug}/cycles/quality", "observer", "/c/joy-in-work/cycles/quality");
        example("GET /c/{slug}/activities", "member", "/c/joy-in-work/activities");
        example("GET /c/{slug}/activities/programme", "observer", "/c/joy-in-work/activities/programme");
        example("GET /c/{slug}/new-activity", "director", "/c/joy-in-work/new-activity");
        example("GET /c/{slug}/activities/{activity}", "leader", "/c/joy-in-work/activities/{activity}");
        example("GET /c/{slug}/activities/{activity}/edit", "advisor", "/c/joy-in-work/activities/{activity}/edit");
        example(
                "GET /c/{slug}/activities/{activity}/agenda",
                "director",
                "/c/joy-in-work/activities/{activity}/agenda");
        example(
                "GET /c/{slug}/activities/{activity}/materials",
                "director",
                "/c/joy-in-work/activities/{activity}/materials");
        example("GET /c/{slug}/activities/{activity}/room", "director", "/c/joy-in-work/activities/{activity}/room");
        example(
                "GET /c/{slug}/activities/{activity}/attendance",
                "director",
                "/c/joy-in-work/activities/{activity}/attendance");
        example(
                "GET /c/{slug}/activities/{activity}/evaluation",
                "member",
                "/c/joy-in-work/activities/{activity}/evaluation");
        example(
                "GET /c/{slug}/activities/{activity}/evaluation/results",
                "director",
                "/c/joy-in-work/activities/{activity}/evaluation/results");
        example(
                "GET /c/{slug}/activities/{activity}/evaluation/questions",
                "director",
                "/c/joy-in-work/activities/{activity}/evaluation/questions");
        example("GET /c/{slug}/activities/periods/{phase}", "director", "/c/joy-in-work/activities/periods/{period}");
        example("GET /c/{slug}/t/{team}/plan", "leader", "/c/joy-in-work/t/dunfarra/plan");
        example(
                "GET /c/{slug}/t/{team}/plan/reports/{phase}",
                "leader",
                "/c/joy-in-work/t/dunfarra/plan/reports/{period}");
        example("GET /c/{slug}/package", "member", "/c/joy-in-work/package");
        example("GET /c/{slug}/package/versions/{number}", "member", "/c/joy-in-work/package/versions/1");
        example("GET /c/{slug}/package/difference", "advisor", "/c/joy-in-work/package/difference");
        example("GET /c/{slug}/theory", "advisor", "/c/joy-in-work/theory");
        example("GET /c/{slug}/theory/outline", "advisor", "/c/joy-in-work/theory/outline");
        example("GET /c/{slug}/theory/nodes/{node}", "advisor", "/c/joy-in-work/theory/nodes/I1");
        example("GET /c/{slug}/t/{team}/theory/nodes/{node}", "member", "/c/joy-in-work/t/dunfarra/theory/nodes/I1");
        example("GET /c/{slug}/theory/history", "observer", "/c/joy-in-work/theory/history");
        example("GET /c/{slug}/t/{team}/theory", "coach", "/c/joy-in-work/t/dunfarra/theory");
        example("GET /c/{slug}/t/{team}/theory/outline", "member", "/c/joy-in-work/t/dunfarra/theory/outline");
        example("GET /c/{slug}/t/{team}/theory/history", "leader", "/c/joy-in-work/t/dunfarra/theory/history");
        example("GET /c/{slug}/t/{team}/measures", "member", "/c/joy-in-work/t/dunfarra/measures");
        example("GET /c/{slug}/t/{team}/m/{measure}", "leader", "/c/joy-in-work/t/dunfarra/m/good-day");
    }

    private static void example(String route, String who, String path) {
        EXAMPLES.put(route, who + " " + path);
    }

    private static final String MONTH =
            "select to_char(max(period_start), 'YYYY-MM') from observation o join measure m on m.id = o.measure_id where m.code = 'burnout'";
    private static final String PASSWORD =
            "select value from installation_fact where name = 'demonstration''s password'";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Activities activities;

    @Autowired
    private ApplicationContext context;

    /** What stands for the parts of paths that are made here. */
    private final Map<String, String> made = new HashMap<>();

    private final Browser browser = new Browser();

    /** A session of today, to which the member came. */
    @BeforeAll
    void a_session() {
        Collaborative place = collaboratives.find("joy-in-work").orElseThrow();
        LocalDateTime start =
                LocalDateTime.now(place.zone()).withMinute(0).withSecond(0).withNano(0);
        Activity session = Activity.draft(
                place,
                Activity.Kind.LEARNING_SESSION,
                "A session today",
                new When(start, start.plusDays(1), place.zone()));
        activities.upsert(
                place,
                List.of(session.with(List.of(
                        new Slot(1, LocalTime.of(9, 0), 45, "Welcome", "The director", Slot.Kind.PLENARY),
                        new Slot(2, LocalTime.of(9, 0), 60, "Plans", "", Slot.Kind.TEAM_TIME)))));
        jdbc.sql("""
                        insert into attendance (collaborative_id, activity_id, person_id, means, at)
                        select ?, ?, id, 'LIST', now() from person where email = 'member@example.org'
                        """).params(place.id(), session.id()).update();
    }

    /** The demonstration is past its prework, and its links are secret: a call of our own, with applications. */
    @BeforeAll
    void call_for_teams() {
        var calls = new CallStage(context);
        Collaborative joy =
                context.getBean(Collaboratives.class).find("joy-in-work").orElseThrow();
        calls.call(joy, Map.of());
        made.put("{application}", calls.submitted(joy, "Clare").id().toString());
        if (context.getBean(Prework.class).items(joy.id()).isEmpty()) {
            context.getBean(Prework.class)
                    .replaceItems(
                            joy,
                            List.of(
                                    new Item("aim", "Draft the aim", "How much, by when", Role.LEADER, -14, ""),
                                    new Item("talk", "Talk to the board", "", Role.TEAM_SPONSOR, -2, "")));
        }
        Collaborative recruiting = new Stage(context)
                .collaborative(Map.of("state", "recruiting", "title", "Fewer falls", "aim", "Half as many falls"));
        calls.call(recruiting, Map.of("text", "We look for twenty teams."));
        made.put("{call}", recruiting.slug());
        made.put("{applicant}", calls.link(calls.started(recruiting, "Kerry"), false));
        made.put("{seniorLeader}", calls.link(calls.submitted(recruiting, "Mayo"), true));
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void no_page_is_forgotten() {
        var pages = new TreeSet<String>();
        for (String route : new AccessTable().rules().keySet()) {
            if (route.startsWith("GET ") && !route.contains("/api/") && !ELSEWHERE.contains(route)) {
                pages.add(route);
            }
        }
        assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(pages);
    }

    @ParameterizedTest
    @EnumSource
    void every_page_is_for_everyone(Browser.Look look) {
        Map<String, BrowserContext> people = new LinkedHashMap<>();
        var failures = new ArrayList<String>();
        for (String example : EXAMPLES.values()) {
            String[] whoAndPath = example.split(" ", 2);
            BrowserContext context = people.computeIfAbsent(whoAndPath[0], who -> signedIn(who, look));
            try (Page page = context.newPage()) {
                String path = filled(whoAndPath[1]);
                page.navigate(path);
                // Parts that are fetched replace what stood for them.
                PlaywrightAssertions.assertThat(page.locator("[hx-trigger=load] .at-slot"))
                        .hasCount(0);
                Browser.photograph(page, look.name().toLowerCase(Locale.ROOT) + path.replace('/', '_'));
                Browser.assertAccessible(page);
                assertThat(browser.complaints()).as(path).isEmpty();
            } catch (AssertionError wrong) {
                failures.add(wrong.getMessage());
            }
        }
        people.values().forEach(BrowserContext::close);
        assertThat(failures).isEmpty();
    }

    private BrowserContext signedIn(String who, Browser.Look look) {
        BrowserContext context = browser.context(look, "http://127.0.0.1:" + port);
        if (!who.equals("nobody")) {
            try (Page page = context.newPage()) {
                page.navigate("/sign-in");
                page.locator("#email").fill(who + "@example.org");
                page.locator("#password").fill(one(PASSWORD));
                page.locator("main button[type=submit]").click();
                page.waitForURL("**/");
            }
        }
        return context;
    }

    private String filled(String path) {
        String known = path;
        for (var part : made.entrySet()) {
            known = known.replace(part.getKey(), part.getValue());
        }
        return known.replace("{month}", one(MONTH))
                .replace("{organisation}", one("select min(code) from organisation"))
                .replace("{activity}", one("select cast(id as text) from activity order by starts_at desc limit 1"))
                .replace("{period}", one("select cast(id as text) from phase where kind = 'ACTION_PERIOD' limit 1"))
                .replace("{person}", one("select cast(id as text) from person where email = 'leader@example.org'"))
                .replace("{phase}", one("select cast(id as text) from phase order by starts_on limit 1"));
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
