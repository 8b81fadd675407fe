package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.allteach.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of accounts and of administrators as people see them, in light, in the dark and on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInBrowserTest extends AccountsTest {

    private Browser browser = new Browser();
    private final String code = "H" + UUID.randomUUID().toString().substring(0, 6);

    @BeforeAll
    void an_organisation_with_places() {
        var root = signedIn(administrator("Root"));
        var fields = new LinkedHashMap<>(Map.of("code", code, "name", "Saint Elsewhere", "country", "IE"));
        fields.putAll(Map.of("timeZone", "Europe/Dublin", "size", "large", "kind", "teaching", "region", "north"));
        root.fill("/admin/new-organisation", fields, "/admin/organisations");
        String page = "/admin/organisations/" + code;
        root.fill(page, Map.of("siteCode", "north", "siteName", "North Wing"), page + "/sites");
        root.fill(page, Map.of("unitCode", "icu", "unitName", "Intensive care"), page + "/sites/north/units");
        invited("Bob");
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(Browser.Look.class)
    void every_page_can_be_read_by_everybody(Browser.Look look) {
        var root = administrator("Root");
        var ann = invited("Ann");
        Page page = browser.window(look, "http://127.0.0.1:" + port);
        look(page, "/sign-in", look);
        look(page, "/forgotten-password", look);
        look(page, linkTo(ann), look);
        page.getByLabel("New password").fill("password12");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT).first().isVisible()).isTrue();
        Browser.assertAccessible(page);
        signIn(page, root.email());
        for (String path : new String[] {
            "/account?saved=details",
            "/admin",
            "/admin/organisations",
            "/admin/organisations/" + code + "?saved=added",
            "/admin/new-organisation",
            "/admin/people",
            "/admin/people/" + ann.id(),
            "/admin/new-person",
            "/admin/invitations",
            "/admin/mail",
            "/admin/audit"
        }) {
            look(page, path, look);
        }
        page.navigate("/account");
        page.getByLabel("Name").last().fill("My script");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a token"))
                .click();
        assertThat(page.getByLabel("The new token").inputValue()).startsWith("at_");
        Browser.assertAccessible(page);
        Browser.photograph(page, "account-token-" + look);
        assertThat(browser.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void joining_and_leaving_need_only_the_keyboard() {
        var ann = invited("Ann");
        Page page = browser.window(Browser.Look.LIGHT, "http://127.0.0.1:" + port);
        page.navigate(linkTo(ann));
        tabTo(page, "password");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        Locator password = page.locator("#password");
        assertThat(password.getAttribute("type")).isEqualTo("text");
        password.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/");
        page.navigate("/account");
        assertThat(page.getByLabel("Name").first().inputValue()).isEqualTo("Ann");
        Locator out = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out").setExact(true));
        out.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in");
        assertThat(browser.complaints()).isEmpty();
        page.context().close();
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + id);
    }

    private static void signIn(Page page, String email) {
        page.navigate("/sign-in");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/");
    }

    private static void look(Page page, String path, Browser.Look look) {
        page.navigate(path);
        Browser.assertAccessible(page);
        String name = path.replaceAll("\\?.*", "").replaceAll("[0-9a-f-]{36}|H[0-9a-f]{6}", "one");
        Browser.photograph(page, name.substring(1).replace('/', '-') + "-" + look);
    }
}
