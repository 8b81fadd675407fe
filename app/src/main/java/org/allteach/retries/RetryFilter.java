package org.allteach.retries;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.allteach.web.Problem;
import org.allteach.web.Refusals;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a client that has heard no answer ask again: the same key with the same request is answered as before and does
 * nothing more; the same key with another request is a mistake, and is told so. Two at the same moment go one after the
 * other. Kept are answers that would come again: success, and what was wrong with the request; not our own failures.
 */
@Component
@Order(RetryFilter.AFTER_SIGN_IN)
class RetryFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RetryFilter.class);

    static final int AFTER_SIGN_IN = 0;
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VALID_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int SECONDS_TO_RETRY = 5;

    /** Another time these may be answered otherwise, though the request is the same. */
    private static final Set<Integer> OF_THE_MOMENT = Set.of(401, 403, 408, 425, 429);

    private final Answers answers;
    private final Refusals refusals;

    RetryFilter(Answers answers, Refusals refusals) {
        this.answers = answers;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !Visit.isApi(request)
                || request.getHeader(KEY) == null
                || Viewer.current() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        if (!VALID_KEY.matcher(key).matches()) {
            refuse(HttpStatus.BAD_REQUEST, "refusal.unreadable", "retries.problem.key", request, response);
            return;
        }
        try (Repeatable repeatable = Repeatable.of(request)) {
            once(key, repeatable, response, chain);
        } catch (Repeatable.TooLarge e) {
            refuse(HttpStatus.CONTENT_TOO_LARGE, "refusal.tooLarge", "retries.problem.large", request, response);
        }
    }

    private void once(String key, Repeatable repeatable, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = repeatable.request();
        try (Answers.Turn turn = answers.turn(Viewer.required().id(), key)) {
            Answers.@Nullable Answer before = turn.answer();
            if (before == null) {
                run(turn, repeatable, response, chain);
            } else if (before.fingerprint().equals(repeatable.fingerprint())) {
                replay(before, response);
            } else {
                refuse(HttpStatus.UNPROCESSABLE_CONTENT, "refusal.invalid", "retries.problem.other", request, response);
            }
        } catch (Answers.Busy e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_RETRY));
            refuse(HttpStatus.CONFLICT, "refusal.conflict", "retries.problem.running", request, response);
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    /** Runs the request. The answer is kept before it leaves: who does not hear it asks again. */
    private static void run(Answers.Turn turn, Repeatable repeatable, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buffer = new ContentCachingResponseWrapper(response);
        chain.doFilter(repeatable.request(), buffer);
        if (comesAgain(buffer)) {
            keep(turn, repeatable.fingerprint(), buffer);
        }
        buffer.copyBodyToResponse();
    }

    private static boolean comesAgain(ContentCachingResponseWrapper buffer) {
        return buffer.getStatus() < 500
                && !OF_THE_MOMENT.contains(buffer.getStatus())
                && buffer.getContentSize() <= LARGEST_ANSWER;
    }

    private static void keep(Answers.Turn turn, String fingerprint, ContentCachingResponseWrapper buffer) {
        try {
            turn.keep(new Answers.Answer(
                    fingerprint,
                    buffer.getStatus(),
                    buffer.getContentType(),
                    buffer.getHeader(HttpHeaders.LOCATION),
                    buffer.getHeader(HttpHeaders.ETAG),
                    buffer.getContentAsByteArray()));
        } catch (SQLException e) {
            // The request has been obeyed, and that is to be told all the same.
            LOG.warn("An answer could not be kept for a retry", e);
        }
    }

    private static void replay(Answers.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private void refuse(
            HttpStatus status, String refusal, String problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problems = List.of(Problem.of(KEY, request.getHeader(KEY), problem));
        refusals.answer(status, refusal, problems, request, response);
    }
}
