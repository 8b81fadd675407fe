package org.allteach.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.people.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/** The browsers and networks that people have signed in from, so that a stranger's guessing does not shut them out. */
@Component
class Devices {

    private static final String COOKIE = "allteach_device";
    private static final Duration MEMORY = Duration.ofDays(400);

    /** In the order of asking, since each of them claims to be others too. */
    private static final List<Map.Entry<String, String>> PROGRAMS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR", "Opera"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("Chrom", "Chrome"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("Linux", "Linux"));

    private final JdbcClient jdbc;
    private final Clock clock;

    Devices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where an attempt at somebody's account comes from; nothing is known of an account that does not exist. */
    Origin origin(HttpServletRequest request, @Nullable UUID person) {
        String network = Origin.network(request.getRemoteAddr());
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String device = cookie == null ? null : Secret.hash(cookie.getValue());
        return jdbc.sql("""
                        select coalesce(bool_or(device_hash = :device), false) as device_known,
                               coalesce(bool_or(network = :network), false) as network_known
                        from known_device where person_id = :person and last_at > :since
                        """)
                .param("device", device)
                .param("network", network)
                .param("person", person)
                .param("since", clock.instant().minus(MEMORY).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Origin(network, device, row.getBoolean("device_known"), row.getBoolean("network_known")))
                .single();
    }

    /** Remembers the browser that somebody has just signed in with. */
    @Transactional
    void remember(UUID person, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String secret = cookie == null ? Secret.random() : cookie.getValue();
        jdbc.sql("""
                        insert into known_device (person_id, device_hash, network, last_at) values (?, ?, ?, ?)
                        on conflict (person_id, device_hash)
                            do update set network = excluded.network, last_at = excluded.last_at
                        """)
                .params(
                        person,
                        Secret.hash(secret),
                        Origin.network(request.getRemoteAddr()),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ResponseCookie sent = ResponseCookie.from(COOKIE, secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(MEMORY)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, sent.toString());
    }

    /** What a browser says that it is, in words that its owner recognises: Firefox, Windows. Empty where it says nothing. */
    static String browser(HttpServletRequest request) {
        String said = request.getHeader("User-Agent");
        String program = first(PROGRAMS, said);
        String system = first(SYSTEMS, said);
        return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
    }

    private static String first(List<Map.Entry<String, String>> known, @Nullable String said) {
        return known.stream()
                .filter(entry -> said != null && said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /**
     * Where an attempt to sign in comes from.
     *
     * @param network the address; of IPv6 the first 64 bits, since a household has all the rest to choose from
     * @param device the hash of the browser's cookie; null where it has none
     * @param deviceKnown whether this person has signed in from this browser before
     * @param networkKnown whether this person has signed in from this network before
     */
    record Origin(String network, @Nullable String device, boolean deviceKnown, boolean networkKnown) {

        /** Under what name failures are counted: a known browser has its own count, apart from its network's. */
        String key() {
            return deviceKnown ? "device/" + device : networkKey();
        }

        String networkKey() {
            return "network/" + network;
        }

        static String network(String address) {
            try {
                InetAddress parsed = InetAddress.ofLiteral(address);
                if (parsed instanceof Inet6Address) {
                    return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64";
                }
                return parsed.getHostAddress();
            } catch (IllegalArgumentException e) {
                return address;
            }
        }
    }
}
