package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.allteach.web.Refusals;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who asks, and what browsers may do with our pages. What somebody may do is not decided here but by the gate, from the
 * table of routes.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Pattern UNSUBSCRIBING = Pattern.compile("/unsubscribe/[\\w-]+");

    private final Tokens tokens;
    private final Refusals refusals;

    Security(Tokens tokens, Refusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http.addFilterBefore(new BearerFilter(tokens, refusals), CsrfFilter.class)
                .csrf(Security::formTokens)
                .exceptionHandling(refused ->
                        refused.accessDeniedHandler((request, response, reason) -> refuse(request, response)))
                .headers(Security::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void formTokens(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(new CsrfTokens())
                .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(Security::needsFormToken);
    }

    /** No browser sends a token of the API by itself, so only what comes with a session needs proof that we drew the form. */
    private static boolean needsFormToken(HttpServletRequest request) {
        // Mail programs unsubscribe with one click and have no form (RFC 8058); the secret in the address is the proof.
        if (READING.contains(request.getMethod())
                || UNSUBSCRIBING.matcher(request.getRequestURI()).matches()) {
            return false;
        }
        Viewer viewer = Viewer.current();
        return !Visit.isApi(request) || viewer != null && viewer.means() == Viewer.Means.SESSION;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                // Other hosts below our name are not ours to speak for.
                .httpStrictTransportSecurity(transport -> transport.includeSubDomains(false));
    }

    /** A form without its token: mostly one that was open for longer than its session. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean ended = request.getRequestedSessionId() != null && request.getSession(false) == null;
        if (Visit.isApi(request) || !ended) {
            refusals.answer(HttpStatus.FORBIDDEN, "accounts.refusal.form", List.of(), request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect("/sign-in");
        }
    }
}
