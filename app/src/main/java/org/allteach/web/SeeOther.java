package org.allteach.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends the browser on after a change, so that a reload does not change again. */
public final class SeeOther {

    private SeeOther() {}

    /** On to a path; its variables stand in braces and are encoded: {@code to("/c/{slug}", slug)}. */
    public static ResponseEntity<Void> to(String path, Object... variables) {
        String location = UriComponentsBuilder.fromUriString(path)
                .encode()
                .buildAndExpand(variables)
                .toUriString();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    /** On to where somebody wanted to go, already encoded as browsers send it. */
    public static ResponseEntity<Void> toAddress(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, SignInReturn.safe(address))
                .build();
    }
}
