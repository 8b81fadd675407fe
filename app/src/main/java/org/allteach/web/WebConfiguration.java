package org.allteach.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** How requests reach controllers and pages reach people. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final AccessGate gate;
    private final PageWriter writer;

    WebConfiguration(AccessGate gate, PageWriter writer) {
        this.gate = gate;
        this.writer = writer;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(writer);
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Every slice brings its words along as {@code messages.properties}; whoever finds no bundle of theirs reads English. */
    @Bean
    static MessageSource messageSource() throws IOException {
        var words = new ResourceBundleMessageSource();
        for (Resource bundle : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/allteach/*/messages.properties")) {
            String path = bundle.getURL().getPath();
            words.addBasenames(path.substring(path.lastIndexOf("org/allteach/"), path.lastIndexOf(".properties")));
        }
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    /** A person's own language where it is known, else what the browser asks for. */
    @Bean
    static LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                Viewer viewer = Viewer.current();
                return viewer == null ? super.resolveLocale(request) : viewer.locale();
            }
        };
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    /** Templates say their words by key. */
    @Component
    static class Words {

        Words(MessageSource messages) {
            Visit.speak(messages);
        }
    }

    /** Templates name style sheets and scripts by their plain path. */
    @Component
    static class AssetAddresses {

        AssetAddresses(ResourceUrlProvider provider) {
            Assets.resolveBy(provider);
        }
    }

    /**
     * Lets templates ask about the request they are drawn for. Being the outermost, it also answers when the database goes
     * away where no controller is yet or any more: while a session is looked up or kept.
     */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class VisitFilter extends OncePerRequestFilter {

        private final Refusals refusals;

        VisitFilter(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Visit.begin(request);
            try {
                chain.doFilter(request, response);
            } catch (IOException | ServletException | RuntimeException e) {
                if (response.isCommitted() || !Outage.isBehind(e)) {
                    throw e;
                }
                // Its value is in the session, which is away too.
                request.removeAttribute(Visit.CSRF);
                response.resetBuffer();
                refusals.unavailable(e, request, response);
            } finally {
                Visit.end();
            }
        }
    }
}
