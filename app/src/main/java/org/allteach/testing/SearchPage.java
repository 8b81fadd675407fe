package org.allteach.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.pdsa.Cycle;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tests of change across the teams that the viewer may see.
 *
 * @param diagram the collaborative's theory, of whose ideas and drivers one can choose
 * @param settings what kinds of places can be asked for
 */
record SearchPage(Membership membership, Query query, Search.Found found, Diagram diagram, List<Option> settings)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug();
    }

    boolean isNamed(Cycle cycle) {
        return found.circle().isNamed(cycle.team());
    }

    String team(Cycle cycle) {
        return found.circle().name(cycle.team());
    }

    /** Its page; empty where the viewer sees the team under its code only. */
    String path(Cycle cycle) {
        Team team = found.circle().team(cycle.team());
        return team == null || !isNamed(cycle) ? "" : base() + "/t/" + team.code() + "/cycles/" + cycle.code();
    }

    List<String> ideas(Cycle cycle) {
        return Search.ideas(found.lineage(), found.nodes(), cycle, isNamed(cycle));
    }

    static String words(Cycle cycle) {
        Cycle.Decision decision = cycle.decision();
        var day = cycle.startsOn();
        return Visit.text("pdsa.state." + Given.written(cycle.state()))
                + (day == null ? "" : ", " + Visit.date(day))
                + ", " + Visit.text("pdsa.scale." + Given.written(cycle.scale()))
                + (decision == null ? "" : ", " + Visit.text("pdsa.decision." + Given.written(decision)));
    }

    List<Option> ideaOptions() {
        return nodes(Node.Kind.IDEA);
    }

    List<Option> driverOptions() {
        var drivers = new ArrayList<>(nodes(Node.Kind.PRIMARY));
        drivers.addAll(nodes(Node.Kind.SECONDARY).stream().skip(1).toList());
        return drivers;
    }

    private List<Option> nodes(Node.Kind kind) {
        return with(diagram.current(kind).stream()
                .map(node -> new Option(node.code(), node.code() + " " + node.text()))
                .toList());
    }

    static List<Option> scales() {
        return all("pdsa.scale.", Cycle.Scale.values());
    }

    static List<Option> decisions() {
        return all("pdsa.decision.", Cycle.Decision.values());
    }

    static List<Option> states() {
        return all("pdsa.state.", Cycle.State.values());
    }

    private static List<Option> all(String prefix, Enum<?>... values) {
        return with(Arrays.stream(values)
                .map(Given::written)
                .map(value -> new Option(value, Visit.text(prefix + value)))
                .toList());
    }

    List<Option> teamOptions() {
        return with(found.circle().teams().values().stream()
                .filter(team -> found.circle().isNamed(team.id()))
                .map(team -> new Option(team.code(), team.name()))
                .sorted(Comparator.comparing(Option::label))
                .toList());
    }

    static List<Option> with(List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", Visit.text("testing.all")));
        all.addAll(options);
        return all;
    }

    /** The address of the same question: as a file, or its next page. */
    String address(String path, String after) {
        var asked = new TreeMap<>(Map.of(
                "words", query.words(),
                "idea", query.idea(),
                "driver", query.driver(),
                "scale", query.scale(),
                "decision", query.decision(),
                "state", query.state(),
                "setting", query.setting(),
                "team", query.team(),
                "after", after));
        asked.values().removeIf(String::isEmpty);
        var address = UriComponentsBuilder.fromPath(base() + path);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    String next() {
        Query.Place next = found.next();
        return next == null ? "" : address("/cycles", next.toString());
    }
}
