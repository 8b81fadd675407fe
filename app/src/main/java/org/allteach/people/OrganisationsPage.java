package org.allteach.people;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.allteach.attributes.Attribute;
import org.allteach.web.Page;
import org.springframework.web.util.UriUtils;

/** The organisations that were searched for. */
record OrganisationsPage(String words, List<Organisation> organisations, int total) implements Page {

    String address(Organisation organisation) {
        return "/admin/organisations/" + UriUtils.encodePathSegment(organisation.code(), StandardCharsets.UTF_8);
    }

    String attributes(Organisation organisation) {
        return organisation.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + ": " + Attribute.label(attribute.getKey(), attribute.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
