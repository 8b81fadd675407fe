package org.allteach.submissions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.Browser;
import org.allteach.accounts.Passwords;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Role;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.measures.TestCollaborative;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridJourneyTest {

    private static final String PASSWORD = "a long password of mine";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Measures measures;

    @Autowired
    private Passwords passwords;

    private Browser browser;
    private TestCollaborative ours;
    private Viewer nurse;
    private String firstMonth;

    @BeforeAll
    void open() {
        browser = new Browser();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @BeforeEach
    void a_team_with_measures() {
        ours = new TestCollaborative(jdbc, collaboratives, "W07", "W08", "W09");
        LocalDate start = LocalDate.now().withDayOfMonth(1).minusMonths(5);
        firstMonth = start.toString().substring(0, 7);
        jdbc.sql("update collaborative set starts_on = ? where id = ?")
                .params(start, ours.id)
                .update();
        define("GOODDAY", "Days that were good days", "proportion");
        define("FALLS", "Falls per 1,000 bed days", "rate");
        define("SCORE", "Teamwork score", "score");
        nurse = ours.person("Nina");
        ours.assign(nurse, Role.DATA_ENTRY, "W07");
        jdbc.sql("update person set password_hash = ? where id = ?")
                .params(passwords.hash(PASSWORD), nurse.id())
                .update();
        jdbc.sql("insert into administrator (person_id, starts_on) values (?, date '2020-01-01')")
                .params(ours.director.id())
                .update();
    }

    private void define(String code, String name, String kind) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", code);
        fields.put("name", name);
        fields.put("type", "outcome");
        fields.put("kind", kind);
        fields.put("direction", "up");
        fields.put("definition", Map.of("numerator", "What is counted", "denominator", "Of how many"));
        measures.upsert(ours.itself(), List.of(fields));
    }

    private Page signedIn(Browser.Look look) {
        Page page = browser.window(look, "http://localhost:" + port);
        page.navigate("/sign-in");
        page.locator("#email").fill(nurse.email());
        page.locator("#password").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        page.navigate("/c/" + ours.slug + "/t/W07/data");
        return page;
    }

    private static Locator field(Page page, String measure, String month, String field) {
        return page.locator("[id='" + measure + "/" + month + "/" + field + "']");
    }

    private static Locator words(Page page, String measure, String month) {
        return page.locator("[id='" + measure + "/" + month + "/words']");
    }

    private String content(String measure, String month) {
        return jdbc.sql("""
                        select coalesce(numerator::text || '/' || denominator::text, value::text, 'status ' || status)
                            || case when submitted_at is null then ' draft' else '' end
                        from observation o join measure m on m.collaborative_id = o.collaborative_id and m.id = o.measure_id
                        where o.collaborative_id = ? and m.code = ? and period_start = cast(? as date)
                        """)
                .params(ours.id, measure, month + "-01")
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void a_nurse_enters_a_month_by_keyboard_submits_it_and_recalls_it() {
        Page page = signedIn(Browser.Look.LIGHT);
        // It opens on the oldest month that is not submitted yet.
        Locator numerator = field(page, "GOODDAY", firstMonth, "numerator");
        assertThat(numerator).hasAttribute("name", "GOODDAY/numerator");
        numerator.focus();
        page.keyboard().type("37");
        page.keyboard().press("Enter");
        page.keyboard().type("52");
        page.keyboard().press("ArrowDown");
        assertThat(words(page, "GOODDAY", firstMonth)).hasText("saved, draft");
        assertThat(content("GOODDAY", firstMonth)).isEqualTo("37/52 draft");

        // What is wrong is said, and what was typed stays.
        page.keyboard().type("5");
        page.keyboard().press("Enter");
        page.keyboard().type("0");
        page.keyboard().press("Enter");
        Locator falls =
                page.locator("td", new Page.LocatorOptions().setHas(field(page, "FALLS", firstMonth, "numerator")));
        assertThat(falls.locator(".at-cell-problem")).containsText("Enter a denominator above 0");
        assertThat(content("FALLS", firstMonth)).isEmpty();
        field(page, "FALLS", firstMonth, "denominator").fill("1,204.5");
        page.keyboard().press("Enter");
        assertThat(words(page, "FALLS", firstMonth)).hasText("saved, draft");
        assertThat(content("FALLS", firstMonth)).isEqualTo("5/1204.5 draft");

        // Esc gives back what was there; undo too.
        numerator.fill("1");
        page.keyboard().press("Escape");
        assertThat(numerator).hasValue("37");
        field(page, "SCORE", firstMonth, "value").fill("4.5");
        page.keyboard().press("Enter");
        assertThat(words(page, "SCORE", firstMonth)).hasText("saved, draft");
        page.locator("#undo").click();
        assertThat(words(page, "SCORE", firstMonth)).hasText("saved");
        assertThat(content("SCORE", firstMonth)).isEmpty();
        field(page, "SCORE", firstMonth, "value").focus();
        page.locator("td", new Page.LocatorOptions().setHas(field(page, "SCORE", firstMonth, "value")))
                .locator("summary")
                .click();
        field(page, "SCORE", firstMonth, "status").selectOption("not-collected");
        page.locator("h1").click();
        assertThat(words(page, "SCORE", firstMonth)).hasText("saved, draft, Not collected");
        Browser.photograph(page, "grid-light");
        Browser.assertAccessible(page);

        page.locator(".at-grid-actions .btn-primary").click();
        assertThat(page.locator(".alert-success")).containsText("Submitted");
        assertThat(content("GOODDAY", firstMonth)).isEqualTo("37/52");
        assertThat(content("SCORE", firstMonth)).isEqualTo("status 2");

        page.locator(".at-grid-tool summary").last().click();
        page.locator("#recall-reason").fill("Counted a day twice");
        page.locator("form[action*=recalls] button").click();
        assertThat(page.locator(".alert-success")).containsText("Recalled");
        assertThat(content("GOODDAY", firstMonth)).isEqualTo("37/52 draft");
        page.locator(".at-cell-more summary").first().click();
        page.navigate("/c/" + ours.slug + "/t/W07/m/GOODDAY/history/" + firstMonth);
        assertThat(page.locator(".at-revisions > li")).hasCount(3);
        assertThat(page.locator(".at-revisions > li").first()).containsText("Counted a day twice");
        Browser.assertAccessible(page);
        Browser.photograph(page, "history-light");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_block_from_a_spreadsheet_is_looked_at_and_then_saved() {
        Page page = signedIn(Browser.Look.LIGHT);
        field(page, "GOODDAY", firstMonth, "numerator").focus();
        page.evaluate("""
                () => {
                    const data = new DataTransfer();
                    data.setData("text/plain", "37\\t40\\n52\\t50\\n3\\t4\\n1'204,5\\tmany\\n");
                    document.activeElement.dispatchEvent(
                        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }""");
        Locator preview = page.locator("#preview");
        assertThat(preview).containsText("3 values can be saved, 1 cannot");
        assertThat(preview).containsText("Enter a number");
        Browser.assertAccessible(page);
        Browser.photograph(page, "paste-light");

        preview.locator(".btn-primary").click();

        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(content("GOODDAY", firstMonth)).isEqualTo("37/52 draft");
        assertThat(content("FALLS", firstMonth)).isEqualTo("3/1204.5 draft");
    }

    @Test
    void two_who_enter_the_same_see_both_versions() {
        Page page = signedIn(Browser.Look.LIGHT);
        Page other = signedIn(Browser.Look.LIGHT);
        field(page, "SCORE", firstMonth, "value").fill("4");
        page.keyboard().press("Enter");
        assertThat(words(page, "SCORE", firstMonth)).hasText("saved, draft");

        field(other, "SCORE", firstMonth, "value").fill("3");
        other.keyboard().press("Enter");

        Locator cell =
                other.locator("td", new Page.LocatorOptions().setHas(field(other, "SCORE", firstMonth, "value")));
        assertThat(cell.locator(".at-cell-problem")).containsText("Somebody else has saved this meanwhile: 4");
        assertThat(content("SCORE", firstMonth)).isEqualTo("4 draft");
        cell.locator("button").first().click();
        assertThat(words(other, "SCORE", firstMonth)).hasText("saved, draft");
        assertThat(content("SCORE", firstMonth)).isEqualTo("3 draft");
    }

    @Test
    void it_fits_a_phone_and_the_dark_and_works_there() {
        for (Browser.Look look : List.of(Browser.Look.PHONE, Browser.Look.DARK)) {
            Page page = signedIn(look);
            field(page, "GOODDAY", firstMonth, "numerator").fill("4");
            field(page, "GOODDAY", firstMonth, "denominator").fill("5");
            page.locator("h1").click();
            assertThat(words(page, "GOODDAY", firstMonth)).containsText("draft");
            Browser.assertAccessible(page);
            Browser.photograph(page, "grid-" + look);
            page.navigate("/c/" + ours.slug + "/heat-map");
            assertThat(page.locator(".at-heat")).isVisible();
            Browser.assertAccessible(page);
            Browser.photograph(page, "heat-map-" + look);
        }
        assertThat(browser.complaints()).isEmpty();
    }
}
