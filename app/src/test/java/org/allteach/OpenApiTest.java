package org.allteach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allteach.web.AccessTable;
import org.allteach.web.OpenApi;
import org.junit.jupiter.api.Test;

/** The description of the API says what there is, no more and no less. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void every_route_of_the_api_is_described_and_every_described_route_exists() throws IOException {
        var routes = new TreeSet<String>();
        for (String route : new AccessTable().rules().keySet()) {
            if (route.contains(" /api/") || route.equals("GET /health")) {
                routes.add(route);
            }
        }
        assertThat(described()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        var description = OpenApi.read();
        var references = new HashSet<String>();
        collect(description, references);
        for (String reference : references) {
            Object at = description;
            for (String step : reference.substring(2).split("/")) {
                at = at instanceof Map<?, ?> map ? map.get(step) : null;
            }
            assertThat(at).as(reference).isNotNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> described() throws IOException {
        var described = new TreeSet<String>();
        var paths = (Map<String, Map<String, Object>>)
                java.util.Objects.requireNonNull(OpenApi.read().get("paths"));
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    private static void collect(Object node, Set<String> references) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (node instanceof Iterable<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }
}
