package org.allteach.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Gives the application its database: the one at {@code allteach.database.url}, or the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String URL = "allteach.database.url";

    /** The pool depends on the connection details and these on the server: so the pool closes first, then the server. */
    @Bean
    @Conditional(NoUrl.class)
    EmbeddedServer embeddedServer(Environment environment) {
        return EmbeddedServer.start(Path.of(environment.getProperty("allteach.data", "data")));
    }

    @Bean
    JdbcConnectionDetails databaseConnectionDetails(Environment environment, ObjectProvider<EmbeddedServer> embedded) {
        var server = embedded.getIfAvailable();
        return new Details(server != null ? server.address() : external(environment));
    }

    private static DatabaseAddress external(Environment environment) {
        return new DatabaseAddress(
                        environment.getRequiredProperty(URL),
                        environment.getProperty("allteach.database.user"),
                        environment.getProperty("allteach.database.password"))
                .verified();
    }

    private record Details(DatabaseAddress address) implements JdbcConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return address.user();
        }

        @Override
        public @Nullable String getPassword() {
            return address.password();
        }

        @Override
        public String getJdbcUrl() {
            return address.url();
        }
    }

    private static final class NoUrl implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }
}
