package org.allteach.web;

import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that are really mapped: {@code "GET /c/{slug}"} and the names of its handlers, one for each form of answer. */
public final class Routes {

    private Routes() {}

    public static SortedMap<String, SortedSet<String>> of(RequestMappingHandlerMapping mapping) {
        var routes = new TreeMap<String, SortedSet<String>>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : methods(info)) {
                    routes.computeIfAbsent(method + " " + pattern, unknown -> new TreeSet<>())
                            .add(handler.getBeanType().getSimpleName() + "."
                                    + handler.getMethod().getName());
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
