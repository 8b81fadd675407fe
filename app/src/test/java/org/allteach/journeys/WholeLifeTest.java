package org.allteach.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.Visitor;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.WithDatabase;
import org.allteach.reminders.Reminding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A collaborative from its template to its archive, through pages and mail alone: nobody looks into the database, and time
 * passes as fast as the test says.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db-scheduler.enabled=false", "allteach.mail.tls=none", "allteach.url=https://a.example"})
@WithDatabase(own = true)
@ExtendWith(OutputCaptureExtension.class)
class WholeLifeTest {

    private static final Pattern CODE = Pattern.compile("([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})(?![A-Z0-9-])");
    private static final String PASSWORD = "umbrella fjord kettle";
    private static final String BASE = "/c/ours";
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    static {
        POST.start();
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("allteach.mail.host", () -> "127.0.0.1");
        registry.add("allteach.mail.port", () -> POST.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        POST.stop();
    }

    /** Time that passes when the test says so. */
    private static final class Days extends Clock {

        private volatile Instant now = Instant.parse("2027-01-04T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Days days() {
            return new Days();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Days days;

    @Autowired
    private Reminding reminding;

    @Autowired
    private Collaboratives collaboratives;

    @Autowired
    private Phases phases;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private Visitor ada;

    @Test
    void from_template_to_archive(CapturedOutput terminal) throws Exception {
        begin(terminal);
        plan();
        recruit();
        prepare();
        LocalDate first = meet("ls1");
        actionPeriod(first);
        postponed();
        close();
        holdAndEnd();
    }

    // Steps.

    private void begin(CapturedOutput terminal) {
        Matcher code = CODE.matcher(terminal.getAll());
        assertThat(code.find()).isTrue();
        ada = new Visitor(port);
        String last = code.group(1);
        while (code.find()) {
            last = code.group(1);
        }
        done(ada.fill(
                "/first-run",
                Map.of(
                        "name", "Ada Director",
                        "email", "ada@example.org",
                        "language", "en",
                        "zone", "Europe/Dublin",
                        "code", last,
                        "password", PASSWORD),
                "/first-run"));
        visitors.put("ada@example.org", ada);
        assertThat(ada.get("/templates").body()).contains("Preventing falls in hospital");
        done(ada.fill(
                "/collaboratives/new?template=falls",
                Map.of(
                        "template", "falls",
                        "title", "Ours",
                        "slug", "ours",
                        "aim", "Half as many falls by the end",
                        "startsOn", "2027-01-11",
                        "timeZone", "Europe/Dublin",
                        "language", "en"),
                "/collaboratives"));
        assertThat(page("/course")).contains("A sponsor").contains("The topic has passed its test");
        refused(post("/course/advance", Map.of()));
        var topic = new LinkedHashMap<String, String>();
        for (String question : List.of(
                "gapExists",
                "betterExists",
                "businessCase",
                "belief",
                "notResearch",
                "notSingleSetting",
                "notBenchmarking")) {
            topic.put(question, "true");
        }
        topic.put("problem", "People fall");
        topic.put("decidedOn", "2027-01-04");
        topic.put("version", "0");
        done(ada.fill(BASE + "/settings/topic", topic, BASE + "/settings/topic"));
        person("sam@example.org", "Sam Sponsor", "collaborative-sponsor");
        advance();
    }

    private void plan() {
        assertThat(page("/course")).contains("Planning");
        person("fay@example.org", "Fay Faculty", "faculty");
        assertThat(page("/course")).contains("/settings#charter/cost").contains("/settings#charter/contact");
        done(ada.fill(
                BASE + "/settings",
                Map.of(
                        "version", version(page("/settings")),
                        "charter/cost", "Nothing but your time",
                        "charter/contact", "Ada Director, ada@example.org"),
                BASE + "/settings"));
        done(ada.fill(
                BASE + "/package",
                Map.of("title", "after the expert meeting", "note", "First"),
                BASE + "/package/versions"));
        advance();
    }

    private void recruit() throws Exception {
        done(ada.fill(
                BASE + "/applications/call",
                Map.of(
                        "version", "0",
                        "kind", "open",
                        "leastTeams", "1",
                        "mostTeams", "5",
                        "text", "Come and halve falls with us",
                        "agreement", "We take part."),
                BASE + "/applications/call"));
        apply("Clare", "ann@example.org");
        apply("Mayo", "bob@example.org");
        var listed = Pattern.compile("/c/ours/applications/([0-9a-f-]{36})")
                .matcher(page("/applications"))
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
        assertThat(listed).hasSize(2);
        refused(post("/course/advance", Map.of()));
        for (String id : listed) {
            String shown = page("/applications/" + id);
            boolean isClare = shown.contains("Clare");
            var decision = new LinkedHashMap<String, String>();
            decision.put("version", version(shown));
            decision.put("decision", isClare ? "accepted" : "declined");
            decision.put("reason", isClare ? "Keen" : "Too few people");
            done(ada.fill(BASE + "/applications/" + id, decision, BASE + "/applications/" + id + "/decisions"));
        }
        assertThat(newest("bob@example.org")).contains("Too few people");
        String mine = link("ann@example.org", "/applications/");
        done(new Visitor(port)
                .fill(mine, Map.of("signer", "Ann Applicant", "agree", "true", "agreement", "1"), mine + "/signature"));
        for (String id : listed) {
            String shown = page("/applications/" + id);
            if (shown.contains("Clare")) {
                done(ada.fill(
                        BASE + "/applications/" + id,
                        Map.of("version", version(shown), "organisation-code", "clare", "team-code", "ward-7"),
                        BASE + "/applications/" + id + "/enrolment"));
            }
        }
        assertThat(page("/teams")).contains("Ward 7");
        advance();
    }

    private void apply(String hospital, String email) throws Exception {
        var stranger = new Visitor(port);
        assertThat(stranger.get("/calls").body()).contains("Ours");
        var asked = stranger.fill(
                "/calls/ours", Map.of("organisation", hospital, "name", "An Applicant", "email", email), "/calls/ours");
        assertThat(asked.statusCode()).isEqualTo(200);
        String mine = link(email, "/applications/");
        var typed = new LinkedHashMap<String, String>();
        typed.put("form", "1");
        typed.put("organisation", hospital);
        typed.put("country", "IE");
        typed.put("team", "Ward 7");
        typed.put("senior-name", "Sinead Leader");
        typed.put("senior-email", hospital.toLowerCase(Locale.ROOT) + "-chief@example.org");
        typed.put("reason", "Too many falls");
        typed.put("capacity", "Four hours a week");
        typed.put("data-sharing", "true");
        typed.put("seat-0-name", "Liam Leads");
        typed.put("seat-0-email", hospital.toLowerCase(Locale.ROOT) + "-liam@example.org");
        typed.put("seat-0-profession", "Nurse");
        typed.put("seat-0-role", "leader");
        typed.put("seat-1-name", "Maeve Member");
        typed.put("seat-1-email", hospital.toLowerCase(Locale.ROOT) + "-maeve@example.org");
        typed.put("seat-1-profession", "Physician");
        typed.put("seat-1-role", "data-entry");
        typed.put("version", version(stranger.get(mine).body()));
        done(stranger.fill(mine, typed, mine));
        typed.put("version", version(stranger.get(mine).body()));
        done(stranger.fill(mine, typed, mine + "/submission"));
        String senior = link(hospital.toLowerCase(Locale.ROOT) + "-chief@example.org", "/applications/");
        done(new Visitor(port).fill(senior, Map.of("answer", "confirm", "word", "At last"), senior));
    }

    private void prepare() throws Exception {
        join("clare-liam@example.org", "Liam Leads");
        join("clare-maeve@example.org", "Maeve Member");
        join("clare-chief@example.org", "Sinead Leader");
        Visitor liam = visitor("clare-liam@example.org");
        String list = BASE + "/t/ward-7/prework";
        List<String> items = Pattern.compile("action=\"(" + list + "/[A-Za-z0-9._-]+)\"")
                .matcher(liam.get(list).body())
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
        assertThat(items).hasSizeGreaterThan(5);
        assertThat(page("/prework")).contains("Ward 7");
        refused(post("/course/advance", Map.of()));
        items.forEach(item -> done(liam.fill(list, Map.of("state", "done", "version", "0"), item)));
    }

    /** The first session: registration, the code in the room, and the step to active. */
    private LocalDate meet(String key) throws Exception {
        assertThat(key).isNotEmpty();
        Phase session = phase(Phase.Kind.LEARNING_SESSION, 0);
        String programme = page("/activities");
        String id = Pattern.compile("/c/ours/activities/([0-9a-f-]{36})")
                .matcher(programme)
                .results()
                .map(one -> one.group(1))
                .filter(one -> page("/activities/" + one).contains("<h1>Learning session 1"))
                .findFirst()
                .orElseThrow();
        String activity = BASE + "/activities/" + id;
        Visitor liam = visitor("clare-liam@example.org");
        done(liam.fill(activity, Map.of(), activity + "/registration"));
        at(session.startsOn(), LocalTime.of(9, 5));
        Matcher code = Pattern.compile("at-room-code\">\\s*([A-Z0-9]{5})")
                .matcher(again("ada@example.org").get(activity + "/room").body());
        assertThat(code.find()).isTrue();
        liam = again("clare-liam@example.org");
        assertThat(liam.fill(activity, Map.of("code", "WRONG"), activity + "/presence")
                        .statusCode())
                .isEqualTo(422);
        done(liam.fill(activity, Map.of("code", code.group(1)), activity + "/presence"));
        advance();
        assertThat(state()).isEqualTo(Collaborative.State.ACTIVE);
        refused(post("/course/back", Map.of()));
        return session.startsOn();
    }

    /** A month ends: reminders go to who enters data, then further up; what is done is not spoken of. */
    private void actionPeriod(LocalDate first) throws Exception {
        LocalDate month = first.withDayOfMonth(1).plusMonths(1);
        LocalDate due = month.plusMonths(1).minusDays(1).plusDays(15);
        String period = month.toString().substring(0, 7);
        // What is still open of the months before is entered first, so that only one is spoken of.
        at(month.plusMonths(1), LocalTime.of(10, 0));
        for (LocalDate before = LocalDate.of(2027, 1, 1); before.isBefore(month); before = before.plusMonths(1)) {
            submit(before.toString().substring(0, 7));
        }
        settled();
        int before = mails("clare-maeve@example.org").size();
        for (LocalDate day = month.plusMonths(1); !day.isAfter(due.plusDays(14)); day = day.plusDays(1)) {
            at(day, LocalTime.of(8, 0));
            reminding.remindDue();
        }
        settled();
        assertThat(mails("clare-maeve@example.org")).hasSizeGreaterThan(before);
        assertThat(newest("clare-chief@example.org")).as("the escalation").contains("Ward 7");
        submit(period);
        settled();
        int quiet = mails("clare-maeve@example.org").size()
                + mails("clare-chief@example.org").size();
        for (int i = 0; i < 5; i++) {
            at(due.plusDays(15L + i), LocalTime.of(8, 0));
            reminding.remindDue();
        }
        settled();
        assertThat(mails("clare-maeve@example.org").size()
                        + mails("clare-chief@example.org").size())
                .isEqualTo(quiet);
        again("ada@example.org");
        assertThat(page("/settings/reminders/sent")).contains("Maeve Member");
    }

    private void submit(String period) {
        Visitor maeve = again("clare-maeve@example.org");
        String page = BASE + "/t/ward-7/data?period=" + period;
        var typed = new LinkedHashMap<String, String>();
        Pattern.compile("name=\"([^\"]+/(?:numerator|denominator|value))\"")
                .matcher(maeve.get(page).body())
                .results()
                .map(field -> field.group(1))
                .forEach(field -> typed.put(field, field.endsWith("denominator") ? "900" : "4"));
        assertThat(typed).as("fields of " + period).isNotEmpty();
        done(maeve.fill(page, typed, BASE + "/t/ward-7/submissions/" + period));
    }

    /** The second session is put off: everything after it moves along, after a look at it. */
    private void postponed() throws Exception {
        Phase second = phase(Phase.Kind.LEARNING_SESSION, 1);
        Phase third = phase(Phase.Kind.LEARNING_SESSION, 2);
        LocalDate later = second.startsOn().plusWeeks(2);
        String session = session("Learning session 2");
        Visitor liam = again("clare-liam@example.org");
        done(liam.fill(session, Map.of(), session + "/registration"));
        String uid = session.substring(session.lastIndexOf('/') + 1) + "@allteach";
        String invited = calendar("clare-liam@example.org", uid, 0);
        ada = again("ada@example.org");
        String path = "/settings/phases/" + second.id() + "/shift";
        String preview = page(path + "?startsOn=" + later);
        assertThat(preview).contains(third.title()).contains("Learning session 2");
        assertThat(phase(Phase.Kind.LEARNING_SESSION, 2)).isEqualTo(third);
        done(ada.fill(
                BASE + path + "?startsOn=" + later,
                Map.of("startsOn", later.toString(), "version", version(preview)),
                BASE + path));
        assertThat(phase(Phase.Kind.LEARNING_SESSION, 1).startsOn()).isEqualTo(later);
        assertThat(phase(Phase.Kind.LEARNING_SESSION, 2).startsOn())
                .isEqualTo(third.startsOn().plusWeeks(2));
        String moved = calendar("clare-liam@example.org", uid, number(invited, "SEQUENCE") + 1);
        assertThat(moved).contains("METHOD:REQUEST").contains(later.toString().replace("-", ""));
    }

    /** The page of the first activity that is called so. */
    private String session(String title) {
        return BASE + "/activities/"
                + Pattern.compile("/c/ours/activities/([0-9a-f-]{36})")
                        .matcher(page("/activities"))
                        .results()
                        .map(one -> one.group(1))
                        .filter(one -> page("/activities/" + one).contains("<h1>" + title))
                        .findFirst()
                        .orElseThrow();
    }

    /** The newest invitation to something for a calendar, of that sequence or a later one. */
    private static String calendar(String address, String uid, int sequence) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            for (MimeMessage message : mails(address).reversed()) {
                String text = calendar(message);
                if (text.contains("UID:" + uid) && number(text, "SEQUENCE") >= sequence) {
                    return text;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("No invitation of sequence " + sequence + " for " + address);
    }

    private static String calendar(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = calendar(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return part.isMimeType("text/calendar")
                ? new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : "";
    }

    private static String line(String calendar, String name) {
        return calendar.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static int number(String calendar, String name) {
        return Integer.parseInt(line(calendar, name));
    }

    private void close() {
        Phase congress = phase(Phase.Kind.CLOSING, 0);
        at(congress.startsOn(), LocalTime.of(8, 0));
        again("ada@example.org");
        String parameters = page("/settings/parameters");
        done(ada.fill(
                BASE + "/settings/parameters",
                Map.of(
                        "closedUntil",
                        congress.startsOn().withDayOfMonth(1).minusDays(1).toString(),
                        "version",
                        version(parameters)),
                BASE + "/settings/parameters"));
        advance();
        at(congress.startsOn(), LocalTime.of(18, 0));
        again("ada@example.org");
        done(post("/course/requirements/storyboards", Map.of("note", "On the wall", "waived", "false")));
        done(post("/course/requirements/scores", Map.of("note", "Scored in the last call", "waived", "false")));
        refused(post("/course/advance", Map.of()));
        done(ada.fill(
                BASE + "/theory", Map.of("kind", "idea", "text", "A chair in the corridor"), BASE + "/theory/nodes"));
        done(ada.fill(BASE + "/package", Map.of("title", "final", "note", ""), BASE + "/package/versions"));
        advance();
    }

    private void holdAndEnd() {
        assertThat(state()).isEqualTo(Collaborative.State.HOLDING_GAINS);
        Phase holding = phase(Phase.Kind.HOLDING_GAINS, 0);
        at(holding.endsOn().plusDays(1), LocalTime.of(10, 0));
        again("ada@example.org");
        for (String requirement : List.of("reducedData", "sustainability", "followUp")) {
            done(post("/course/requirements/" + requirement, Map.of("note", "Done", "waived", "false")));
        }
        advance();
        assertThat(state()).isEqualTo(Collaborative.State.CLOSED);
        assertThat(ada.get(BASE + "/t/ward-7/measures").statusCode())
                .as("an archive is read")
                .isEqualTo(200);
        assertThat(ada.get(BASE + "/cycles?words=anything").statusCode())
                .as("and searched")
                .isEqualTo(200);
        assertThat(post("/settings", Map.of("title", "Other")).statusCode())
                .as("not changed")
                .isEqualTo(409);
    }

    // What people do.

    private String page(String path) {
        HttpResponse<String> page = ada.get(BASE + path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        return ada.post(BASE + path, fields, Visitor.formToken(ada.get(BASE + "/course")));
    }

    private void advance() {
        HttpResponse<String> answer = post("/course/advance", Map.of());
        assertThat(answer.statusCode()).as(() -> problems(answer)).isEqualTo(303);
    }

    /** What a page says is wrong. */
    private static String problems(HttpResponse<String> answer) {
        return Pattern.compile("(?s)<div class=\"alert alert-danger.*?</ul>")
                .matcher(answer.body())
                .results()
                .map(one -> one.group().replaceAll("<[^>]*>|\\s+", " "))
                .toList()
                .toString();
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(() -> problems(answer)).isEqualTo(303);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    private void person(String email, String name, String role) {
        done(ada.fill(
                BASE + "/settings/people",
                Map.of("email", email, "name", name, "role", role),
                BASE + "/settings/people"));
    }

    private void join(String email, String name) throws Exception {
        var visitor = new Visitor(port);
        String invitation = link(email, "/invitation");
        String token = invitation.substring(invitation.indexOf("token=") + 6);
        done(visitor.fill(
                invitation,
                Map.of("token", token, "name", name, "language", "en", "zone", "Europe/Dublin", "password", PASSWORD),
                "/invitation"));
        visitors.put(email, visitor);
    }

    private Visitor visitor(String email) {
        return visitors.get(email);
    }

    /** Whoever comes back after weeks signs in again. */
    private Visitor again(String email) {
        var visitor = new Visitor(port);
        done(visitor.signIn(email, PASSWORD));
        visitors.put(email, visitor);
        if (email.startsWith("ada")) {
            ada = visitor;
        }
        return visitor;
    }

    private void at(LocalDate day, LocalTime time) {
        days.now = day.atTime(time).atZone(ZoneId.of("Europe/Dublin")).toInstant();
    }

    private Collaborative.State state() {
        return collaboratives.find("ours").orElseThrow().state();
    }

    private Phase phase(Phase.Kind kind, int number) {
        return phases.of(collaboratives.find("ours").orElseThrow().id()).stream()
                .filter(phase -> phase.kind() == kind)
                .toList()
                .get(number);
    }

    private static String version(String page) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
        return version.find() ? version.group(1) : "0";
    }

    // Their mail.

    /** What is sent in the background takes its time: nothing is on its way any more. */
    private void settled() throws InterruptedException {
        for (int tries = 0; tries < 300 && isMailWaiting(); tries++) {
            Thread.sleep(100);
        }
        assertThat(isMailWaiting()).isFalse();
    }

    private boolean isMailWaiting() {
        return jdbc.sql("""
                        select exists (select 1 from outgoing_mail
                            where sent_at is null and given_up_at is null and suppressed is null)
                        """).query(Boolean.class).single();
    }

    private static List<MimeMessage> mails(String address) {
        var mails = new ArrayList<MimeMessage>();
        for (MimeMessage message : POST.getReceivedMessages()) {
            try {
                if (message.getRecipients(RecipientType.TO)[0].toString().equals(address)) {
                    mails.add(message);
                }
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return mails;
    }

    private static String newest(String address) throws Exception {
        for (int tries = 0; tries < 100 && mails(address).isEmpty(); tries++) {
            Thread.sleep(100);
        }
        // What was just sent in the background may still be on its way.
        Thread.sleep(300);
        return text(mails(address).getLast());
    }

    private static String link(String address, String path) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            for (MimeMessage message : mails(address).reversed()) {
                Matcher link =
                        Pattern.compile("https://a.example(" + path + "\\S+)").matcher(text(message));
                if (link.find()) {
                    return link.group(1);
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("No link " + path + " for " + address);
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        return part.isMimeType("text/*") ? part.getContent().toString() : GreenMailUtil.getBody(part);
    }
}
