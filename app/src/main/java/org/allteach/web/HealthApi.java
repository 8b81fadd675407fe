package org.allteach.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the installation lives and may be asked: 200, or 503 with the reason. */
@RestController
class HealthApi {

    private final JdbcClient jdbc;
    private final ApplicationAvailability availability;

    HealthApi(JdbcClient jdbc, ApplicationAvailability availability) {
        this.jdbc = jdbc;
        this.availability = availability;
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        String reason = reason();
        var body = new LinkedHashMap<String, Object>();
        body.put("live", true);
        body.put("ready", reason.isEmpty());
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        return ResponseEntity.status(reason.isEmpty() ? 200 : 503).body(body);
    }

    private String reason() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Visit.text("health.starting");
        }
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return "";
        } catch (DataAccessException e) {
            return Visit.text("health.database");
        }
    }
}
