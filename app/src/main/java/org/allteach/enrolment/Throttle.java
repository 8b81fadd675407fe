package org.allteach.enrolment;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.allteach.database.Ids;
import org.allteach.people.Secret;
import org.allteach.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever lets mails be sent without an account: three an hour to one address, and thirty an hour from one
 * network. Who asks for more is told so, whether the address is known here or not.
 */
@Component
class Throttle {

    static final int TO_ADDRESS = 3;
    static final int FROM_NETWORK = 30;

    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts one request.
     *
     * @throws Refusal where there have been too many
     */
    @Transactional
    void count(String email, String remote) {
        String address = Secret.hash("call to " + email.strip().toLowerCase(Locale.ROOT));
        String network = Secret.hash("call from " + network(remote));
        // In one order, so that two who wait for each other's do not wait for ever.
        for (String who : List.of(address, network).stream().sorted().toList()) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param(who)
                    .query(row -> {});
        }
        jdbc.sql("delete from call_request where at < ?").param(since()).update();
        if (count(address) >= TO_ADDRESS || count(network) >= FROM_NETWORK) {
            throw Refusal.tooMany();
        }
        for (String who : List.of(address, network)) {
            jdbc.sql("insert into call_request (id, who, at) values (?, ?, ?)")
                    .params(Ids.next(), who, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private int count(String who) {
        return jdbc.sql("select count(*) from call_request where who = ? and at >= ?")
                .params(who, since())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime since() {
        return clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
    }

    /** The address; of IPv6 the first 64 bits, since a household has all the rest to choose from. */
    private static String network(String remote) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(remote);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return remote;
        }
    }
}
