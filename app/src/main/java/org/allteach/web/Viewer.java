package org.allteach.web;

import java.io.Serializable;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person who asks: signed in at a page, or known by an API token. */
public record Viewer(UUID id, String name, String email, Locale locale, ZoneId zone, Means means)
        implements Principal, Serializable {

    /** How the person proved who they are. */
    public enum Means {
        SESSION,
        READING_TOKEN,
        WRITING_TOKEN
    }

    /** The viewer of the request at hand; null where nobody has signed in, or where no request is at hand. */
    public static @Nullable Viewer current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    /** The viewer of a request that the gate let through as signed in. */
    public static Viewer required() {
        Viewer viewer = current();
        if (viewer == null) {
            throw new IllegalStateException("Nobody is signed in on a route that asks for it");
        }
        return viewer;
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
