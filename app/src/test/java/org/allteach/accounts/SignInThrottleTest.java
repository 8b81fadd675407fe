package org.allteach.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.allteach.SettableClock;
import org.allteach.accounts.Devices.Origin;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SignInThrottleTest {

    private static final Origin HOME = new Origin("192.0.2.1", null, false, false);

    private static final JdbcClient DATABASE = database();

    private final SettableClock clock = new SettableClock("2026-03-29T00:30:00Z");
    private final SignInThrottle throttle = new SignInThrottle(DATABASE, clock);

    private static JdbcClient database() {
        DatabaseAddress address = TestDatabase.fresh();
        return JdbcClient.create(new DriverManagerDataSource(
                address.url(), String.valueOf(address.user()), String.valueOf(address.password())));
    }

    @BeforeEach
    void forget() {
        DATABASE.sql("delete from failed_sign_in").update();
    }

    @Test
    void five_attempts_are_free_and_then_the_wait_doubles() {
        fail("ann@example.org", HOME, 5);
        assertThat(waitFor("ann@example.org", HOME)).isEqualTo(Duration.ofSeconds(1));
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32}) {
            assertThat(waitFor("ann@example.org", HOME)).isEqualTo(Duration.ofSeconds(seconds));
            clock.pass(Duration.ofSeconds(seconds));
            assertThat(waitFor("ann@example.org", HOME)).isZero();
        }
    }

    @Test
    void the_wait_never_exceeds_a_quarter_of_an_hour() {
        for (int i = 0; i < 30; i++) {
            waitFor("ann@example.org", HOME);
            clock.pass(SignInThrottle.LONGEST_WAIT);
        }
        assertThat(waitFor("ann@example.org", HOME)).isZero();
        assertThat(waitFor("ann@example.org", HOME)).isEqualTo(SignInThrottle.LONGEST_WAIT);
    }

    @Test
    void who_waits_is_not_made_to_wait_longer_for_asking() {
        fail("ann@example.org", HOME, 6);
        Duration first = waitFor("ann@example.org", HOME);
        assertThat(waitFor("ann@example.org", HOME)).isEqualTo(first);
    }

    @Test
    void a_right_password_forgives_what_failed_from_there() {
        fail("ann@example.org", HOME, 5);
        throttle.succeeded("ann@example.org", HOME);
        fail("ann@example.org", HOME, 5);
    }

    @Test
    void an_account_is_the_same_in_capital_letters() {
        fail("ann@example.org", HOME, 5);
        assertThat(waitFor(" ANN@Example.org ", HOME)).isPositive();
    }

    @Test
    void another_account_and_another_network_do_not_suffer() {
        fail("ann@example.org", HOME, 5);
        assertThat(waitFor("bob@example.org", HOME)).isZero();
        assertThat(waitFor("ann@example.org", network("192.0.2.2"))).isZero();
    }

    @Test
    void a_known_browser_has_a_count_of_its_own() {
        fail("ann@example.org", HOME, 5);
        assertThat(waitFor("ann@example.org", new Origin("192.0.2.1", "d1", true, true)))
                .isZero();
    }

    @Test
    void an_account_that_is_attacked_from_everywhere_makes_strangers_wait_and_nobody_else() {
        for (int i = 0; i < SignInThrottle.FAILURES_OF_ACCOUNT; i++) {
            assertThat(waitFor("ann@example.org", network("198.51.100." + i))).isZero();
        }
        assertThat(waitFor("ann@example.org", network("203.0.113.1"))).isEqualTo(Duration.ofMinutes(1));
        assertThat(waitFor("ann@example.org", new Origin("203.0.113.1", null, false, true)))
                .isZero();
        assertThat(waitFor("ann@example.org", new Origin("203.0.113.2", "d1", true, false)))
                .isZero();
        assertThat(waitFor("bob@example.org", network("203.0.113.1"))).isZero();
    }

    @Test
    void a_network_that_tries_many_accounts_makes_strangers_in_it_wait_until_it_is_over() {
        for (int i = 0; i < SignInThrottle.FAILURES_OF_NETWORK; i++) {
            assertThat(waitFor("person" + i + "@example.org", HOME)).isZero();
        }
        assertThat(waitFor("ann@example.org", HOME)).isEqualTo(Duration.ofMinutes(15));
        assertThat(waitFor("ann@example.org", new Origin("192.0.2.1", null, false, true)))
                .isZero();
        clock.pass(Duration.ofMinutes(15));
        assertThat(waitFor("ben@example.org", HOME)).isZero();
    }

    @Test
    void failures_are_forgotten_after_a_day() {
        fail("ann@example.org", HOME, 5);
        clock.pass(Duration.ofDays(1).plusSeconds(1));
        fail("ann@example.org", HOME, 5);
        throttle.forget();
        assertThat(DATABASE.sql("select count(*) from failed_sign_in")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void what_was_typed_is_not_kept() {
        fail("hunter2-typed-into-the-wrong-field", HOME, 1);
        assertThat(DATABASE.sql("select account from failed_sign_in")
                        .query(String.class)
                        .list())
                .noneMatch(account -> account.contains("hunter2"));
    }

    @Test
    void neighbours_in_one_ipv6_household_are_one_network() {
        assertThat(Origin.network("2001:db8:1:2:3:4:5:6")).isEqualTo(Origin.network("2001:db8:1:2:ffff::1"));
        assertThat(Origin.network("2001:db8:1:2::1")).isNotEqualTo(Origin.network("2001:db8:1:3::1"));
        assertThat(Origin.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    private void fail(String account, Origin origin, int times) {
        for (int i = 0; i < times; i++) {
            clock.pass(Duration.ofSeconds(i < 5 ? 0 : 1));
            assertThat(waitFor(account, origin)).isZero();
        }
    }

    private Duration waitFor(String account, Origin origin) {
        return throttle.begin(account, origin);
    }

    private static Origin network(String address) {
        return new Origin(address, null, false, false);
    }
}
