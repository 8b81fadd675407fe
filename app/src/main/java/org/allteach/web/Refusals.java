package org.allteach.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.ObjectMapper;

/** Turns refusals and bugs into answers: RFC 9457 problems under {@code /api}, pages in words elsewhere. */
@ControllerAdvice
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int SECONDS_TO_RETRY = 5;

    private final PageWriter writer;
    private final ObjectMapper json;
    private final LocaleResolver locales;

    Refusals(PageWriter writer, ObjectMapper json, LocaleResolver locales) {
        this.writer = writer;
        this.json = json;
        this.locales = locales;
    }

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(refusal.status(), refusal.key(), refusal.problems(), request, response);
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = Problem.of("", null, "problem.json");
        answer(HttpStatus.BAD_REQUEST, "refusal.unreadable", List.of(problem), request, response);
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (Outage.isBehind(e)) {
            unavailable(e, request, response);
            return;
        }
        HttpStatus status = e instanceof ErrorResponse known
                ? HttpStatus.valueOf(known.getStatusCode().value())
                : HttpStatus.INTERNAL_SERVER_ERROR;
        if (status.is5xxServerError()) {
            LOG.error("{} {} failed", request.getMethod(), withoutSecrets(request.getRequestURI()), e);
        }
        answer(status, key(status), List.of(), request, response);
    }

    /** The database is away: in one line for those who run the installation, since it is back soon or they know already. */
    void unavailable(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.warn("{} {} failed: the database does not answer", request.getMethod(), withoutSecrets(asked(request)));
        LOG.debug("The database does not answer", e);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_RETRY));
        answer(HttpStatus.SERVICE_UNAVAILABLE, "refusal.unavailable", List.of(), request, response);
    }

    /** Links from mails carry a secret in their path, of 32 letters or more; a log is read by more people than a mailbox. */
    static String withoutSecrets(String path) {
        return path.replaceAll("(?<=/)[A-Za-z0-9_-]{32,}(?=[/.]|$)", "*");
    }

    static String key(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "refusal.notFound";
            case METHOD_NOT_ALLOWED -> "refusal.method";
            case CONTENT_TOO_LARGE -> "refusal.tooLarge";
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "refusal.mediaType";
            default -> status.is4xxClientError() ? "refusal.unreadable" : "refusal.bug";
        };
    }

    /** Answers outside a controller too: filters call it. */
    public void answer(
            HttpStatus status,
            String key,
            List<Problem> problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Visit.<@Nullable Void, IOException>speaking(locales.resolveLocale(request), () -> {
            if (isApi(request)) {
                writeJson(status, key, problems, response);
            } else {
                writer.write(
                        new RefusalPage(status.value(), Visit.text(key + ".title"), Visit.text(key), problems),
                        response);
            }
            return null;
        });
    }

    private static boolean isApi(HttpServletRequest request) {
        return asked(request).startsWith("/api/");
    }

    /** An error page is reached by a forward: what matters is what was asked for. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private void writeJson(HttpStatus status, String key, List<Problem> problems, HttpServletResponse response)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", Visit.text(key + ".title"));
        body.put("status", status.value());
        body.put("detail", Visit.text(key));
        if (!problems.isEmpty()) {
            body.put("errors", errors(problems));
        }
        response.setStatus(status.value());
        response.setContentType("application/problem+json;charset=UTF-8");
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        byte[] bytes = json.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Problems as the API writes them: pointer, row, column, what was given, what is wanted. */
    public static List<Map<String, Object>> errors(List<Problem> problems) {
        var errors = new ArrayList<Map<String, Object>>();
        for (Problem problem : problems) {
            var error = new LinkedHashMap<String, Object>();
            error.put(
                    "pointer",
                    problem.at().isEmpty() || problem.at().startsWith("/") ? problem.at() : "/" + problem.at());
            if (problem.row() > 0) {
                error.put("row", problem.row());
            }
            if (problem.column() != null) {
                error.put("column", problem.column());
            }
            error.put("given", problem.given());
            error.put("detail", problem.text());
            errors.add(error);
        }
        return errors;
    }
}
