package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.Visitor;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Who does not want a kind of mail does not get it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"allteach.mail.tls=none", "allteach.mail.from=quality@example.org"})
@WithDatabase(own = true)
class ChoicesTest {

    @RegisterExtension
    static final GreenMailExtension POST =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp")).withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("allteach.mail.host", () -> "127.0.0.1");
        registry.add("allteach.mail.port", () -> POST.getSmtp().getPort());
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void the_installation_is_in_use() {
        new Stage(context).administrator();
    }

    @Test
    void one_click_stops_a_kind_and_nothing_else() throws Exception {
        String link = unsubscribing("ann@example.org");
        HttpResponse<String> answer = click(link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(click(link).statusCode()).isEqualTo(200);
        send(Letter.Kind.DIGEST, "ann/2", "ANN@example.org");
        send(Letter.Kind.ENROLMENT, "ann/3", "ann@example.org");
        send(Letter.Kind.ACCOUNT, "ann/4", "ann@example.org");
        assertThat(state("ann/2")).isEqualTo("UNSUBSCRIBED without text");
        assertThat(state("ann/3")).isEqualTo("wanted");
        assertThat(state("ann/4")).isEqualTo("wanted");
        assertThat(POST.waitForIncomingEmail(10_000, 3)).isTrue();
        assertThat(outbox.waiting(10)).extracting(Outbox.Waiting::heldBack).contains("UNSUBSCRIBED");
    }

    @Test
    void the_page_of_the_link_stops_and_wants_again() throws Exception {
        String link = unsubscribing("bob@example.org");
        String action = link.replaceAll("\\?.*", "");
        var visitor = new Visitor(port);
        assertThat(visitor.get(link).body()).contains("For bob@example.org", "Daily summary", "Stop these");
        var stopped = visitor.fill(link, Map.of("kind", "digest", "wanted", "false"), action);
        assertThat(stopped.statusCode()).isEqualTo(303);
        String shown = visitor.get(stopped.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(shown).contains("You get no more mails of this kind: Daily summary", "Get these again");
        send(Letter.Kind.DIGEST, "bob/2", "bob@example.org");
        assertThat(state("bob/2")).isEqualTo("UNSUBSCRIBED without text");
        visitor.fill(link, Map.of("kind", "digest", "wanted", "true"), action);
        send(Letter.Kind.DIGEST, "bob/3", "bob@example.org");
        assertThat(state("bob/3")).isEqualTo("wanted");
        visitor.fill(link, Map.of("wanted", "false"), action);
        send(Letter.Kind.CALENDAR, "bob/4", "bob@example.org");
        assertThat(state("bob/4")).isEqualTo("UNSUBSCRIBED without text");
    }

    @Test
    void a_guessed_link_leads_nowhere() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/unsubscribe/guessed").statusCode()).isEqualTo(404);
        assertThat(click("/unsubscribe/guessed?kind=digest").statusCode()).isEqualTo(404);
    }

    @Test
    void without_the_form_token_nothing_else_is_taken() {
        var answer = new Visitor(port).post("/account/mail", Map.of("wanted", "false"), "none");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /** As mail programs do: without cookies, without a form. */
    private HttpResponse<String> click(String link) {
        var visitor = new Visitor(port);
        return visitor.send(visitor.request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build());
    }

    private String unsubscribing(String address) throws Exception {
        POST.purgeEmailFromAllMailboxes();
        send(Letter.Kind.DIGEST, address + "/1", address);
        assertThat(POST.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage mail = POST.getReceivedMessages()[0];
        String header = mail.getHeader("List-Unsubscribe", null);
        return header.substring(header.indexOf("/unsubscribe/"), header.length() - 1);
    }

    private void send(Letter.Kind kind, String key, String recipient) {
        transaction.executeWithoutResult(status -> outbox.send(
                Letter.of(kind, key, recipient, Locale.ENGLISH, "Due").paragraph("Something")));
    }

    private String state(String key) {
        return jdbc.sql("""
                        select coalesce(suppressed || case when body = '' and html is null then ' without text' else '' end, 'wanted')
                        from outgoing_mail where unique_key = ?
                        """).param(key).query(String.class).single();
    }
}
