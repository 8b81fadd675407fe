package org.allteach.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** How sessions lie in the database. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    /** Only what we put into sessions ourselves comes out again. */
    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter("maxdepth=20;maxbytes=100000;"
            + "java.lang.*;java.util.*;java.time.*;org.springframework.security.core.**;"
            + "org.springframework.security.authentication.*;org.springframework.security.web.csrf.*;"
            + "org.allteach.web.*;!*");

    /** A visit moves the session's last access at most once a minute, so that reading pages does not write. */
    private static final String TOUCH = """
            with n (sid, la, mi, ex, pn) as (values (?, ?::bigint, ?::int, ?::bigint, ?::varchar))
            update %TABLE_NAME% s
            set session_id = n.sid, last_access_time = n.la, max_inactive_interval = n.mi, expiry_time = n.ex,
                principal_name = n.pn
            from n
            where s.primary_id = ? and (s.session_id <> n.sid or s.max_inactive_interval <> n.mi
                or s.principal_name is distinct from n.pn or n.la - s.last_access_time > 60000)
            """;

    @Bean
    @Order(0)
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> insertsForPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    @Order(1)
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfAllteach() {
        return sessions -> {
            sessions.setUpdateSessionQuery(TOUCH);
            var conversion = new GenericConversionService();
            conversion.addConverter(Object.class, byte[].class, SessionStore::write);
            conversion.addConverter(byte[].class, Object.class, new Reader());
            sessions.setConversionService(conversion);
        };
    }

    /** A class of its own, since what it answers may be null. */
    private static final class Reader implements Converter<byte[], @Nullable Object> {

        @Override
        public @Nullable Object convert(byte[] bytes) {
            return read(bytes);
        }
    }

    static byte[] write(Object attribute) {
        try (var bytes = new ByteArrayOutputStream();
                var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(attribute);
            objects.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for what an earlier version of the application wrote in another form: its person signs in again. */
    static @Nullable Object read(byte[] bytes) {
        try (var objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            objects.setObjectInputFilter(OURS);
            return objects.readObject();
        } catch (ClassNotFoundException | IOException e) {
            LOG.info("A session of an earlier version ends: {}", e.toString());
            return null;
        }
    }
}
