package org.allteach;

import java.util.Map;
import org.allteach.web.AccessTable;
import org.allteach.web.Routes;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Answers the routes whose slices are not built yet, so that those that are can be tested within the whole. */
@Component
class MissingRoutes implements InitializingBean {

    private final RequestMappingHandlerMapping mappings;

    MissingRoutes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterPropertiesSet() throws NoSuchMethodException {
        var handler = MissingRoutes.class.getDeclaredMethod("notYet");
        var known = Routes.of(mappings).keySet();
        for (String route : new AccessTable().rules().keySet()) {
            if (!known.contains(route)) {
                String[] parts = route.split(" ", 2);
                mappings.registerMapping(
                        RequestMappingInfo.paths(parts[1])
                                .methods(RequestMethod.valueOf(parts[0]))
                                .options(mappings.getBuilderConfiguration())
                                .build(),
                        this,
                        handler);
            }
        }
    }

    ResponseEntity<Map<String, String>> notYet() {
        return ResponseEntity.ok(Map.of());
    }
}
