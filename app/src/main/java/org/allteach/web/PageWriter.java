package org.allteach.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes a page that a controller returned, with the template of its name. */
@Component
public class PageWriter implements HandlerMethodReturnValueHandler {

    private static final String ROOT = "org.allteach";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageWriter.class.getClassLoader(), ROOT);

    public PageWriter() {
        engine.setTrimControlStructures(true);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Page.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object page,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (page == null || response == null) {
            throw new IllegalStateException("A controller returned no page");
        }
        write((Page) page, response);
    }

    public void write(Page page, HttpServletResponse response) throws IOException {
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        if (page.status() == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
            byte[] bytes = FieldLabels.named(drawn(page), label -> Visit.text("problems.field", label))
                    .getBytes(UTF_8);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            return;
        }
        var output = new Utf8ByteOutput();
        engine.render(template(page), page, output);
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    /** A page as text, for what leaves by other ways than an answer. */
    public String drawn(Page page) {
        var output = new StringOutput();
        engine.render(template(page), page, output);
        return output.toString();
    }

    private static String template(Page page) {
        Class<?> type = page.getClass();
        return type.getName().substring(ROOT.length() + 1).replace('.', '/').replace('$', '/') + ".jte";
    }

    /**
     * Names the fields in a list of problems as their labels do. The list stands above the form and is written before it, so
     * the names are put in when the page is there: they cannot differ from what stands beside the fields.
     */
    static final class FieldLabels {

        private static final Pattern LABEL = Pattern.compile(
                "<label[^>]*\\sfor=\"([^\"]+)\"[^>]*>([^<]+)|<fieldset[^>]*\\sid=\"([^\"]+)\"[^>]*>\\s*<legend[^>]*>([^<]+)");

        private static final Pattern NAMELESS = Pattern.compile("<strong data-label-of=\"([^\"]*)\"></strong> ");

        private FieldLabels() {}

        /**
         * The page, with each problem's field named; one whose field has no label of its own stays as it is.
         *
         * @param words how a label stands before what is to be corrected, both as HTML
         */
        static String named(String page, UnaryOperator<String> words) {
            Map<String, String> labels = new HashMap<>();
            LABEL.matcher(page).results().forEach(found -> {
                boolean isLabel = found.group(1) != null;
                labels.putIfAbsent(
                        found.group(isLabel ? 1 : 3),
                        found.group(isLabel ? 2 : 4).strip());
            });
            return NAMELESS.matcher(page).replaceAll(found -> {
                String label = labels.get(found.group(1));
                return label == null || label.isEmpty()
                        ? ""
                        : "<strong>" + Matcher.quoteReplacement(words.apply(label)) + "</strong> ";
            });
        }
    }
}
