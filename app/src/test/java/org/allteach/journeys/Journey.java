package org.allteach.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.allteach.Browser;
import org.allteach.Stage;
import org.allteach.accounts.AccountsTest;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measures;
import org.allteach.people.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** People, their collaboratives, and windows to look at them; no page they come to may complain. */
@SuppressWarnings("NullAway.Init")
abstract class Journey extends AccountsTest {

    private static final Pattern TOKEN = Pattern.compile("value=\"(at_[^\"]+)\"");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Assignments assignments;

    @Autowired
    private Measures measures;

    private static Browser browser;
    Stage stage;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @BeforeEach
    void stage() {
        stage = new Stage(context);
    }

    @AfterEach
    void no_page_complained() {
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    Walk somebodyNew() {
        return window(Browser.Look.LIGHT);
    }

    Walk window(Browser.Look look) {
        return new Walk(browser.window(look, "http://127.0.0.1:" + port));
    }

    Walk at(Person person) {
        return window(Browser.Look.LIGHT).signIn(person.email(), PASSWORD);
    }

    /** Somebody who has had a role since the collaborative began. */
    Person holder(String name, Collaborative collaborative, Role role, @Nullable Team team) {
        Person person = somebody(name);
        assignments.grant(collaborative, person.id(), role, team, collaborative.startsOn(), null);
        return person;
    }

    /** A required outcome, reported each month, of which more is better. */
    void measure(Collaborative collaborative, String code, String name, String kind) {
        measures.upsert(
                collaborative,
                List.of(Map.of(
                        "code", code, "name", name, "type", "outcome", "kind", kind, "direction", "up", "unit", "%")));
    }

    String tokenOf(Person person) {
        var form = Map.of("tokenName", "Script", "scope", "write", "days", "30");
        var token = TOKEN.matcher(
                signedIn(person).fill("/account", form, "/account/tokens").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    void send(Person person, Collaborative collaborative, String json) {
        String path = "/api/v1/collaboratives/" + collaborative.slug() + "/data";
        var answer = visitor().api("POST", path, tokenOf(person), json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
