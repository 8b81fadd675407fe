package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.allteach.people.AccountDisabled;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions that people have open, for their owners to see and to end. */
@Component
class Sessions {

    /** The attribute that keeps what browser a session was opened with. */
    static final String BROWSER = "allteach.browser";

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An open session.
     *
     * @param id a name for it that does not open it
     * @param current whether it is the one that asks
     */
    record Entry(String id, Instant openedAt, Instant lastUsedAt, String browser, boolean current) {}

    /** A person's open sessions, the latest used first. */
    List<Entry> of(UUID person, HttpServletRequest request) {
        HttpSession own = request.getSession(false);
        return jdbc.sql("""
                        select s.*, a.attribute_bytes from spring_session s
                        left join spring_session_attributes a
                            on a.session_primary_id = s.primary_id and a.attribute_name = :browser
                        where s.principal_name = :person and s.expiry_time > :now
                        order by s.last_access_time desc limit :most
                        """)
                .param("browser", BROWSER)
                .param("person", person.toString())
                .param("now", clock.millis())
                .param("most", MOST)
                .query((row, n) -> {
                    byte[] browser = row.getBytes("attribute_bytes");
                    return new Entry(
                            row.getString("primary_id"),
                            Instant.ofEpochMilli(row.getLong("creation_time")),
                            Instant.ofEpochMilli(row.getLong("last_access_time")),
                            browser == null ? "" : String.valueOf(SessionStore.read(browser)),
                            own != null && own.getId().equals(row.getString("session_id")));
                })
                .list();
    }

    /** Ends one of a person's sessions. */
    @Transactional
    void end(UUID person, String id) {
        jdbc.sql("delete from spring_session where primary_id = ? and principal_name = ?")
                .params(id, person.toString())
                .update();
    }

    @Transactional
    void endAll(UUID person) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(person.toString())
                .update();
    }

    /** In the transaction that disables the account. */
    @EventListener
    void disabled(AccountDisabled event) {
        endAll(event.person());
    }

    /** Ends all of a person's sessions but the one that asks. */
    @Transactional
    void endOthers(UUID person, HttpServletRequest request) {
        HttpSession own = request.getSession(false);
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(person.toString(), own == null ? "" : own.getId())
                .update();
    }
}
