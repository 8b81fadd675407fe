package org.allteach.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Gives a Spring test a database with the application's tables. Test classes that share a context share its database, which
 * is quick; a class that needs one to itself says {@code @WithDatabase(own = true)} and pays for a context of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextCustomizerFactories(WithDatabase.Factory.class)
public @interface WithDatabase {

    boolean own() default false;

    final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> test, List<ContextConfigurationAttributes> attributes) {
            var asked = TestContextAnnotationUtils.findMergedAnnotation(test, WithDatabase.class);
            return asked == null ? null : new Customizer(asked.own() ? test : null);
        }
    }

    /** A record, since Spring shares contexts whose customizers are equal. */
    record Customizer(@Nullable Class<?> owner) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var address = TestDatabase.fresh();
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("allteach.database.url", address.url());
            properties.put("allteach.database.user", String.valueOf(address.user()));
            properties.put("allteach.database.password", String.valueOf(address.password()));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
        }
    }
}
