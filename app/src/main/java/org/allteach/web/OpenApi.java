package org.allteach.web;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the API, kept by hand as {@code openapi.yaml}; a test holds it to the routes. */
@RestController
public class OpenApi {

    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<Map<String, Object>> description() throws IOException {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(read());
    }

    public static Map<String, Object> read() throws IOException {
        try (var yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        }
    }
}
