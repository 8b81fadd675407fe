package org.allteach.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The looks of drawings for pictures that stand alone: parts of the pages' style sheets in their light colours. */
public final class Style {

    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z-]+)\\)");
    private static final Pattern LIGHT = Pattern.compile("(--at-[a-z]+): (#[0-9a-f]{6});");

    private Style() {}

    /**
     * One part of a style sheet, its variables replaced by the light colours.
     *
     * @param part what stands between the comments of that name, {@code drawing} and {@code end of drawing}
     * @param within the class before each of the part's selectors, which a picture by itself does not need
     */
    public static String of(String sheet, String part, String within) {
        String content = resource("/static/" + sheet);
        Map<String, String> colours = new HashMap<>();
        var found = LIGHT.matcher(
                light(resource("/static/allteach.css")) + light(resource("/static/charts.css")) + light(content));
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }
        String begin = "/* " + part + " */";
        String rules = content.substring(
                content.indexOf(begin) + begin.length(), content.indexOf("/* end of " + part + " */"));
        return VARIABLE.matcher(rules.replace(within + " .", ".").replace("\n", ""))
                .replaceAll(match -> colours.getOrDefault(match.group(1), "#000000"));
    }

    private static String light(String sheet) {
        int start = sheet.indexOf(":root {");
        return start < 0 ? "" : sheet.substring(start, sheet.indexOf('}', start));
    }

    private static String resource(String path) {
        try (InputStream in = Style.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
