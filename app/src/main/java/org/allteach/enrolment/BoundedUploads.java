package org.allteach.enrolment;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.allteach.web.Refusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people without an account send is bounded more narrowly than other uploads, and before any of it is read: the server
 * would keep the parts of a form on its disk before a controller could refuse them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BoundedUploads extends OncePerRequestFilter {

    private static final long LARGEST = 11L << 20;

    private final Refusals refusals;

    BoundedUploads(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Decoded, as routes are found: an encoded letter is no way around.
        String path = request.getServletPath().isEmpty() ? request.getRequestURI() : request.getServletPath();
        return !path.startsWith("/applications/") && !path.startsWith("/calls/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType());
        boolean isOfUnknownLength = request.getContentLengthLong() < 0 && type.startsWith("multipart/");
        if (isOfUnknownLength || request.getContentLengthLong() > LARGEST) {
            refusals.answer(HttpStatus.CONTENT_TOO_LARGE, "refusal.tooLarge", List.of(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
