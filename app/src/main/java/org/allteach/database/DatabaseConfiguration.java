package org.allteach.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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

    /** Whoever starts the application may have started the server already, to say early and briefly if it cannot be. */
    @Bean
    @Conditional(NoUrl.class)
    @ConditionalOnMissingBean
    EmbeddedServer embeddedServer(Environment environment) {
        return EmbeddedServer.start(Path.of(environment.getProperty("allteach.data", "data")));
    }

    /** The pool depends on these details and these on the server: so the pool closes first, then the server. */
    @Bean
    @Conditional(NoUrl.class)
    JdbcConnectionDetails embeddedDatabase(EmbeddedServer server) {
        return new Details(server.address());
    }

    @Bean
    @Conditional(Url.class)
    JdbcConnectionDetails externalDatabase(Environment environment) {
        return new Details(external(environment));
    }

    private static DatabaseAddress external(Environment environment) {
        return new DatabaseAddress(
                environment.getRequiredProperty(URL),
                environment.getProperty("allteach.database.user"),
                environment.getProperty("allteach.database.password"));
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

    private static class Url implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }

    private static final class NoUrl extends Url {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}
