package org.allteach.web;

import static org.allteach.web.Permission.*;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every route and what it asks of its viewer, in one place. A route that is not here stops the start. */
public final class AccessTable {

    private final Map<String, Permission> rules = new LinkedHashMap<>();

    public AccessTable() {
        everywhere();
        people();
        collaboratives();
        measures();
        imports();
    }

    private void everywhere() {
        rule("GET /", SIGNED_IN);
        rule("GET /health", ANYONE);
        rule("GET /error", ANYONE);
        rule("POST /error", ANYONE);
        rule("PUT /error", ANYONE);
        rule("PATCH /error", ANYONE);
        rule("DELETE /error", ANYONE);
        rule("GET /api/v1/openapi.json", ANYONE);
        rule("POST /api/v1/spc/analyses", SIGNED_IN);
    }

    private void people() {}

    private void collaboratives() {}

    private void measures() {
        rule("GET /api/v1/collaboratives/{slug}/measures", SEE);
        rule("PUT /api/v1/collaboratives/{slug}/measures", DEFINE_MEASURES);
        rule("POST /api/v1/collaboratives/{slug}/data", ENTER_SOME_DATA);
    }

    private void imports() {}

    private void rule(String route, Permission permission) {
        if (rules.put(route, permission) != null) {
            throw new IllegalStateException("Two access rules for " + route);
        }
    }

    /** What the route asks, or null where the table does not know it. */
    public @Nullable Permission of(String method, String pattern) {
        return rules.get((method.equals("HEAD") ? "GET" : method) + " " + pattern);
    }

    /** All rules, in the order of the table. */
    public Map<String, Permission> rules() {
        return Map.copyOf(rules);
    }
}
