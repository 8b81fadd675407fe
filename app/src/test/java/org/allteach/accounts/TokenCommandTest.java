package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.Installation;
import org.allteach.database.Obstacle;
import org.allteach.database.TestDatabase;
import org.allteach.people.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenCommandTest {

    private final DatabaseAddress address = TestDatabase.fresh();

    @BeforeEach
    void an_installation() throws SQLException {
        System.setProperty("allteach.database.url", address.url());
        System.setProperty("allteach.database.user", String.valueOf(address.user()));
        System.setProperty("allteach.database.password", String.valueOf(address.password()));
        execute("""
                insert into person (id, name, email, language, time_zone, created_at)
                values (gen_random_uuid(), 'Ann', 'Ann@example.org', 'en', 'UTC', now())
                """);
    }

    @AfterEach
    void gone() {
        for (String name : List.of("url", "user", "password")) {
            System.clearProperty("allteach.database." + name);
        }
    }

    @Test
    void the_token_alone_is_printed_and_its_hash_kept() throws SQLException {
        String printed = run("ann@example.org");
        assertThat(printed).matches("at_[A-Za-z0-9_-]{43}\\R");
        assertThat(count("select count(*) from api_token where may_write and token_hash = '"
                        + Secret.hash(printed.strip())
                        + "' and expires_at between now() + interval '89 days' and now() + interval '91 days'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where action = 'token.made' and source = 'console'"))
                .isEqualTo(1);
    }

    @Test
    void an_unknown_address_is_said_in_one_line() {
        assertThatThrownBy(() -> run("bob@example.org"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("bob@example.org")
                .hasMessageNotContaining("\n");
    }

    @Test
    void an_address_is_wanted() {
        assertThatThrownBy(() -> run()).isInstanceOf(Obstacle.class);
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        try (var installation = Installation.at(Path.of("target", "nowhere"))) {
            int code = new TokenCommand()
                    .run(installation, List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(code).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void execute(String sql) throws SQLException {
        try (var database = address.connect();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (var database = address.connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
