package org.allteach.spc.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One golden vector: what a peer was asked, and what it answered. */
record Vector(String id, String function, String description, JsonNode input, JsonNode expected) {

    static List<Vector> all() {
        JsonMapper mapper = JsonMapper.builder().build();
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Vector.class.getResource("/golden")).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> of(mapper.readTree(file.toFile())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Vector of(JsonNode json) {
        return new Vector(
                json.get("id").asString(),
                json.get("function").asString(),
                json.get("description").asString(),
                json.get("input"),
                json.get("expected"));
    }

    boolean gives(String field) {
        return input.has(field) && !input.get(field).isNull();
    }

    static double number(JsonNode node) {
        if (node == null || node.isNull()) {
            return Double.NaN;
        }
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    static double[] numbers(JsonNode node) {
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToDouble(i -> number(node.get(i)))
                        .toArray()
                : new double[] {number(node)};
    }

    static List<String> texts(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToObj(i -> node.get(i).asString())
                .toList();
    }
}
