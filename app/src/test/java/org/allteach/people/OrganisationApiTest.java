package org.allteach.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allteach.accounts.AccountsTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrganisationApiTest extends AccountsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/organisations";

    @Autowired
    private Organisations organisations;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String token = "";

    @BeforeEach
    void a_token() {
        token = tokenOf(administrator("Root"));
    }

    private String tokenOf(Person person) {
        var page = signedIn(person)
                .fill("/account", Map.of("tokenName", "x", "scope", "write", "days", "30"), "/account/tokens");
        var shown = Pattern.compile("at_[A-Za-z0-9_-]{43}").matcher(page.body());
        assertThat(shown.find()).isTrue();
        return shown.group();
    }

    @Test
    void an_upsert_tells_what_was_new_changed_and_the_same() {
        assertThat(put(organisation("A", "Alpha", "IE"), organisation("B", "Beta", "Ireland")))
                .isEqualTo("{\"new\":2,\"changed\":0,\"unchanged\":0}");
        assertThat(put(
                        organisation("A", "Alpha", "ie"),
                        organisation("B", "Better", "IE"),
                        organisation("C", "C", "GB")))
                .isEqualTo("{\"new\":1,\"changed\":1,\"unchanged\":1}");
        Organisation better = organisations.find(mark + "B").orElseThrow();
        assertThat(better.name()).isEqualTo("Better");
        assertThat(better.country()).isEqualTo("IE");
        assertThat(better.version()).isEqualTo(2);
        assertThat(organisations.find(mark + "A").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void attributes_that_are_not_given_stay_and_given_ones_replace() {
        put(with("A", "\"attributes\": {\"size\": \"large\", \"beds\": 120}"));
        assertThat(organisations.find(mark + "A").orElseThrow().attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("size", "large", "beds", "120"));
        assertThat(put(with("A", "\"attributes\": null"))).contains("\"unchanged\":1");
        put(with("A", "\"attributes\": {\"kind\": \"teaching\"}"));
        assertThat(organisations.find(mark + "A").orElseThrow().attributes()).containsOnlyKeys("kind");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_by_pointer_and_nothing_is_written() {
        var answer = send("PUT", PATH, "[" + organisation("A", "Alpha", "IE") + """
                , {"code": "bad code", "name": "", "country": "Atlantis", "timeZone": "GMT+2", "beds": 3},
                  17,
                  {"code": "%sA", "name": 5, "country": "IE", "timeZone": "Europe/Dublin", "attributes": {"size": [1]}}]
                """.formatted(mark));
        assertThat(answer.statusCode()).isEqualTo(422);
        var pointers = new ArrayList<String>();
        JSON.readTree(answer.body())
                .get("errors")
                .forEach(error -> pointers.add(error.get("pointer").asString()));
        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/1/beds",
                        "/1/code",
                        "/1/name",
                        "/1/country",
                        "/1/timeZone",
                        "/2",
                        "/3/attributes/size",
                        "/3/code");
        assertThat(organisations.find(mark + "A")).isEmpty();
    }

    @Test
    void what_is_no_list_or_no_json_is_unreadable() {
        assertThat(send("PUT", PATH, "{}").statusCode()).isEqualTo(400);
        assertThat(send("PUT", PATH, "[{").statusCode()).isEqualTo(400);
        assertThat(put()).isEqualTo("{\"new\":0,\"changed\":0,\"unchanged\":0}");
    }

    @Test
    void thousands_at_once_are_written_with_their_log() {
        String[] many = IntStream.range(0, 5000)
                .mapToObj(n -> organisation("N" + n, "Name " + n, "GB"))
                .toArray(String[]::new);
        long start = System.nanoTime();
        assertThat(put(many)).isEqualTo("{\"new\":5000,\"changed\":0,\"unchanged\":0}");
        assertThat(put(many)).isEqualTo("{\"new\":0,\"changed\":0,\"unchanged\":5000}");
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
        assertThat(jdbc.sql("select count(*) from audit_entry where subject like ?")
                        .param("organisation/" + mark + "N%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5000);
    }

    @Test
    void pages_follow_each_other_until_the_end_and_hold_each_once() {
        put(IntStream.range(0, 25)
                .mapToObj(n -> organisation("P" + n, "Name " + n, "GB"))
                .toArray(String[]::new));
        var codes = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page =
                    JSON.readTree(send("GET", PATH + "?limit=7" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "")
                            .body());
            page.get("items").forEach(item -> codes.add(item.get("code").asString()));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes.stream().filter(code -> code.startsWith(mark))).hasSize(25);
        assertThat(send("GET", PATH + "?cursor=%21", "").statusCode()).isEqualTo(400);
    }

    @Test
    void one_is_changed_in_the_version_that_was_read() {
        put(organisation("A", "Alpha", "IE"));
        String path = PATH + "/" + mark + "A";
        var read = send("GET", path, "");
        String tag = read.headers().firstValue("ETag").orElseThrow();
        String change = "{\"name\": \"Omega\", \"country\": \"IE\", \"timeZone\": \"Europe/Dublin\"}";
        var changed = sendMatching(path, change, tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        assertThat(sendMatching(path, change, tag).statusCode()).isEqualTo(412);
        assertThat(send("PUT", path, change.replace("{", "{\"code\": \"other\", "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("GET", PATH + "/absent", "").statusCode()).isEqualTo(404);
    }

    @Test
    void only_administrators_see_that_it_exists() {
        token = tokenOf(somebody("Ann"));
        assertThat(send("GET", PATH, "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", PATH, "[]").statusCode()).isEqualTo(404);
    }

    private String put(String... entries) {
        return send(
                        "PUT",
                        PATH,
                        IntStream.range(0, entries.length)
                                .mapToObj(n -> entries[n])
                                .collect(Collectors.joining(",", "[", "]")))
                .body();
    }

    private String organisation(String code, String name, String country) {
        return "{\"code\": \"%s\", \"name\": \"%s\", \"country\": \"%s\", \"timeZone\": \"Europe/Dublin\"}"
                .formatted(mark + code, name, country);
    }

    private String with(String code, String member) {
        return organisation(code, "Alpha", "IE").replace("}", ", " + member + "}");
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return visitor().api(method, path, token, json);
    }

    private HttpResponse<String> sendMatching(String path, String json, String tag) {
        var visitor = visitor();
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", tag)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json))
                .build());
    }
}
