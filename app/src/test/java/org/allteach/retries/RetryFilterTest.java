package org.allteach.retries;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.allteach.database.WithDatabase;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithDatabase
class RetryFilterTest {

    @Autowired
    private RetryFilter filter;

    private final Viewer ann = viewer();
    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger effects = new AtomicInteger();

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void the_same_request_under_the_same_key_has_one_effect_and_one_answer() throws Exception {
        var first = send(ann, request("{\"a\": 1}"), this::create);
        var again = send(ann, request("{\"a\": 1}"), this::create);
        assertThat(effects).hasValue(1);
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getContentType()).isEqualTo(first.getContentType());
        assertThat(again.getHeader("Location")).isEqualTo("/api/v1/things/1");
        assertThat(again.getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(first.getHeader(RetryFilter.REPLAYED)).isNull();
        assertThat(again.getHeader(RetryFilter.REPLAYED)).isEqualTo("true");
    }

    @Test
    void another_request_under_the_same_key_is_refused() throws Exception {
        send(ann, request("{\"a\": 1}"), this::create);
        var other = send(ann, request("{\"a\": 2}"), this::create);
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("Idempotency-Key");
        var elsewhere = request("{\"a\": 1}");
        elsewhere.setRequestURI("/api/v1/others");
        assertThat(send(ann, elsewhere, this::create).getStatus()).isEqualTo(422);
        assertThat(effects).hasValue(1);
    }

    @Test
    void another_person_may_use_the_same_key() throws Exception {
        send(ann, request("{}"), this::create);
        assertThat(send(viewer(), request("{}"), this::create).getStatus()).isEqualTo(201);
        assertThat(effects).hasValue(2);
    }

    @Test
    void two_at_once_go_one_after_the_other() throws Exception {
        FilterChain slow = (request, response) -> {
            pause();
            create(this, response);
        };
        Callable<Integer> attempt = () -> send(ann, request("{}"), slow).getStatus();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = executor
                    .invokeAll(IntStream.range(0, 20).mapToObj(n -> attempt).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).hasSize(20).containsOnly(201);
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void what_was_wrong_with_a_request_is_answered_again() throws Exception {
        FilterChain wrong = (request, response) -> {
            effects.incrementAndGet();
            ((HttpServletResponse) response).setStatus(422);
        };
        send(ann, request("{}"), wrong);
        assertThat(send(ann, request("{}"), wrong).getStatus()).isEqualTo(422);
        assertThat(effects).hasValue(1);
    }

    @Test
    void our_own_failures_and_those_of_the_moment_are_not_kept() throws Exception {
        for (int status : new int[] {500, 503, 429, 401, 403}) {
            FilterChain failing = (request, response) -> ((HttpServletResponse) response).setStatus(status);
            assertThat(send(ann, request("{}"), failing).getStatus()).isEqualTo(status);
        }
        FilterChain broken = (request, response) -> {
            throw new IOException("gone");
        };
        try {
            send(ann, request("{}"), broken);
        } catch (IOException e) {
            assertThat(e).hasMessage("gone");
        }
        assertThat(send(ann, request("{}"), this::create).getStatus()).isEqualTo(201);
    }

    @Test
    void a_client_that_has_gone_away_hears_the_answer_when_it_comes_back() throws Exception {
        var deaf = new MockHttpServletResponse() {
            @Override
            public jakarta.servlet.ServletOutputStream getOutputStream() {
                throw new IllegalStateException("The client has gone");
            }
        };
        signIn(ann);
        try {
            filter.doFilter(request("{}"), deaf, this::create);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("The client has gone");
        }
        assertThat(send(ann, request("{}"), this::create).getStatus()).isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void a_body_of_forty_megabytes_arrives_whole_and_leaves_no_file_behind() throws Exception {
        byte[] body = new byte[40 << 20];
        new Random(1).nextBytes(body);
        int files = files();
        var request = request("");
        request.setContent(body);
        send(ann, request, (again, response) -> {
            assertThat(again.getInputStream().readAllBytes()).isEqualTo(body);
            create(this, response);
        });
        var retry = request("");
        retry.setContent(body);
        assertThat(send(ann, retry, this::create).getStatus()).isEqualTo(201);
        assertThat(effects).hasValue(1);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void the_parts_of_a_form_are_the_same_whatever_their_boundary() throws Exception {
        assertThat(send(ann, upload("one", "a;b\n1;2\n"), this::create).getStatus())
                .isEqualTo(201);
        assertThat(send(ann, upload("two", "a;b\n1;2\n"), this::create).getHeader(RetryFilter.REPLAYED))
                .isEqualTo("true");
        assertThat(send(ann, upload("three", "a;b\n1;3\n"), this::create).getStatus())
                .isEqualTo(422);
    }

    @Test
    void a_key_is_short_and_plain() throws Exception {
        for (String bad : List.of("", "x".repeat(201), "two words", "ключ")) {
            var request = new MockHttpServletRequest("POST", "/api/v1/things");
            request.addHeader(RetryFilter.KEY, bad);
            assertThat(send(ann, request, this::create).getStatus()).isEqualTo(400);
        }
        assertThat(effects).hasValue(0);
    }

    @Test
    void other_requests_pass_as_they_are() throws Exception {
        var noKey = new MockHttpServletRequest("POST", "/api/v1/things");
        var put = new MockHttpServletRequest("PUT", "/api/v1/things");
        put.addHeader(RetryFilter.KEY, key);
        var page = new MockHttpServletRequest("POST", "/account");
        page.addHeader(RetryFilter.KEY, key);
        for (var request : List.of(noKey, noKey, put, put, page, page)) {
            send(ann, request, this::create);
        }
        assertThat(effects).hasValue(6);
    }

    private void create(Object request, Object response) throws IOException {
        var answer = (HttpServletResponse) response;
        answer.setStatus(201);
        answer.setContentType("application/json");
        answer.setHeader("Location", "/api/v1/things/1");
        answer.setHeader("ETag", "\"1\"");
        answer.getOutputStream()
                .write(("{\"effect\": " + effects.incrementAndGet() + "}").getBytes(StandardCharsets.UTF_8));
    }

    private MockHttpServletRequest request(String body) {
        var request = new MockHttpServletRequest("POST", "/api/v1/things");
        request.addHeader(RetryFilter.KEY, key);
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private MockHttpServletRequest upload(String boundary, String file) {
        var request = new MockHttpServletRequest("POST", "/api/v1/things");
        request.addHeader(RetryFilter.KEY, key);
        request.setContentType("multipart/form-data; boundary=" + boundary);
        request.addPart(new MockPart("file", "data.csv", file.getBytes(StandardCharsets.UTF_8)));
        return request;
    }

    private MockHttpServletResponse send(Viewer viewer, MockHttpServletRequest request, FilterChain chain)
            throws Exception {
        signIn(viewer);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private static void signIn(Viewer viewer) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    private static Viewer viewer() {
        return new Viewer(
                UUID.randomUUID(),
                "Ann",
                "a@example.org",
                Locale.ENGLISH,
                ZoneId.of("UTC"),
                Viewer.Means.WRITING_TOKEN);
    }

    private static int files() throws IOException {
        try (var found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return (int) found.filter(file -> file.getFileName().toString().endsWith(".body"))
                    .count();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
