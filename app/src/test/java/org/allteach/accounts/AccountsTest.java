package org.allteach.accounts;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.allteach.Visitor;
import org.allteach.database.WithDatabase;
import org.allteach.people.Administration;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The application on a port, and people with accounts in it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
public abstract class AccountsTest {

    protected static final String PASSWORD = "umbrella fjord kettle";

    @LocalServerPort
    protected int port;

    @Autowired
    protected People people;

    @Autowired
    protected Administration administration;

    @Autowired
    protected Passwords passwords;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    protected Visitor visitor() {
        return new Visitor(port);
    }

    /** Somebody new with the password above; the address is their name's. */
    protected Person somebody(String name) {
        String email = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        var newcomer = new People.Newcomer(email, name, null, null, Locale.ENGLISH, ZoneId.of("Europe/London"));
        UUID id = people.addDemonstration(List.of(newcomer), passwords.hash(PASSWORD))
                .getFirst();
        // Made as the demonstration makes accounts, but of a person who gets mail.
        jdbc.sql("update person set demonstration = false where id = ?")
                .param(id)
                .update();
        return people.find(id).orElseThrow();
    }

    protected Person administrator(String name) {
        Person person = somebody(name);
        administration.makeAdministrator(person);
        return people.find(person.id()).orElseThrow();
    }

    protected Visitor signedIn(Person person) {
        Visitor visitor = visitor();
        if (visitor.signIn(person.email(), PASSWORD).statusCode() != 303) {
            throw new IllegalStateException("Sign-in failed");
        }
        return visitor;
    }

    /** Somebody who is invited and has not joined. */
    protected Person invited(String name) {
        String email = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        UUID id = people.invite(email, name, null, null, Locale.ENGLISH, ZoneId.of("Europe/London"));
        return people.find(id).orElseThrow();
    }

    /** The path of the link in the latest mail to somebody. */
    protected String linkTo(Person person) {
        String body = jdbc.sql("select body from outgoing_mail where recipient = ? order by id desc limit 1")
                .param(person.email())
                .query(String.class)
                .single();
        String url =
                body.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow();
        return url.substring(url.indexOf('/', "https://".length()));
    }

    protected static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
