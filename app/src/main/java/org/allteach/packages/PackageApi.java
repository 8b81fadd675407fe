package org.allteach.packages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.theory.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the change package as JSON; the package as it stands is part of the theory. */
@RestController
class PackageApi {

    private final PackageVersions versions;

    PackageApi(PackageVersions versions) {
        this.versions = versions;
    }

    @GetMapping("/api/v1/collaboratives/{slug}/package/versions")
    Map<String, @Nullable Object> all(Membership membership) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                versions.of(membership.collaborative().id()).stream()
                        .map(PackageApi::json)
                        .toList());
        answer.put("next", null);
        return answer;
    }

    @PostMapping("/api/v1/collaboratives/{slug}/package/versions")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> publish(Membership membership, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new LinkedHashMap<String, String>();
        body.forEach((name, value) -> fields.put(name, Objects.toString(value, "")));
        return json(versions.publish(membership.collaborative(), fields));
    }

    private static Map<String, @Nullable Object> json(PackageVersion version) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", version.number());
        json.put("title", version.title());
        json.put("note", version.note());
        json.put("at", version.at().toString());
        json.put("person", version.person());
        List<Map<String, @Nullable Object>> ideas = version.content().current(Node.Kind.IDEA).stream()
                .map(PackageApi::idea)
                .toList();
        json.put("ideas", ideas);
        return json;
    }

    private static Map<String, @Nullable Object> idea(Node idea) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", idea.code());
        json.put("kind", Given.written(idea.kind()));
        json.putAll(idea.content().shared());
        return json;
    }
}
