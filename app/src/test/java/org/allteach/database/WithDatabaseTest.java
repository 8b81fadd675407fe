package org.allteach.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = WithDatabaseTest.OnlyTheDatabase.class)
@WithDatabase
class WithDatabaseTest {

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class OnlyTheDatabase {}

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HikariDataSource pool;

    @Test
    void a_spring_test_has_a_database_of_its_own() {
        assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
                .startsWith("test_");
    }

    @Test
    void the_database_has_the_tables_of_the_application() {
        assertThat(jdbc.sql("SELECT count(*) FROM flyway_schema_history")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void the_pool_is_bounded_and_gives_up_early() {
        assertThat(pool.getMaximumPoolSize()).isEqualTo(16);
        assertThat(pool.getConnectionTimeout()).isEqualTo(5000);
    }
}
