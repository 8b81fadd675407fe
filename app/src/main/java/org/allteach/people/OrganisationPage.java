package org.allteach.people;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One organisation with its sites and units, or a new one.
 *
 * @param organisation null for a new one
 * @param saved what has just been done; empty for nothing
 */
record OrganisationPage(
        @Nullable Organisation organisation,
        OrganisationForm form,
        List<Organisation.Site> sites,
        List<Option> countries,
        List<Option> zones,
        List<Problem> problems,
        String saved)
        implements Page {

    private static final Set<String> SAVED = Set.of("added", "details", "site", "siteRemoved");

    static OrganisationPage of(
            @Nullable Organisation organisation,
            OrganisationForm form,
            List<Organisation.Site> sites,
            List<Problem> problems,
            String saved) {
        var countries = new ArrayList<Option>();
        countries.add(new Option("", Visit.text("people.country.choose")));
        countries.addAll(Languages.countries(Visit.locale()));
        return new OrganisationPage(
                organisation,
                form,
                sites,
                countries,
                Languages.zones(form.timeZone()),
                problems,
                SAVED.contains(saved) ? saved : "");
    }

    /** Where the organisation is changed; its sites are below. */
    String address() {
        return organisation == null
                ? "/admin/organisations"
                : "/admin/organisations/" + UriUtils.encodePathSegment(organisation.code(), StandardCharsets.UTF_8);
    }

    String address(Organisation.Site site) {
        return address() + "/sites/" + UriUtils.encodePathSegment(site.code(), StandardCharsets.UTF_8);
    }

    String address(Organisation.Site site, Organisation.Unit unit) {
        return address(site) + "/units/" + UriUtils.encodePathSegment(unit.code(), StandardCharsets.UTF_8);
    }

    String attribute(String key) {
        Map<String, String> attributes = form.attributes();
        return attributes == null ? "" : attributes.getOrDefault(key, "");
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
