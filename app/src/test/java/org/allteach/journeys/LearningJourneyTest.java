package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.allteach.Browser;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An idea goes from the package to a team, through its tests, and on to another team. */
class LearningJourneyTest extends Journey {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Theories theories;

    @Test
    void all_teach_all_learn() {
        Collaborative ours = stage.collaborative(Map.of("visibility", "named"));
        theories.change(
                ours,
                null,
                "outline.pasted",
                now -> Outline.parse("Calm\n Quiet\n  Doors\n   Soft closers\n", now)
                        .into(now));
        Team ash = stage.team(ours, "ash", "Ash Ward");
        Team elm = stage.team(ours, "elm", "Elm Ward");
        Person mary = holder("Mary", ours, Role.LEADER, ash);
        Person paul = holder("Paul", ours, Role.LEADER, elm);
        Person dora = holder("Dora", ours, Role.DIRECTOR, null);

        at(dora).open("/c/" + ours.slug() + "/package")
                .unfold("Give out a version")
                .fill("Title", "after the expert meeting")
                .press("Give out a version")
                .sees("Version 1: after the expert meeting");

        Walk walk = at(mary).open("/c/" + ours.slug() + "/package");
        walk.press("We'll try this in Ash Ward: Soft closers");
        walk.sees("Soft closers");
        for (String decision : new String[] {"adapt", "expand", "expand", "implement"}) {
            if (decision.equals("adapt")) {
                walk.follow("Plan a test")
                        .fill("What is tested", "One door on Monday")
                        .press("Plan it");
                walk.press("Share it");
            }
            run(walk, decision);
            if (!decision.equals("implement")) {
                walk.press("Plan the next test");
            }
        }
        walk.open("/c/" + ours.slug() + "/t/ash/cycles").sees("C4 Finished").sees("Implement it");
        Browser.assertAccessible(walk.page());

        Walk other = at(paul).open("/c/" + ours.slug() + "/cycles?words=oil");
        other.follow("C1 One door on Monday").sees("Oil helps more than felt");
        other.open("/c/" + ours.slug() + "/t/ash/theory/nodes/I1").sees("4 tests in 1 team");
        other.press("We'll try this in Elm Ward").sees("Adopted from");

        at(dora).open("/c/" + ours.slug() + "/theory/nodes/I1").sees("Ash Ward").sees("Elm Ward");
    }

    /** One test, as it is written while it runs: nobody presses a button to save. */
    private static void run(Walk walk, String decision) {
        Page page = walk.page();
        Locator collects = page.getByLabel("Which data are collected, and how");
        collects.fill("A tally of slams, " + page.url());
        collects.blur();
        assertThat(page.locator("#collects-state")).hasText("saved");
        walk.press("We have begun").press("Done, now study it");
        page.getByLabel("What we learned").fill("Oil helps more than felt");
        page.getByLabel("Decision", new Page.GetByLabelOptions().setExact(true)).selectOption(decision);
        assertThat(page.locator("#decision-state")).hasText("saved");
        walk.press("Decided: close it").sees("Finished");
    }

    @Test
    void by_keyboard_alone() {
        Collaborative ours = stage.collaborative(Map.of());
        Team elm = stage.team(ours, "elm", "Elm Ward");
        Person mary = holder("Mary", ours, Role.MEMBER, elm);
        Walk walk = at(mary).open("/c/" + ours.slug() + "/t/elm/cycles");
        walk.tabTo("Plan a test").keyOn("Enter");
        walk.tabTo("What is tested").type("Lamp");
        walk.tabTo("Plan it").keyOn("Enter");
        walk.tabTo("Add a question").keyOn("Enter");
        walk.tabTo("Prediction").type("It will be brighter");
        walk.tabTo("We have begun").keyOn("Enter").sees("Doing");
        assertThat(walk.page().getByLabel("Prediction").first()).hasValue("It will be brighter");
        Browser.assertAccessible(walk.page());
    }
}
