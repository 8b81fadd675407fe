package org.allteach.web;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that are really mapped: {@code "GET /c/{slug}"} and its handler. */
public final class Routes {

    private Routes() {}

    public static SortedMap<String, HandlerMethod> of(RequestMappingHandlerMapping mapping) {
        var routes = new TreeMap<String, HandlerMethod>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : methods(info)) {
                    routes.put(method + " " + pattern, handler);
                }
            }
        });
        return routes;
    }

    /** A mapping that names no method takes what browsers send. */
    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> named = info.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named;
    }
}
