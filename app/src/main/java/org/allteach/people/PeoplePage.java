package org.allteach.people;

import org.allteach.web.Page;
import org.springframework.web.util.UriComponentsBuilder;

/** Everybody with an account, some at a time. */
record PeoplePage(String words, Administration.Found found) implements Page {

    String address(int page) {
        return UriComponentsBuilder.fromPath("/admin/people")
                .queryParam("words", "{words}")
                .queryParam("page", "{page}")
                .encode()
                .buildAndExpand(words, page)
                .toUriString();
    }
}
