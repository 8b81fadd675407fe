package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Somebody at a window of their own. They know things by the words on them, and see whether a page fits their screen. */
record Walk(Page page) {

    Walk open(String address) {
        page.navigate(address);
        return arrived();
    }

    Walk signIn(String email, String password) {
        open("/sign-in").fill("E-mail address", email).fill("Password", password);
        return press("Sign in").isAt("/");
    }

    Walk follow(String link) {
        return leave(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first());
    }

    /** Presses a button that leads to another page, or to this one anew. */
    Walk press(String button) {
        return leave(button(button));
    }

    private Walk leave(Locator way) {
        page.evaluate("document.documentElement.dataset.left = 'yes'");
        way.click();
        return waitForNextPage();
    }

    /** The page that was marked is gone, and the next one stands with all its scripts. */
    Walk waitForNextPage() {
        assertThat(page.locator("html[data-left]")).hasCount(0);
        page.waitForLoadState();
        return arrived();
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Walk unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
        return this;
    }

    Walk fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Walk choose(String label, String option) {
        field(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    Walk check(String label) {
        field(label).check();
        return this;
    }

    /** The field of that label, whether or not it says that it is optional. */
    Locator field(String label) {
        // The browser reads the pattern, so it is quoted in its way.
        String quoted = label.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0");
        var words = Pattern.compile("^\\s*" + quoted + "(\\s+optional)?\\s*$");
        return page.getByLabel(words)
                .or(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(words)))
                .locator("visible=true")
                .first();
    }

    Walk sees(String text) {
        assertThat(page.locator("main").getByText(text).locator("visible=true").first())
                .isVisible();
        return this;
    }

    Walk doesNotSee(String text) {
        assertThat(page.content()).as(page.url()).doesNotContain(text);
        return this;
    }

    Walk isAt(String path) {
        assertThat(page.url().replaceFirst("^https?://[^/]+", "")).isEqualTo(path);
        return this;
    }

    private Walk arrived() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels by which %s is wider than the screen", page.url())
                .isEqualTo(0);
        return this;
    }

    /** Looks at what has just been shown on the same page. */
    Walk looks() {
        return arrived();
    }

    /** Tabs on until the thing of that name is reached, as somebody without a mouse does. */
    Walk tabTo(String name) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (name.equals(focused())) {
                return this;
            }
        }
        throw new AssertionError("The keyboard does not reach \"" + name + "\" on " + page.url());
    }

    Walk type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Walk key(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Presses a key that leads to another page. */
    Walk keyOn(String key) {
        page.evaluate("document.documentElement.dataset.left = 'yes'");
        page.keyboard().press(key);
        return waitForNextPage();
    }

    /** What has the focus, by its label or its words. */
    String focused() {
        return String.valueOf(page.evaluate("""
                () => {
                    const one = document.activeElement;
                    const words = one.getAttribute("aria-label")
                        ?? (one.labels?.length ? one.labels[0].firstChild.textContent : one.textContent);
                    return words.trim().replace(/\\s+/g, " ");
                }"""));
    }
}
