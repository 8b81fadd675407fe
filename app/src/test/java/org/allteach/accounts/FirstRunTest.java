package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.allteach.Visitor;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase(own = true)
class FirstRunTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FirstRun firstRun;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void who_reads_the_console_becomes_the_first_administrator_and_nobody_after_them() {
        var visitor = new Visitor(port);
        for (String path : new String[] {"/", "/sign-in", "/account", "/admin", "/collaboratives"}) {
            var answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/first-run");
        }
        assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/accounts.css").statusCode()).isEqualTo(200);

        String code = firstRun.newCode();
        assertThat(jdbc.sql("select value from installation_fact")
                        .query(String.class)
                        .single())
                .doesNotContain(code)
                .hasSize(64);
        var wrong = begin(visitor, "WRONG-CODE", "umbrella fjord kettle");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("code-problem", "root@example.org");
        var weak = begin(visitor, code, "password12");
        assertThat(weak.statusCode()).isEqualTo(422);

        String asTyped = code.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1-");
        assertThat(begin(visitor, asTyped, "umbrella fjord kettle").statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from installation_fact")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(visitor.get("/first-run").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/").statusCode()).isEqualTo(302);
    }

    private static java.net.http.HttpResponse<String> begin(Visitor visitor, String code, String password) {
        var fields = new LinkedHashMap<>(Map.of("name", "Root", "email", "root@example.org", "language", "en"));
        fields.putAll(Map.of("zone", "UTC", "code", code, "password", password));
        return visitor.fill("/first-run", fields, "/first-run");
    }
}
