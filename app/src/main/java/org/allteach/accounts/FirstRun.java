package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.allteach.mail.PublicUrl;
import org.allteach.people.Administration;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.people.Secret;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The first visit to an empty installation. Who can read the console is who runs it: a code is printed there, and whoever
 * knows it becomes the first administrator. Only its hash is kept; each start while nobody has an account makes a new one.
 */
@Component
class FirstRun {

    private static final String FACT = "first administrator's code";
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;

    private final JdbcClient jdbc;
    private final People people;
    private final Administration administration;
    private final PublicUrl url;
    private final Environment environment;
    private volatile boolean over;

    FirstRun(JdbcClient jdbc, People people, Administration administration, PublicUrl url, Environment environment) {
        this.jdbc = jdbc;
        this.people = people;
        this.administration = administration;
        this.url = url;
        this.environment = environment;
    }

    /** Whether somebody has an account; once that is so it stays so. */
    boolean isOver() {
        if (!over) {
            over = people.exist();
        }
        return over;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (!isOver() && !environment.getProperty("allteach.demonstration", Boolean.class, false)) {
            String code = newCode();
            System.out.println(Visit.textIn(
                    Locale.getDefault(), "accounts.firstRun.console", url.of("/first-run"), grouped(code)));
        }
    }

    String newCode() {
        var random = new SecureRandom();
        var code = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, SIGNS.length()).forEach(index -> code.append(SIGNS.charAt(index)));
        jdbc.sql("""
                        insert into installation_fact (name, value) values (?, ?)
                        on conflict (name) do update set value = excluded.value
                        """).params(FACT, Secret.hash(code.toString())).update();
        return code.toString();
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** Hyphens, spaces and small letters do not matter. */
    boolean isCode(String given) {
        return jdbc.sql("select exists (select 1 from installation_fact where name = ? and value = ?)")
                .params(FACT, hash(given))
                .query(Boolean.class)
                .single();
    }

    private static String hash(String given) {
        return Secret.hash(given.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    /** Makes the first administrator; the code dies with it. */
    @Transactional
    Person begin(String code, String name, String email, String passwordHash, Locale language, ZoneId zone) {
        int used = jdbc.sql("delete from installation_fact where name = ? and value = ?")
                .params(FACT, hash(code))
                .update();
        if (used == 0) {
            throw Refusal.notFound();
        }
        return administration.addFirst(name, email, passwordHash, language, zone);
    }

    /** While nobody has an account, every page leads to the first administrator's. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyWay implements WebMvcConfigurer, HandlerInterceptor {

        private static final Set<String> OPEN = Set.of("/first-run", "/health", "/error");

        private final FirstRun firstRun;

        OnlyWay(FirstRun firstRun) {
            this.firstRun = firstRun;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this).order(-1);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!(handler instanceof HandlerMethod)
                    || Visit.isApi(request)
                    || OPEN.contains(request.getRequestURI())
                    || firstRun.isOver()) {
                return true;
            }
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/first-run");
            return false;
        }
    }
}
