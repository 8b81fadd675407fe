package org.allteach.collaboratives;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allteach.web.Option;
import org.allteach.web.Visit;

/** What can be chosen in forms about collaboratives, in the words of the visit's language. */
public final class Choices {

    private Choices() {}

    public static List<Option> frequencies() {
        return all(Frequency.class, "frequency.");
    }

    public static List<Option> visibilities() {
        return all(Visibility.class, "visibility.");
    }

    public static List<Option> states() {
        return all(Collaborative.State.class, "collaborative.state.");
    }

    public static List<Option> phaseKinds() {
        return all(Phase.Kind.class, "phase.kind.");
    }

    public static List<Option> teamStates() {
        return all(Team.State.class, "team.state.");
    }

    public static List<Option> ruleSets() {
        return Collaborative.RULE_SETS.stream()
                .map(name -> new Option(name, Visit.text("ruleSet." + name)))
                .toList();
    }

    /** Whether teams may choose their own rules. */
    public static List<Option> ownRules() {
        return Stream.of("false", "true")
                .map(flag -> new Option(flag, Visit.text("collaborative.ownRules." + flag)))
                .toList();
    }

    /** Roles in the collaborative's own words. */
    public static List<Option> roles(Terms words, Stream<Role> roles) {
        return roles.map(role -> new Option(Given.written(role), words.role(role)))
                .toList();
    }

    /** Time zones that are places, by name; and the one that stands there. */
    public static List<Option> zones(String current) {
        return with(
                current,
                ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.equals("UTC")
                                || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("System"))
                        .sorted()
                        .map(id -> new Option(id, id.replace('_', ' ')))
                        .toList());
    }

    /** Languages, each called as it is in the visit's language; and the one that stands there. */
    public static List<Option> languages(String current) {
        Locale locale = Visit.locale();
        return with(
                current,
                Arrays.stream(Locale.getISOLanguages())
                        .map(code -> new Option(code, Locale.of(code).getDisplayLanguage(locale)))
                        .filter(option -> !option.label().equals(option.value()))
                        .sorted(Comparator.comparing(Option::label))
                        .toList());
    }

    private static List<Option> with(String current, List<Option> options) {
        if (current.isEmpty()
                || options.stream().anyMatch(option -> option.value().equals(current))) {
            return options;
        }
        return Stream.concat(Stream.of(new Option(current, current)), options.stream())
                .toList();
    }

    private static <E extends Enum<E>> List<Option> all(Class<E> type, String prefix) {
        Function<E, Option> option =
                value -> new Option(Given.written(value), Visit.text(prefix + Given.written(value)));
        return Arrays.stream(type.getEnumConstants()).map(option).toList();
    }
}
