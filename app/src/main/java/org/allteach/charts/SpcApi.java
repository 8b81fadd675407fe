package org.allteach.charts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.allteach.spc.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JSON contract over HTTP: one object or an array of them, answered likewise, or lines of objects as {@code
 * application/x-ndjson}. What is wrong with a request is part of its answer, so the status is 200.
 */
@RestController
class SpcApi {
    private static final String LINES = "application/x-ndjson";
    /** A body may be this long; more than that is for the command line. */
    private static final long LONGEST_BODY = 64L << 20;

    @PostMapping("/api/v1/spc/analyses")
    void analyse(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        if (request.getContentLengthLong() > LONGEST_BODY) {
            response.sendError(413);
            return;
        }
        InputStream body = new BoundedBody(request.getInputStream(), LONGEST_BODY);
        String type = request.getContentType();
        if (type != null && MediaType.parseMediaType(type).isCompatibleWith(MediaType.parseMediaType(LINES))) {
            response.setContentType(LINES);
            lines(body, response.getOutputStream(), locale);
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            document(body, response.getOutputStream(), locale);
        }
    }

    private static void lines(InputStream body, OutputStream out, Locale locale) throws IOException {
        AnalysisStream stream = new AnalysisStream(locale);
        Chunks chunks = new Chunks(body);
        for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            stream.answer(chunk).writeTo(out);
        }
    }

    private static void document(InputStream body, OutputStream out, Locale locale) {
        try (JsonParser parser = Json.parser(body);
                JsonGenerator json = Json.generator(out)) {
            AnalysisWriter writer = new AnalysisWriter(json, locale);
            boolean array = false;
            try {
                array = parser.nextToken() == JsonToken.START_ARRAY;
                if (array) {
                    json.writeStartArray();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        one(parser, writer);
                    }
                } else {
                    one(parser, writer);
                }
            } catch (JacksonException e) {
                writer.refuse(null, AnalysisStream.unreadable(e));
            }
            if (array) {
                json.writeEndArray();
            }
        }
    }

    private static void one(JsonParser parser, AnalysisWriter writer) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            AnalysisRequest request = new AnalysisRequest();
            request.read(parser);
            AnalysisStream.answer(request, writer);
        } else {
            Object given = parser.currentToken() == null ? null : Json.quote(parser);
            writer.refuse(null, Problem.of("", given, "object"));
        }
    }
}
