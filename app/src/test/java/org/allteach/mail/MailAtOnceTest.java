package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.allteach.Visitor;
import org.allteach.database.WithDatabase;
import org.allteach.people.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"allteach.url=https://learn.example.org/", "allteach.mail.tls=none"})
@WithDatabase(own = true)
class MailAtOnceTest {

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
    private People people;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void mail_leaves_when_its_transaction_is_committed_and_never_before() throws Exception {
        transaction.executeWithoutResult(status -> {
            people.invite("ann@example.org", "Ann", null, null, Locale.ENGLISH, ZoneId.of("UTC"));
            status.setRollbackOnly();
        });
        people.invite("bob@example.org", "Bob", null, null, Locale.ENGLISH, ZoneId.of("UTC"));
        assertThat(POST.waitForIncomingEmail(10_000, 1)).isTrue();
        var mail = POST.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("bob@example.org");
        assertThat(((Multipart) mail.getContent()).getBodyPart(0).getContent().toString())
                .contains("https://learn.example.org/invitation?token=");

        reset_goes_to_who_has_an_account_and_the_answer_is_the_same();
    }

    private void reset_goes_to_who_has_an_account_and_the_answer_is_the_same() throws Exception {
        var known = ask("bob@example.org");
        var unknown = ask("eve@example.org");
        assertThat(known.replace("bob@", "eve@")).isEqualTo(unknown);
        assertThat(POST.waitForIncomingEmail(10_000, 2)).isTrue();
        assertThat(POST.getReceivedMessages()).hasSize(2);
        assertThat(POST.getReceivedMessages()[1].getContent().toString())
                .contains("https://learn.example.org/new-password?token=");
    }

    private String ask(String email) {
        var answer = new Visitor(port).fill("/forgotten-password", Map.of("email", email), "/forgotten-password");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll("X-CSRF-TOKEN\":\"[^\"]+", "");
    }
}
