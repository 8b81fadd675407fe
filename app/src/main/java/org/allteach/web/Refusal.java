package org.allteach.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that gets no answer but a problem: as {@code application/problem+json} under {@code /api}, as a page in words
 * elsewhere.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String key;
    private final transient List<Problem> problems;

    private Refusal(HttpStatus status, String key, List<Problem> problems) {
        super(status + " " + key + (problems.isEmpty() ? "" : " " + problems), null, false, false);
        this.status = status;
        this.key = key;
        this.problems = List.copyOf(problems);
    }

    /** It does not exist, or is not yours: both look the same. */
    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "refusal.notFound", List.of());
    }

    public static Refusal signIn() {
        return new Refusal(HttpStatus.UNAUTHORIZED, "refusal.signIn", List.of());
    }

    public static Refusal readingToken() {
        return new Refusal(HttpStatus.FORBIDDEN, "refusal.readingToken", List.of());
    }

    /** What was sent is not valid; all that is wrong with it at once. */
    public static Refusal invalid(List<Problem> problems) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "refusal.invalid", problems);
    }

    public static Refusal invalid(Problem problem) {
        return invalid(List.of(problem));
    }

    /** Cannot be read at all: not JSON, not CSV, not UTF-8. */
    public static Refusal unreadable(Problem problem) {
        return new Refusal(HttpStatus.BAD_REQUEST, "refusal.unreadable", List.of(problem));
    }

    /** Somebody else was faster, or the thing is in a state in which this is not possible. */
    public static Refusal conflict(Problem problem) {
        return new Refusal(HttpStatus.CONFLICT, "refusal.conflict", List.of(problem));
    }

    /** What it belongs to has come to its end: it can be read, not changed. */
    public static Refusal over(Problem problem) {
        return new Refusal(HttpStatus.CONFLICT, "refusal.over", List.of(problem));
    }

    /** {@code If-Match} names an older version. */
    public static Refusal stale(Problem problem) {
        return new Refusal(HttpStatus.PRECONDITION_FAILED, "refusal.stale", List.of(problem));
    }

    public static Refusal tooLarge(Problem problem) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "refusal.tooLarge", List.of(problem));
    }

    public static Refusal tooMany() {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "refusal.tooMany", List.of());
    }

    public HttpStatus status() {
        return status;
    }

    /** The message of the refusal in the bundle; {@code .title} beside it. */
    public String key() {
        return key;
    }

    public List<Problem> problems() {
        return problems;
    }
}
