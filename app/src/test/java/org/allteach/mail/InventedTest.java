package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.allteach.Stage;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever writes it, and of whatever kind it is: no mail goes to people who do not exist. */
@SpringBootTest
@WithDatabase
class InventedTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void mail_to_the_people_of_the_demonstration_is_not_written() {
        var stage = new Stage(context);
        Viewer real = stage.person();
        Viewer invented = stage.person();
        jdbc.sql("update person set demonstration = true where id = ?")
                .param(invented.id())
                .update();
        assertThat(written(real.email())).isEqualTo(Letter.Kind.values().length + 1);
        assertThat(written(invented.email())).isZero();
        assertThat(written(invented.email().toUpperCase(Locale.ROOT))).isZero();
    }

    @Test
    void mail_to_hospitals_that_applied_in_the_demonstration_is_not_written() {
        assertThat(written("sheila.considine@ardfinnan.example.org")).isZero();
        assertThat(written("office@ardfinnan.example.org")).isZero();
        assertThat(written("office@finnan.example.org")).isPositive();
    }

    private long written(String address) {
        transaction.executeWithoutResult(status -> {
            for (Letter.Kind kind : Letter.Kind.values()) {
                outbox.send(Letter.of(kind, kind + "/" + address, address, Locale.ENGLISH, "Hello")
                        .paragraph("Hello"));
            }
            outbox.send("plain/" + address, address, "Hello", "Hello");
        });
        return jdbc.sql("select count(*) from outgoing_mail where recipient = ?")
                .param(address)
                .query(Long.class)
                .single();
    }
}
