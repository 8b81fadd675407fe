package org.allteach.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.web.PageWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mail on its way out. */
@Component
public class Outbox {

    /** The path of a page whose secret is filled in when the mail leaves: so it is known to nobody but its reader. */
    static final String UNSUBSCRIBING = "/unsubscribe/{secret}";

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final PublicUrl url;
    private final PageWriter pages;
    private final ApplicationEventPublisher events;
    private final List<Invented> invented;
    private final Clock clock;

    Outbox(
            JdbcClient jdbc,
            MailSettings settings,
            PublicUrl url,
            PageWriter pages,
            ApplicationEventPublisher events,
            List<Invented> invented,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.url = url;
        this.pages = pages;
        this.events = events;
        this.invented = List.copyOf(invented);
        this.clock = clock;
    }

    /** There is mail to deliver. */
    record MailQueued() {}

    /** Whether mail leaves this installation at all. */
    public boolean delivers() {
        return settings.isConfigured();
    }

    /** The server that takes the mail, as people may see it; empty where there is none. */
    public String server() {
        return settings.isConfigured() ? settings.toString() : "";
    }

    /** The address that mail comes from, without a name. */
    public String sender() {
        String sender = settings.sender();
        return sender.contains("<") ? sender.replaceAll("(?s)^.*<|>.*$", "") : sender;
    }

    /**
     * Puts a mail in the outbox, within the transaction of its cause.
     *
     * @param uniqueKey what the mail is about; a second one of the same key is not sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String uniqueKey, String recipient, String subject, String body) {
        var letter = Letter.of(Letter.Kind.ACCOUNT, uniqueKey, recipient, Locale.ROOT, subject);
        put(letter, null, body, null);
    }

    /** Puts a letter in the outbox, within the transaction of its cause; held back where its reader does not want its kind. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter) {
        var page = new LetterPage(
                letter, this::address, url.of("/"), url.of(UNSUBSCRIBING) + "?kind=" + lower(letter.kind()));
        put(letter, letter.language().toLanguageTag(), LetterText.of(page), pages.drawn(page));
    }

    private String address(String path) {
        return path.startsWith("/") ? url.of(path) : path;
    }

    static String lower(Letter.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What is not wanted is kept without its text: seen in the list, and never sent. Nobody reads the mail of invented people. */
    private void put(Letter letter, @Nullable String language, String text, @Nullable String html) {
        if (invented.stream().anyMatch(one -> one.has(letter.recipient()))) {
            return;
        }
        Letter.Calendar calendar = letter.calendar();
        jdbc.sql("""
                        insert into outgoing_mail (id, unique_key, recipient, subject, kind, language, body, html,
                            calendar_method, calendar, suppressed, created_at, next_attempt)
                        select :id, :key, recipient, :subject, kind, :language,
                            case when suppressed = 'UNSUBSCRIBED' then '' else :body end,
                            case when suppressed = 'UNSUBSCRIBED' then null else :html end,
                            :method, case when suppressed = 'UNSUBSCRIBED' then null else :calendar end,
                            suppressed, :now, :now
                        from (select recipient, kind, OBJECTION as suppressed
                              from (values (cast(:recipient as text), cast(:kind as text))) given (recipient, kind))
                            judged
                        on conflict (unique_key) do nothing
                        """.replace("OBJECTION", Addresses.OBJECTION))
                .param("id", Ids.next())
                .param("key", letter.uniqueKey())
                .param("recipient", letter.recipient())
                .param("subject", letter.subject())
                .param("kind", letter.kind().name())
                .param("language", language)
                .param("body", text)
                .param("html", html)
                .param("method", calendar == null ? null : calendar.method().name())
                .param("calendar", calendar == null ? null : calendar.text())
                .param("now", now())
                .update();
        events.publishEvent(new MailQueued());
    }

    /** Takes a mail back that has not left. */
    @Transactional
    public void cancel(String uniqueKey) {
        jdbc.sql("delete from outgoing_mail where unique_key = ? and sent_at is null")
                .param(uniqueKey)
                .update();
    }

    /** What a mail says while it waits, without the lines at its foot; it is forgotten once the mail has left. */
    public Optional<String> waitingText(String uniqueKey) {
        return jdbc.sql("select body from outgoing_mail where unique_key = ? and sent_at is null")
                .param(uniqueKey)
                .query(String.class)
                .optional()
                .map(LetterText::withoutFoot);
    }

    /** How the outbox stands: what waits, since when, and what has left in the last day. */
    public record Health(int waiting, @Nullable Instant oldest, int sentLately, int givenUp, int heldBack) {}

    public Health health() {
        return jdbc.sql("""
                        select count(*) filter (where sent_at is null and given_up_at is null and suppressed is null)
                                   as waiting,
                               min(created_at) filter (where sent_at is null and given_up_at is null
                                   and suppressed is null) as oldest,
                               count(*) filter (where sent_at > :yesterday) as sent_lately,
                               count(*) filter (where given_up_at is not null and suppressed is null) as given_up,
                               count(*) filter (where suppressed is not null and created_at > :yesterday) as held_back
                        from outgoing_mail
                        where sent_at is null or sent_at > :yesterday
                        """)
                .param("yesterday", now().minus(Duration.ofDays(1)))
                .query((row, n) -> new Health(
                        row.getInt("waiting"),
                        instant(row, "oldest"),
                        row.getInt("sent_lately"),
                        row.getInt("given_up"),
                        row.getInt("held_back")))
                .single();
    }

    /**
     * A mail that has not left, and why.
     *
     * @param heldBack {@code BOUNCED} or {@code UNSUBSCRIBED}; null where nothing is against it
     */
    public record Waiting(
            UUID id,
            String recipient,
            String subject,
            Instant createdAt,
            int attempts,
            Instant nextAttempt,
            boolean givenUp,
            @Nullable String heldBack,
            @Nullable String lastError) {}

    /** The newest mails that have not left; after them those held back, while they are news. */
    public List<Waiting> waiting(int limit) {
        return jdbc.sql("""
                        select * from outgoing_mail
                        where sent_at is null and (suppressed is null or created_at > :news)
                        order by suppressed is not null, id desc limit :limit
                        """)
                .param("news", now().minus(Delivery.NEWS))
                .param("limit", limit)
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getObject("next_attempt", OffsetDateTime.class).toInstant(),
                        row.getObject("given_up_at") != null,
                        row.getString("suppressed"),
                        row.getString("last_error")))
                .list();
    }

    /** Tries at once again what waits for a later attempt or was given up. */
    @Transactional
    public void retry() {
        jdbc.sql("""
                        update outgoing_mail set next_attempt = :now, given_up_at = null, attempts = 0
                        where sent_at is null and suppressed is null and bounced_at is null
                        """).param("now", now()).update();
        events.publishEvent(new MailQueued());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
