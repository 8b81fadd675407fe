package org.allteach.people;

import org.allteach.mail.Invented;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the demonstration, by the address that each has now. */
@Component
class DemonstrationPeople implements Invented {

    private final JdbcClient jdbc;

    DemonstrationPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean has(String address) {
        return jdbc.sql("select exists (select 1 from person where lower(email) = lower(?) and demonstration)")
                .param(address.strip())
                .query(Boolean.class)
                .single();
    }
}
