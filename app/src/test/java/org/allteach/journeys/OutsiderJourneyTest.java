package org.allteach.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.allteach.Visitor;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** Where each team sees only its own, a member of one looks everywhere, and types addresses by hand. */
class OutsiderJourneyTest extends Journey {

    /** What is the other team's alone: its code, its name, its people, its numbers, its comments. */
    private static final List<String> SECRETS =
            List.of("zebra", "Zebra", "Zoe", "7913", "79.13", "8241", "82.41", "95.9", "96.0", "Flood in the ward");

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|data-copy-picture)=\"(/[^\"#]*)");

    @Test
    void a_member_of_another_team_sees_nothing_they_should_not() {
        Collaborative ours = stage.collaborative(Map.of("visibility", "own-only"));
        Team own = stage.team(ours, "ash", "Ash Ward");
        Team other = stage.team(ours, "zebra", "Zebra Ward");
        measure(ours, "GOODDAY", "Good days", "proportion");
        holder("Zoe", ours, Role.LEADER, other);
        send(holder("Mara", ours, Role.DATA_MANAGER, null), ours, values(ours));
        Person member = holder("Mia", ours, Role.MEMBER, own);

        looksAround(at(member), ours);
        readsEverythingThatIsLinked(signedIn(member), ours);
        typesAddresses(at(member), ours);
        asksTheApi(member, ours);
    }

    private static String values(Collaborative ours) {
        String month = ours.startsOn().toString().substring(0, 7);
        String next = ours.startsOn().plusMonths(1).toString().substring(0, 7);
        return """
                [{"team": "ash", "measure": "GOODDAY", "period": "%1$s", "numerator": 30, "denominator": 60},
                 {"team": "zebra", "measure": "GOODDAY", "period": "%1$s", "numerator": 7913, "denominator": 8241},
                 {"team": "zebra", "measure": "GOODDAY", "period": "%2$s", "numerator": 7913, "denominator": 8241,
                  "comment": "Flood in the ward"}]""".formatted(month, next);
    }

    private static void looksAround(Walk mia, Collaborative ours) {
        mia.follow("Joy in Work").follow("Teams").sees("Ash Ward").sees("One more team takes part");
        mia.follow("Measures").follow("Good days").sees("Ash Ward");
        assertThat(mia.page().locator(".at-cell-head").count()).isEqualTo(1);
        mia.doesNotSee("Zebra");
    }

    /** Every page, fragment, picture and file that a link leads to, as far as the links go. */
    private static void readsEverythingThatIsLinked(Visitor mia, Collaborative ours) {
        var waiting = new ArrayDeque<>(List.of("/", "/c/" + ours.slug()));
        Set<String> seen = new LinkedHashSet<>(waiting);
        while (!waiting.isEmpty() && seen.size() < 400) {
            String path = waiting.remove();
            // Tokens are random letters, and some day these are somebody's name.
            String body = mia.get(path).body().replaceAll("[A-Za-z0-9_-]{64,}", "");
            assertThat(body).as(path).doesNotContain(SECRETS);
            LINK.matcher(body)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(link -> {
                        if (link.startsWith("/c/" + ours.slug()) && seen.add(link)) {
                            waiting.add(link);
                        }
                    });
        }
        assertThat(seen).hasSizeGreaterThan(20).anyMatch(path -> path.contains("chart.svg"));
    }

    private static void typesAddresses(Walk mia, Collaborative ours) {
        String base = "/c/" + ours.slug();
        String theirs = base + "/t/zebra";
        var paths = new ArrayList<>(List.of(theirs, theirs + "/data", theirs + "/measures", theirs + "/m/GOODDAY"));
        paths.addAll(List.of(theirs + "/m/GOODDAY/chart.svg", theirs + "/m/GOODDAY/chart.png"));
        paths.addAll(List.of(theirs + "/m/GOODDAY/data.csv", base + "/imports", base + "/settings"));
        paths.add(theirs + "/m/GOODDAY/history/" + ours.startsOn().toString().substring(0, 7));
        for (String path : paths) {
            assertThat(mia.page().navigate(path).status()).as(path).isEqualTo(404);
            mia.sees("It does not exist, or it is not yours to see").doesNotSee("Zebra");
        }
        // What is not there and what is not theirs look the same.
        String hidden = mia.open(theirs).page().locator("main").innerText();
        assertThat(mia.open(base + "/t/nobody").page().locator("main").innerText())
                .isEqualTo(hidden);
    }

    private void asksTheApi(Person member, Collaborative ours) {
        Walk mia = at(member).open("/account");
        mia.fill("Name", "Mia");
        Locator tokens = mia.page().locator("section[aria-labelledby=tokens]");
        tokens.getByLabel("Name").fill("Script");
        mia.choose("May", "read and change").press("Make a token");
        String token = mia.field("The new token").inputValue();

        String base = "/api/v1/collaboratives/" + ours.slug();
        String analyses = base + "/measures/GOODDAY/analyses";
        for (String path : List.of(
                base,
                base + "/teams",
                base + "/measures",
                base + "/data",
                base + "/submissions",
                analyses,
                analyses + "?team=zebra",
                base + "/data?team=zebra",
                base + "/submissions?team=zebra")) {
            var answer = visitor().api("GET", path, token, "");
            assertThat(answer.statusCode()).as(path).isIn(200, 404, 422);
            assertThat(answer.body().replaceAll("\"given\":\"[^\"]*\"", ""))
                    .as(path)
                    .doesNotContain(SECRETS);
        }
        String chart = base + "/measures/GOODDAY/teams/zebra/chart.svg";
        assertThat(visitor().api("GET", chart, token, "").statusCode()).isEqualTo(404);
        String row = """
                [{"team": "zebra", "measure": "GOODDAY", "period": "%s", "numerator": 1, "denominator": 2}]""".formatted(ours.startsOn().toString().substring(0, 7));
        var refused = visitor().api("POST", base + "/data", token, row);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Enter the code of a team whose data you may enter");
    }
}
