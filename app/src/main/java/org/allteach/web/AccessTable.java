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
        variation();
        imports();
    }

    private void everywhere() {
        rule("GET /", SIGNED_IN);
        rule("GET /health", ANYONE);
        rule("GET /error", ANYONE);
        rule("POST /error", ANYONE);
        rule("GET /api/v1/openapi.json", ANYONE);
        rule("POST /api/v1/spc/analyses", SIGNED_IN);
    }

    private void people() {}

    private void collaboratives() {}

    private void measures() {}

    private void variation() {
        rule("GET /c/{slug}/pooled", SEE);
        rule("GET /c/{slug}/measures/{measure}", SEE_TEAMS);
        rule("GET /c/{slug}/measures/{measure}/pooled", SEE);
        rule("GET /c/{slug}/t/{team}/measures", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/chart.svg", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/chart.png", SEE_CHARTS);
        rule("GET /c/{slug}/t/{team}/m/{measure}/data.csv", SEE_CHARTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/notes", ANNOTATE);
        rule("POST /c/{slug}/t/{team}/m/{measure}/notes/{note}/removal", ANNOTATE);
        rule("POST /c/{slug}/t/{team}/m/{measure}/phases", DECIDE_CHARTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/exclusions", DECIDE_CHARTS);
        rule("POST /c/{slug}/t/{team}/m/{measure}/decisions/{decision}/removal", DECIDE_CHARTS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/analyses", SEE_TEAMS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/pooled", SEE);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.svg", SEE_CHARTS);
        rule("GET /api/v1/collaboratives/{slug}/measures/{measure}/teams/{team}/chart.png", SEE_CHARTS);
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
