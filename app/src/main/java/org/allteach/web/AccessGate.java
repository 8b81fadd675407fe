package org.allteach.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets a request through to its handler when the access table says so. What may not be seen answers like what does not
 * exist.
 */
@Component
class AccessGate implements HandlerInterceptor, SmartInitializingSingleton {

    private final AccessTable table = new AccessTable();
    private final ObjectProvider<Gate> gate;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AccessGate(
            ObjectProvider<Gate> gate,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.gate = gate;
        this.mappings = mappings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod)) {
            return true;
        }
        Permission permission = permission(request);
        if (permission == Permission.ANYONE) {
            return true;
        }
        Viewer viewer = Viewer.current();
        if (viewer == null) {
            return askToSignIn(request, response);
        }
        if (viewer.means() == Viewer.Means.READING_TOKEN
                && !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")) {
            throw Refusal.readingToken();
        }
        if (!gate.getObject().lets(viewer, permission, variables(request), request)) {
            throw Refusal.notFound();
        }
        return true;
    }

    private Permission permission(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Permission permission = table.of(request.getMethod(), String.valueOf(pattern));
        if (permission == null) {
            throw Refusal.notFound();
        }
        return permission;
    }

    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (Visit.isApi(request)) {
            throw Refusal.signIn();
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(204);
            return false;
        }
        response.sendRedirect(SignInReturn.signInFrom(request));
        return false;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        @Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }

    /** A route without a rule, or a rule without a route, is a mistake of ours: the application does not start. */
    @Override
    public void afterSingletonsInstantiated() {
        var unknown = new TreeSet<String>();
        var unused = new TreeSet<>(table.rules().keySet());
        for (String route : Routes.of(mappings.getObject()).keySet()) {
            if (!unused.remove(route)) {
                unknown.add(route);
            }
        }
        if (!unknown.isEmpty() || !unused.isEmpty()) {
            throw new IllegalStateException(
                    "The access table misses " + unknown + " and knows routes that do not exist: " + unused);
        }
    }
}
