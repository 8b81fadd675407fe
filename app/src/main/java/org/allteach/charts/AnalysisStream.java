package org.allteach.charts;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.allteach.spc.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Answers lines of requests: one answer per line, in order; a bad line answers its problems. */
final class AnalysisStream {
    private static final System.Logger LOG = System.getLogger(AnalysisStream.class.getName());

    private final Locale locale;

    AnalysisStream(Locale locale) {
        this.locale = locale;
    }

    /** The answers to a chunk of whole lines, each with its line end. */
    ByteArrayOutputStream answer(Chunks.Chunk chunk) {
        byte[] lines = chunk.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream(9 * lines.length + 1000);
        JsonGenerator json = Json.generator(out);
        AnalysisWriter writer = new AnalysisWriter(json, locale);
        boolean any = false;
        if (chunk.tooLong()) {
            writer.refuse(null, Problem.of("", null, "shorter", Chunks.LONGEST));
            any = true;
        }
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            if (!blank(lines, start, end)) {
                line(lines, start, end - start, writer);
                any = true;
            }
            start = end + 1;
        }
        json.close();
        if (any) {
            out.write('\n');
        }
        return out;
    }

    private static boolean blank(byte[] lines, int start, int end) {
        for (int i = start; i < end; i++) {
            if (lines[i] != ' ' && lines[i] != '\t' && lines[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void line(byte[] lines, int start, int length, AnalysisWriter writer) {
        AnalysisRequest request = new AnalysisRequest();
        try (JsonParser parser = Json.parser(lines, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                writer.refuse(null, Problem.of("", Json.quote(parser), "line"));
                return;
            }
            request.read(parser);
            if (parser.nextToken() == null) {
                answer(request, writer);
            } else {
                writer.refuse(request.id(), Problem.of("", Json.quote(parser), "line"));
            }
        } catch (JacksonException e) {
            // If it had said its name before it went wrong, the asker can find it again.
            writer.refuse(request.id(), unreadable(e));
        }
    }

    /** Answers a request; a fault of ours must not stop the stream, but must not pass unseen either. */
    static void answer(AnalysisRequest request, AnalysisWriter writer) {
        try {
            writer.write(request);
        } catch (JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An analysis failed", e);
            writer.refuse(request.id(), Problem.of("", null, "no-fault"));
        }
    }

    static Problem unreadable(JacksonException e) {
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return Problem.of("column " + column, null, "line");
    }
}
