package org.allteach.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
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
        var output = new Utf8ByteOutput();
        engine.render(template(page), page, output);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
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
}
