package org.allteach.people;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a person. A field that was not sent is an empty one. */
public record PersonForm(
        String name, String email, String profession, String organisation, String language, String zone) {

    private static final int LONGEST = 120;
    private static final int LONGEST_EMAIL = 254;

    /** Whether a mail can be sent to it is known when one arrives; this keeps slips and header tricks out. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    public PersonForm {
        name = stripped(name);
        email = stripped(email);
        profession = stripped(profession);
        organisation = stripped(organisation);
        language = stripped(language);
        zone = stripped(zone);
    }

    private static String stripped(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    public static PersonForm of(Person person) {
        return new PersonForm(
                person.name(),
                person.email(),
                stripped(person.profession()),
                stripped(person.organisation()),
                person.language().toLanguageTag(),
                person.zone().getId());
    }

    /** The details, where there is no problem with them; else all problems are added to the list. */
    Optional<Person.Details> parse(Organisations organisations, List<Problem> problems) {
        var found = new ArrayList<Problem>();
        checkEmail(found);
        if (!organisation.isEmpty() && organisations.find(organisation).isEmpty()) {
            found.add(Problem.of("organisation", organisation, "people.problem.organisation"));
        }
        Optional<Person.Details> own = parseOwn(email, organisation, found);
        problems.addAll(found);
        return found.isEmpty() ? own : Optional.empty();
    }

    /** The same for the first person of an installation, who belongs to no organisation yet. */
    public Optional<Person.Details> parseNew(List<Problem> problems) {
        var found = new ArrayList<Problem>();
        checkEmail(found);
        Optional<Person.Details> own = parseOwn(email, "", found);
        problems.addAll(found);
        return found.isEmpty() ? own : Optional.empty();
    }

    /** The same for what people may change of themselves: not the address and not the organisation. */
    public Optional<Person.Details> parseOwn(Person person, List<Problem> problems) {
        return parseOwn(person.email(), stripped(person.organisation()), problems);
    }

    private Optional<Person.Details> parseOwn(String itsEmail, String itsOrganisation, List<Problem> problems) {
        var found = new ArrayList<Problem>();
        requireText("name", name, found);
        if (profession.length() > LONGEST) {
            found.add(Problem.of("profession", profession, "problem.tooLong", LONGEST));
        }
        if (!Languages.isSpoken(language)) {
            found.add(Problem.of("language", language, "people.problem.language"));
        }
        Optional<ZoneId> parsedZone = Languages.zone(zone);
        if (parsedZone.isEmpty()) {
            found.add(Problem.of("zone", zone, "people.problem.zone"));
        }
        problems.addAll(found);
        return found.isEmpty()
                ? Optional.of(new Person.Details(
                        name,
                        itsEmail,
                        profession.isEmpty() ? null : profession,
                        itsOrganisation.isEmpty() ? null : itsOrganisation,
                        Locale.forLanguageTag(language),
                        parsedZone.orElseThrow()))
                : Optional.empty();
    }

    private void checkEmail(List<Problem> problems) {
        if (email.isEmpty()) {
            problems.add(Problem.of("email", email, "problem.required"));
        } else if (!isEmail(email)) {
            problems.add(Problem.of("email", email, "people.problem.email"));
        }
    }

    /** Whether it has the form of an address. */
    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    static void requireText(String field, String given, List<Problem> problems) {
        if (given.isEmpty()) {
            problems.add(Problem.of(field, given, "problem.required"));
        } else if (given.length() > LONGEST) {
            problems.add(Problem.of(field, given, "problem.tooLong", LONGEST));
        } else if (given.chars().anyMatch(Character::isISOControl)) {
            problems.add(Problem.of(field, given, "people.problem.control"));
        }
    }
}
