package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.allteach.attributes.Attribute;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Teams of a kind: by their country and by the attributes of their organisations.
 *
 * <p>Where the viewer does not see all teams by name, only those attributes count whose values, taken together, never tell
 * fewer than {@value #FEWEST} teams apart from the others: who knows where the large hospitals of the north are must not find
 * out which code is which.
 */
final class PeerGroups {

    static final int FEWEST = 5;
    /** What peer groups are mostly made by, in this order; other attributes follow by name. */
    private static final List<String> USUAL = List.of("size", "kind", "region", "country");

    private static final int MOST_GROUPS = 60;

    /** One group that can be asked for: {@code size:large}. */
    record Group(String attribute, String value, int teams) {

        String id() {
            return attribute + ":" + value;
        }

        String label() {
            return Visit.text("benchmarks.peers.group", attributeLabel(), valueLabel(), teams);
        }

        private String attributeLabel() {
            return Visit.textOr("benchmarks.peers." + attribute, attribute);
        }

        private String valueLabel() {
            return attribute.equals("country")
                    ? Locale.of("", value).getDisplayCountry(Visit.locale())
                    : Attribute.label(attribute, value);
        }
    }

    private final Map<UUID, Map<String, String>> attributes;
    private final List<String> offered;

    private PeerGroups(Map<UUID, Map<String, String>> attributes, List<String> offered) {
        this.attributes = attributes;
        this.offered = offered;
    }

    /**
     * The groups of a collaborative as the viewer may tell them apart.
     *
     * @param organisations the attributes of organisations by their code
     */
    static PeerGroups of(Membership membership, List<Team> teams, Map<String, Map<String, String>> organisations) {
        Map<UUID, Map<String, String>> attributes = new HashMap<>();
        var names =
                new TreeSet<String>(Comparator.comparingInt(PeerGroups::place).thenComparing(name -> name));
        for (Team team : teams) {
            if (team.state() != Team.State.INVITED) {
                var own = new TreeMap<>(organisations.getOrDefault(team.organisation(), Map.of()));
                own.replaceAll(Attribute::code);
                own.put("country", team.country());
                own.values().removeIf(String::isBlank);
                attributes.put(team.id(), own);
                names.addAll(own.keySet());
            }
        }
        List<UUID> unnamed = attributes.keySet().stream()
                .filter(team -> membership.sight(team) != Membership.Sight.NAMED)
                .toList();
        return new PeerGroups(attributes, safe(attributes, unnamed, names));
    }

    private static int place(String attribute) {
        int place = USUAL.indexOf(attribute);
        return place < 0 ? USUAL.size() : place;
    }

    private static List<String> safe(
            Map<UUID, Map<String, String>> attributes, List<UUID> unnamed, Iterable<String> names) {
        var safe = new ArrayList<String>();
        for (String name : names) {
            var tried = new ArrayList<>(safe);
            tried.add(name);
            boolean keeps = unnamed.stream()
                    .collect(Collectors.groupingBy(team -> cell(attributes, tried, team), Collectors.counting()))
                    .values()
                    .stream()
                    .allMatch(count -> count >= FEWEST);
            if (keeps) {
                safe.add(name);
            }
        }
        return safe;
    }

    private static String cell(Map<UUID, Map<String, String>> attributes, List<String> names, UUID team) {
        Map<String, String> own = attributes.getOrDefault(team, Map.of());
        return names.stream().map(name -> own.getOrDefault(name, "")).collect(Collectors.joining("\n"));
    }

    /** What no filter that is offered tells apart. */
    String cell(UUID team) {
        return cell(attributes, offered, team);
    }

    /** The groups that can be asked for: of attributes that differ between teams. */
    List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (String name : offered) {
            Map<String, Long> counts = attributes.values().stream()
                    .filter(own -> own.containsKey(name))
                    .collect(Collectors.groupingBy(
                            own -> String.valueOf(own.get(name)), TreeMap::new, Collectors.counting()));
            boolean differ = counts.size() > 1 || counts.values().stream().anyMatch(count -> count < attributes.size());
            if (differ && counts.size() <= MOST_GROUPS) {
                counts.forEach((value, count) -> groups.add(new Group(name, value, count.intValue())));
            }
        }
        return groups;
    }

    /** The group of that id; null where it is not offered. */
    @Nullable
    Group find(String id) {
        return groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Who is in a group; everybody where none is asked for. */
    Predicate<UUID> members(@Nullable Group group) {
        return group == null
                ? team -> true
                : team -> group.value()
                        .equals(attributes.getOrDefault(team, Map.of()).get(group.attribute()));
    }
}
