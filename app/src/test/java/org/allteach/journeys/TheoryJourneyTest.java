package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import org.allteach.Browser;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** A theory is pasted and mended: once with the mouse, once without one. */
class TheoryJourneyTest extends Journey {

    private static final String OUTLINE = outline();

    /** An aim, 4 primary drivers, 9 secondary drivers, 20 ideas. */
    private static String outline() {
        var outline = new StringBuilder("Half as many falls by next summer\n");
        int secondary = 0;
        int idea = 0;
        for (int primary = 1; primary <= 4; primary++) {
            outline.append("  Primary ").append(primary).append('\n');
            for (int i = 0; i < (primary == 1 ? 3 : 2); i++) {
                outline.append("    Secondary ").append(++secondary).append('\n');
                for (int j = 0; j < (secondary <= 2 ? 3 : 2); j++) {
                    outline.append("      - Idea ").append(++idea).append('\n');
                }
            }
        }
        return outline.toString();
    }

    @Test
    void by_mouse() {
        Collaborative ours = stage.collaborative(Map.of());
        Person dora = holder("Dora", ours, Role.DIRECTOR, null);
        Walk walk = at(dora).open("/c/" + ours.slug() + "/theory");
        walk.follow("Paste an outline").fill("Outline", OUTLINE).press("Look at it");
        walk.sees("34 boxes are new").press("Make it part of the diagram");
        Page page = walk.page();
        assertThat(boxes(page)).hasCount(34);
        assertNothingOverlaps(page);

        box(page, "I1").dblclick();
        page.keyboard().type("Night lamps");
        page.keyboard().press("Enter");
        assertThat(box(page, "I1")).hasAttribute("data-text", "Night lamps");

        Walk late = at(dora).open("/c/" + ours.slug() + "/theory");
        box(page, "I1").dblclick();
        page.keyboard().type("Lamps by every bed");
        page.keyboard().press("Enter");
        assertThat(box(page, "I1")).hasAttribute("data-text", "Lamps by every bed");
        box(late.page(), "I2").dblclick();
        late.type("Felt pads").key("Enter");
        assertThat(box(late.page(), "I2")).hasAttribute("data-text", "Felt pads");
        assertThat(box(late.page(), "I1")).hasAttribute("data-text", "Lamps by every bed");
        box(page, "I2").dblclick();
        page.keyboard().type("Thick pads");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel .at-problems")).containsText("Felt pads");
        assertThat(page.locator("#panel .at-problems")).containsText("Thick pads");
        page.keyboard().press("Escape");
        assertThat(page.locator("#panel")).isHidden();

        drag(page, box(page, "I7"), box(page, "S1"), 0.5);
        assertThat(link(page, "S1", "I7")).hasCount(1);
        box(page, "I7").click();
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Take the link with S1 Secondary 1 away"))
                .click();
        assertThat(link(page, "S1", "I7")).hasCount(0);

        drag(page, box(page, "I3"), box(page, "I1"), 0.1);
        assertThat(boxes(page).nth(14)).hasAttribute("data-code", "I3");

        box(page, "I2").click();
        page.locator("[data-act=retire]").click();
        page.keyboard().type("Dazzled everybody");
        page.keyboard().press("Enter");
        assertThat(boxes(page)).hasCount(33);
        page.locator("[data-undo] button").click();
        assertThat(boxes(page)).hasCount(34);
        Browser.assertAccessible(page);
    }

    @Test
    void by_keyboard_alone() {
        Collaborative ours = stage.collaborative(Map.of());
        Team elm = stage.team(ours, "elm", "Elm Ward");
        Person mary = holder("Mary", ours, Role.MEMBER, elm);
        Walk walk = at(mary).open("/c/" + ours.slug() + "/t/elm/theory");
        walk.tabTo("Paste an outline").keyOn("Enter");
        walk.tabTo("Outline");
        walk.page().keyboard().insertText(OUTLINE);
        walk.tabTo("Look at it").keyOn("Enter").sees("34 boxes are new");
        walk.tabTo("Make it part of the diagram").keyOn("Enter");
        Page page = walk.page();
        assertThat(boxes(page)).hasCount(34);

        tabToDrawing(walk);
        assertThat(box(page, "A1")).isFocused();
        walk.key("ArrowRight").key("ArrowRight").key("ArrowRight");
        String idea = focusedCode(page);
        assertThat(idea).startsWith("I");
        walk.key("F2").type("Night lamps").key("Enter");
        assertThat(box(page, idea)).hasAttribute("data-text", "Night lamps");
        assertThat(box(page, idea)).isFocused();

        walk.key("l").key("ArrowLeft").key("ArrowDown");
        String driver = focusedCode(page);
        walk.key("Enter");
        assertThat(link(page, driver, idea)).hasCount(1);
        assertThat(box(page, idea)).isFocused();
        walk.key("u");
        while (!focusedCode(page).equals(driver)) {
            walk.key(focusedCode(page).startsWith("I") ? "ArrowLeft" : "ArrowDown");
        }
        walk.key("Enter");
        assertThat(link(page, driver, idea)).hasCount(0);

        walk.key("Alt+ArrowDown");
        assertThat(page.locator("#announcements")).hasText("Moved");
        assertThat(box(page, idea)).isFocused();
        walk.key("ArrowLeft").key("Insert").type("Call bells within reach").key("Enter");
        assertThat(boxes(page)).hasCount(35);
        assertThat(box(page, "I21")).isFocused();
        walk.key("Delete").type("There were enough").key("Enter");
        assertThat(boxes(page)).hasCount(34);
        walk.key("Control+z");
        assertThat(boxes(page)).hasCount(35);

        walk.key("Enter");
        assertThat(page.locator("#panel .at-node-title")).isFocused();
        walk.key("Escape");
        assertThat(page.locator("#panel")).isHidden();
        assertThat(focusedCode(page)).isNotEmpty();
    }

    @Test
    void whatever_is_written_stays_in_its_box_and_looks_right_everywhere() {
        Collaborative ours = stage.collaborative(Map.of());
        measure(ours, "days-between-assaults-on-staff", "Days between", "proportion");
        Person dora = holder("Dora", ours, Role.DIRECTOR, null);
        String outline = "Aim " + "W".repeat(290) + "\n  שלום: לילה טוב. 12\n    日本語の長い文章" + "日".repeat(60)
                + "\n      <b>\"Quoted\" & 'bold'</b>\n      " + "Donaudampfschifffahrtsgesellschaft".repeat(8) + "\n";
        Walk walk = at(dora).open("/c/" + ours.slug() + "/theory/outline");
        walk.fill("Outline", outline).press("Look at it").press("Make it part of the diagram");
        walk.open("/c/" + ours.slug() + "/theory/nodes/A1").unfold("Change this box");
        walk.fill("Measures", "days-between-assaults-on-staff").fill("Owner", "Sister " + "B".repeat(150));
        walk.press("Save").open("/c/" + ours.slug() + "/theory");
        assertThat(boxes(walk.page())).hasCount(5);
        assertNothingOverlaps(walk.page());
        for (Browser.Look look : Browser.Look.values()) {
            Walk seen = window(look).signIn(dora.email(), PASSWORD);
            for (String path : new String[] {"/theory", "/theory/nodes/A1", "/theory/nodes/I1"}) {
                seen.open("/c/" + ours.slug() + path);
                Browser.assertAccessible(seen.page());
            }
        }
    }

    private static void tabToDrawing(Walk walk) {
        for (int i = 0; i < 60 && focusedCode(walk.page()).isEmpty(); i++) {
            walk.key("Tab");
        }
    }

    private static String focusedCode(Page page) {
        return String.valueOf(page.evaluate("document.activeElement?.dataset?.code ?? ''"));
    }

    private static Locator boxes(Page page) {
        return page.locator("a.bx");
    }

    private static Locator box(Page page, String code) {
        return page.locator("a.bx[data-code=" + code + "]");
    }

    private static Locator link(Page page, String from, String to) {
        return page.locator("path[data-from=" + from + "][data-to=" + to + "]");
    }

    /** From the middle of one box to a part of another's height. */
    private static void drag(Page page, Locator from, Locator to, double part) {
        to.scrollIntoViewIfNeeded();
        from.scrollIntoViewIfNeeded();
        BoundingBox start = from.locator(".fr").boundingBox();
        BoundingBox end = to.locator(".fr").boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height * part, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
    }

    private static void assertNothingOverlaps(Page page) {
        Object outside = page.evaluate("""
                () => [...document.querySelectorAll("a.bx")].flatMap((box) => {
                    const frame = box.querySelector(".fr").getBBox();
                    return [...box.querySelectorAll("text")].filter((text) => {
                        const place = text.getBBox();
                        return place.x < frame.x || place.x + place.width > frame.x + frame.width
                            || place.y < frame.y - 1 || place.y + place.height > frame.y + frame.height + 1;
                    }).map((text) => text.textContent);
                }).join()""");
        assertThat(outside).isEqualTo("");
    }
}
