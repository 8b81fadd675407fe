package org.allteach.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.allteach.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * While several programs report single values and a large file is read and then committed, the application or its database
 * is killed. What was acknowledged is there, once; the file is wholly in, once.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledTest {

    private static final int REPORTERS = 4;
    private static final int TEAMS = 20;
    private static final int DAYS = 4000;
    private static final String PASSWORD = "umbrella fjord kettle";
    private static final Pattern TOKEN = Pattern.compile("value=\"(at_[^\"]+)\"");

    @TempDir
    private static Path folder;

    private RunningApplication application;
    private Visitor administrator;
    private String token = "";
    private String slug = "";
    private int count;

    @BeforeAll
    void an_installation() {
        application = new RunningApplication(folder.resolve("data"));
        application.start();
        administrator = new Visitor(application.port);
        var form = new LinkedHashMap<>(Map.of("name", "Root", "email", "root@example.org", "language", "en"));
        form.putAll(Map.of("zone", "UTC", "code", application.firstCode(), "password", PASSWORD));
        assertThat(administrator.fill("/first-run", form, "/first-run").statusCode())
                .isEqualTo(303);
        var asked = Map.of("tokenName", "Script", "scope", "write", "days", "30");
        var page = administrator.fill("/account", asked, "/account/tokens").body();
        token = TOKEN.matcher(page).results().findFirst().orElseThrow().group(1);
        api("PUT", "/organisations", """
                [{"code": "elsewhere", "name": "Saint Elsewhere", "country": "IE", "timeZone": "Europe/Dublin"}]""");
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void a_collaborative() {
        slug = "kill-" + ++count;
        api("POST", "/collaboratives", """
                {"slug": "%s", "title": "Killed", "startsOn": "2005-01-01", "endsOn": "2030-12-31", "state": "active",
                 "timeZone": "UTC"}""".formatted(slug));
        String teams = IntStream.range(0, TEAMS)
                .mapToObj(team -> """
                        {"code": "T%1$d", "name": "Team %1$d", "organisation": "elsewhere"}""".formatted(team))
                .toList()
                .toString();
        api("PUT", "/collaboratives/" + slug + "/teams", teams);
        api("PUT", "/collaboratives/" + slug + "/measures", """
                [{"code": "single", "name": "Single", "type": "process", "kind": "count", "direction": "down",
                  "frequency": "day"},
                 {"code": "file", "name": "File", "type": "process", "kind": "count", "direction": "down",
                  "frequency": "day"}]""");
    }

    private void api(String method, String path, String json) {
        var answer = new Visitor(application.port).api(method, "/api/v1" + path, token, json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_application_is_killed() {
        killedTwice(() -> {
            application.kill();
            application.start();
        });
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_database_is_killed() {
        killedTwice(() -> {
            application.killDatabase();
            application.await("the database is back", () -> application.health() == 200);
        });
        assertThat(application.said()).contains("The database server ended");
    }

    /** Once while the file is read, once while its rows go into their table; values are reported all the while. */
    private void killedTwice(Runnable kill) {
        var reporters = IntStream.range(0, REPORTERS)
                .mapToObj(number -> new Reporter(
                        URI.create("http://127.0.0.1:" + application.port + "/api/v1/collaboratives/" + slug + "/data"),
                        token,
                        "T" + number))
                .toList();
        var threads = reporters.stream().map(Thread::startVirtualThread).toList();
        String file = sendFile();
        application.await("the file is being read", () -> !state().equals("RECEIVED 0"));
        assertThat(state()).startsWith("RECEIVED");
        kill.run();
        goOn(reporters);

        application.await("the file is read", () -> state().startsWith("IN_REVIEW"));
        assertThat(fromFile()).isEqualTo("0");
        commit(file);
        application.await(
                "rows are being written", () -> !application.rows(WRITING).isEmpty());
        kill.run();
        assertThat(fromFile()).isIn("0", "" + TEAMS * DAYS);
        goOn(reporters);

        application.await("the file is in", () -> state().startsWith("COMMITTED"));
        reporters.forEach(Reporter::stop);
        threads.forEach(KilledTest::join);
        assertThat(fromFile()).isEqualTo("" + TEAMS * DAYS);
        assertThat(count("observation_history", "measure_id = " + measure("file")))
                .isEqualTo("0");
        assertThat(count("audit_entry", "action = 'import.committed'")).isEqualTo("1");
        holdsTheLedgers(reporters);
    }

    private static final String WRITING =
            "select query from pg_stat_progress_copy p join pg_stat_activity a using (pid)"
                    + " where p.tuples_processed > 0 and a.query ilike 'copy observation%'";

    private void goOn(List<Reporter> reporters) {
        int before = written(reporters);
        application.await("values come in again", () -> written(reporters) >= before + 10 * REPORTERS);
    }

    private static int written(List<Reporter> reporters) {
        return reporters.stream().mapToInt(Reporter::writes).sum();
    }

    private void holdsTheLedgers(List<Reporter> reporters) {
        String revision = """
                select t.code || ' ' || o.period_start || ' ' || o.revision || ' ' || o.value as line, t.code, o.value
                from %s o join team t on t.collaborative_id = o.collaborative_id and t.id = o.team_id
                where o.measure_id = """ + measure("single");
        List<String> kept = application.rows("select line from (" + revision.formatted("observation") + " union all "
                + revision.formatted("observation_history") + ") revisions order by code, value");
        List<String> ledgers =
                reporters.stream().flatMap(one -> one.ledger().stream()).toList();
        assertThat(kept).containsExactlyElementsOf(ledgers);
        assertThat(count("audit_entry", "action = 'data.loaded' and subject = 'data'"))
                .isEqualTo("" + ledgers.size());
        assertThat(reporters).allSatisfy(one -> assertThat(one.refusals()).isSubsetOf(409, 503));
    }

    private String sendFile() {
        var text = new StringBuilder("team,measure,period,value\n");
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = LocalDate.of(2006, 1, 1).plusDays(day);
            for (int team = 0; team < TEAMS; team++) {
                text.append('T').append(team).append(",file,").append(date).append(",7\n");
            }
        }
        String page = "/c/" + slug + "/imports";
        String csrf = Visitor.formToken(administrator.get(page));
        String body = """
                --part\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %s\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="values.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --part--\r
                """.formatted(csrf, text);
        var sent = administrator.send(administrator
                .request(page)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("Location").orElseThrow();
    }

    private void commit(String file) {
        var version = Map.of("version", application.one("select version from import i where " + here()));
        assertThat(administrator.fill(file, version, file + "/commitment").statusCode())
                .isEqualTo(303);
    }

    private String state() {
        return application.one("select state || ' ' || rows_read from import i where " + here());
    }

    private String fromFile() {
        return count("observation", "measure_id = " + measure("file"));
    }

    private String count(String table, String condition) {
        return application.one("select count(*) from " + table + " where " + here() + " and " + condition);
    }

    private String measure(String code) {
        return "(select id from measure where code = '" + code + "' and " + here() + ")";
    }

    private String here() {
        return "collaborative_id = (select id from collaborative where slug = '" + slug + "')";
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
