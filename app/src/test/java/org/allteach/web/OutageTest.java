package org.allteach.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03"})
    void a_connection_that_is_refused_or_broken_is_an_outage(String state) {
        var broken = new SQLException("Gone", state);
        assertThat(Outage.isBehind(new IllegalStateException(broken))).isTrue();
    }

    @Test
    void a_pool_that_has_no_connection_is_an_outage() {
        var empty = new SQLTransientConnectionException("Timed out");
        assertThat(Outage.isBehind(new CannotCreateTransactionException("No transaction", empty)))
                .isTrue();
        var thrownAway = new SQLException("Connection is closed");
        assertThat(Outage.isBehind(new TransactionSystemException("Rollback failed", thrownAway)))
                .isTrue();
    }

    @Test
    void what_the_database_answers_is_none() {
        assertThat(Outage.isBehind(new SQLException("Twice", "23505"))).isFalse();
        assertThat(Outage.isBehind(new SQLException("Something else"))).isFalse();
        assertThat(Outage.isBehind(new IllegalStateException())).isFalse();
    }
}
