package org.allteach.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.allteach.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which kinds of mail an address wants: all, until its reader says otherwise. */
@Component
class Choices {

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final AuditTrail audit;
    private final Clock clock;

    Choices(JdbcClient jdbc, Addresses addresses, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the address does not want. */
    Set<Letter.Kind> unwanted(String address) {
        var kinds = EnumSet.noneOf(Letter.Kind.class);
        jdbc.sql("select kind from mail_unsubscription where address = ?")
                .param(Addresses.normal(address))
                .query(String.class)
                .list()
                .forEach(kind -> kinds.add(Letter.Kind.valueOf(kind)));
        return kinds;
    }

    @Transactional
    void choose(String address, Set<Letter.Kind> kinds, boolean wanted) {
        String normal = Addresses.normal(address);
        addresses.know(normal);
        for (Letter.Kind kind : kinds) {
            int changed = wanted ? want(normal, kind) : refuse(normal, kind);
            if (changed > 0) {
                String action = wanted ? "mail.wanted" : "mail.unsubscribed";
                audit.record(
                        AuditTrail.INSTALLATION,
                        action,
                        "mail/" + normal,
                        null,
                        kind.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private int want(String address, Letter.Kind kind) {
        return jdbc.sql("delete from mail_unsubscription where address = ? and kind = ?")
                .params(address, kind.name())
                .update();
    }

    private int refuse(String address, Letter.Kind kind) {
        return jdbc.sql("""
                        insert into mail_unsubscription (address, kind, since) values (?, ?, ?)
                        on conflict (address, kind) do nothing
                        """)
                .params(address, kind.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
