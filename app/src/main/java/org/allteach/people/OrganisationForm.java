package org.allteach.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.allteach.attributes.Attribute;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, or a program sent, about an organisation. A field that was not sent is an empty one.
 *
 * @param attributes null where none were given, which leaves those that there are
 */
record OrganisationForm(
        String code,
        String name,
        String country,
        String timeZone,
        @Nullable Map<String, String> attributes) {

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]{0,39}");
    private static final int MOST_ATTRIBUTES = 20;
    private static final int LONGEST_ATTRIBUTE = 120;

    OrganisationForm {
        code = code.strip();
        name = name.strip();
        country = country.strip();
        timeZone = timeZone.strip();
        if (attributes != null) {
            attributes = new TreeMap<>(attributes);
            Attribute.read(attributes);
        }
    }

    static OrganisationForm of(Organisation organisation) {
        return new OrganisationForm(
                organisation.code(),
                organisation.name(),
                organisation.country(),
                organisation.zone().getId(),
                organisation.attributes());
    }

    /** The organisation, where there is no problem with it; else all problems are added to the list. */
    Optional<Organisations.Entry> parse(List<Problem> problems) {
        var found = new ArrayList<Problem>();
        checkCode("code", code, found);
        PersonForm.requireText("name", name, found);
        Optional<String> knownCountry = Languages.country(country);
        if (knownCountry.isEmpty()) {
            found.add(Problem.of("country", country, "people.problem.country"));
        }
        var zone = Languages.zone(timeZone);
        if (zone.isEmpty()) {
            found.add(Problem.of("timeZone", timeZone, "people.problem.zone"));
        }
        checkAttributes(found);
        problems.addAll(found);
        return found.isEmpty()
                ? Optional.of(new Organisations.Entry(
                        code,
                        name,
                        knownCountry.orElseThrow(),
                        zone.orElseThrow(),
                        attributes == null ? null : new TreeMap<>(attributes)))
                : Optional.empty();
    }

    /** Codes stand in addresses and in file names. */
    static void checkCode(String field, String code, List<Problem> problems) {
        if (code.isEmpty()) {
            problems.add(Problem.of(field, code, "problem.required"));
        } else if (!CODE.matcher(code).matches()) {
            problems.add(Problem.of(field, code, "people.problem.code"));
        }
    }

    private void checkAttributes(List<Problem> problems) {
        Map<String, String> given = attributes == null ? Map.of() : attributes;
        if (given.size() > MOST_ATTRIBUTES) {
            problems.add(Problem.of("attributes", null, "people.problem.attributes", MOST_ATTRIBUTES));
        }
        given.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                problems.add(Problem.of("attributes", key, "people.problem.attributeKey"));
            } else if (value.length() > LONGEST_ATTRIBUTE) {
                problems.add(Problem.of("attributes/" + key, value, "problem.tooLong", LONGEST_ATTRIBUTE));
            }
        });
    }
}
