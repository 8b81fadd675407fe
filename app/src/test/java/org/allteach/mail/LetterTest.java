package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters as they arrive. */
@SpringBootTest(
        properties = {
            "allteach.url=https://learn.example.org/",
            "allteach.mail.tls=none",
            "allteach.mail.from=Quality <quality@example.org>"
        })
@WithDatabase(own = true)
class LetterTest {

    @RegisterExtension
    static final GreenMailExtension POST =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp")).withPerMethodLifecycle(false);

    private static final String LONG =
            "Every team sends the numbers of March until the fifteenth of April, so that the "
                    + "charts are complete when all meet; «Grüezi», said the sister. ";

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("allteach.mail.host", () -> "127.0.0.1");
        registry.add("allteach.mail.port", () -> POST.getSmtp().getPort());
    }

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_letter_is_text_and_html_and_says_how_to_stop_its_kind() throws Exception {
        MimeMessage mail = sent(digest("digest/1"), 1);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(types(mail.getContent())).containsExactly("text/plain", "text/html");
        String unsubscribing = mail.getHeader("List-Unsubscribe", null);
        assertThat(unsubscribing).matches("<https://learn\\.example\\.org/unsubscribe/[\\w-]{32}\\?kind=digest>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example\\.org>");
        String address = unsubscribing.substring(1, unsubscribing.length() - 1);
        String text = part(mail.getContent(), 0);
        assertThat(text)
                .contains("What is due\n===========\n", "- Joy in Work\n  https://learn.example.org/c/joy-in-work\n")
                .contains("Enter the data:\nhttps://learn.example.org/c/joy-in-work/t/a/data\n", "- no address\n")
                .contains("\n-- \n", "Choose which mails you get\n" + address + "\n");
        assertThat(text.lines().filter(line -> !line.contains("https:")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
        assertThat(part(mail.getContent(), 1))
                .contains("<html lang=\"en\" dir=\"ltr\">", "«Grüezi»", "&lt;b&gt;")
                .contains("href=\"https://learn.example.org/c/joy-in-work/t/a/data\"", "href=\"" + address + "\"");
    }

    private static Letter digest(String key) {
        return Letter.of(Letter.Kind.DIGEST, key, key.replace('/', '.') + "@example.org", Locale.ENGLISH, "Due")
                .heading("What is due")
                .paragraph(LONG.repeat(3))
                .lines(List.of(Letter.Line.to("Joy in Work", "/c/joy-in-work"), Letter.Line.of("no address")))
                .paragraph("<b>bold</b>")
                .button("Enter the data:", "/c/joy-in-work/t/a/data");
    }

    @Test
    void an_invitation_is_an_alternative_and_a_file() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Zürich\r\nEND:VCALENDAR\r\n";
        var letter = Letter.of(Letter.Kind.CALENDAR, "calendar/1", "bea@example.org", Locale.ENGLISH, "Session")
                .paragraph("Come.")
                .calendar(Letter.Method.REQUEST, calendar);
        MimeMessage mail = sent(letter, 1);
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        assertThat(types(mail.getContent()))
                .containsExactly("text/plain", "text/html", "text/calendar", "application/ics");
        var whole = (Multipart) mail.getContent();
        BodyPart entry = ((Multipart) whole.getBodyPart(0).getContent()).getBodyPart(2);
        assertThat(entry.getContentType()).contains("method=REQUEST", "charset=UTF-8");
        assertThat(new String(entry.getInputStream().readAllBytes(), "UTF-8")).isEqualTo(calendar);
        assertThat(whole.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
        assertThat(new String(whole.getBodyPart(1).getInputStream().readAllBytes(), "UTF-8"))
                .isEqualTo(calendar);
    }

    @Test
    void a_letter_about_the_account_cannot_be_stopped() throws Exception {
        var letter = Letter.of(Letter.Kind.ACCOUNT, "account/1", "cai@example.org", Locale.ENGLISH, "Account")
                .paragraph("Your account");
        MimeMessage mail = sent(letter, 1);
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(part(mail.getContent(), 0)).contains("about your account").doesNotContain("unsubscribe");
        assertThat(part(mail.getContent(), 1)).doesNotContain("unsubscribe");
    }

    private MimeMessage sent(Letter letter, int count) throws Exception {
        POST.purgeEmailFromAllMailboxes();
        transaction.executeWithoutResult(status -> outbox.send(letter));
        assertThat(POST.waitForIncomingEmail(10_000, count)).isTrue();
        return POST.getReceivedMessages()[0];
    }

    private static List<String> types(Object content) throws Exception {
        var types = new ArrayList<String>();
        var parts = (Multipart) content;
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getContent() instanceof Multipart inner) {
                types.addAll(types(inner));
            } else {
                types.add(parts.getBodyPart(i).getContentType().replaceAll(";(?s).*", ""));
            }
        }
        return types;
    }

    private static String part(Object content, int index) throws Exception {
        return ((Multipart) content).getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
