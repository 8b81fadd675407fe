package org.allteach.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** The answer to a form that was accepted: go and get the page that shows it, so that a reload sends nothing again. */
public final class SeeOther {

    /** The parameter by which the next page knows that it may say so. */
    public static final String SAVED = "saved";

    private SeeOther() {}

    /** On to a path; its variables stand in braces and are encoded: {@code to("/c/{slug}", slug)}. */
    public static ResponseEntity<Void> to(String path, Object... variables) {
        return at(UriComponentsBuilder.fromUriString(path)
                .encode()
                .buildAndExpand(variables)
                .toUriString());
    }

    /** On to where somebody wanted to go, already encoded as browsers send it. */
    public static ResponseEntity<Void> toAddress(String address) {
        return at(SignInReturn.safe(address));
    }

    /** On to a path that is encoded already. */
    public static ResponseEntity<Void> at(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** The same; the page says that something was saved. */
    public static ResponseEntity<Void> saved(String path) {
        return at(path + "?" + SAVED);
    }
}
