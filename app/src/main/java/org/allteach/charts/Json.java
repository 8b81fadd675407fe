package org.allteach.charts;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.allteach.spc.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One way to read and write JSON: streaming, bounded, one value per line. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("\n")
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(10_000)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(byte[] bytes, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
    }

    static JsonParser parser(java.io.InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** The current value as a problem may quote it, and the parser moved past it. */
    static @Nullable Object quote(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_ARRAY -> {
                parser.skipChildren();
                yield "[…]";
            }
            case START_OBJECT -> {
                parser.skipChildren();
                yield "{…}";
            }
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> shortened(text(parser));
        };
    }

    /** The current text; half of a surrogate pair, which can be escaped but never written, becomes a question mark. */
    static String text(JsonParser parser) {
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 100
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, 99))) + "…";
    }

    static void writeAny(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case java.math.BigInteger number -> json.writeNumber(number);
            case Number number -> writeNumber(json, number.doubleValue());
            default -> json.writeString(value.toString());
        }
    }

    /** A whole number without a fraction, as somebody will have typed it; what is too large for a number as text. */
    private static void writeNumber(JsonGenerator json, double number) {
        if (!Double.isFinite(number)) {
            json.writeString(Double.toString(number));
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    static void writeProblem(JsonGenerator json, Problem problem, java.util.Locale locale) {
        json.writeStartObject();
        json.writeStringProperty("at", problem.at());
        json.writeName("given");
        writeAny(json, problem.given());
        json.writeStringProperty("want", problem.want(locale));
        json.writeEndObject();
    }
}
