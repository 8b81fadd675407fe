package org.allteach.people;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A hospital, clinic or other organisation that takes part.
 *
 * @param country the code of ISO 3166-1, two letters
 * @param attributes what peer groups are made by: size, kind, region and others
 */
public record Organisation(
        UUID id, String code, String name, String country, ZoneId zone, Map<String, String> attributes, int version) {

    /** The country's name in a language. */
    public String countryName(Locale locale) {
        return Locale.of("", country).getDisplayCountry(locale);
    }

    /** How the audit trail calls it. */
    public String subject() {
        return "organisation/" + code;
    }

    /** What the audit trail keeps of it, and the API tells. */
    Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        details.put("code", code);
        details.put("name", name);
        details.put("country", country);
        details.put("timeZone", zone.getId());
        details.put("attributes", attributes);
        return details;
    }

    /** A place of an organisation. */
    public record Site(UUID id, String code, String name, List<Unit> units) {}

    /** A ward or other unit at a site. */
    public record Unit(UUID id, String code, String name) {}
}
