package org.allteach.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where somebody wanted to go before signing in; only ever a path of this installation. */
public final class SignInReturn {

    private SignInReturn() {}

    static String signInFrom(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) {
            return "/sign-in";
        }
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "/sign-in?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    /** The path to go on to; the home page where none was given or it would lead away from here. */
    public static String safe(@Nullable String target) {
        if (target == null) {
            return "/";
        }
        boolean ours = target.startsWith("/")
                && !target.startsWith("//")
                && target.indexOf('\\') < 0
                && target.chars().noneMatch(Character::isISOControl);
        return ours ? target : "/";
    }
}
