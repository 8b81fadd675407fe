package org.allteach.packages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.theory.Diagram;
import org.allteach.theory.Lineage;
import org.allteach.theory.Theories;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The change package as people read it, and its versions. */
@Controller
@RequestMapping("/c/{slug}/package")
class PackageController {

    private static final String NOW = "now";

    private final PackageVersions versions;
    private final Theories theories;
    private final Measures measures;
    private final Teams teams;

    PackageController(PackageVersions versions, Theories theories, Measures measures, Teams teams) {
        this.versions = versions;
        this.theories = theories;
        this.measures = measures;
        this.teams = teams;
    }

    @GetMapping
    Page now(Membership membership, @RequestParam(name = "by", defaultValue = "driver") String by) {
        return page(membership, null, by.equals("concept"), Edit.blank());
    }

    @GetMapping("/versions/{number}")
    Page version(
            Membership membership,
            @PathVariable("number") String number,
            @RequestParam(name = "by", defaultValue = "driver") String by) {
        PackageVersion wanted = versions.of(membership.collaborative().id()).stream()
                .filter(version -> Integer.toString(version.number()).equals(number))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return page(membership, wanted, by.equals("concept"), Edit.blank());
    }

    @PostMapping("/versions")
    Object publish(Membership membership, @RequestParam Map<String, String> typed) {
        try {
            versions.publish(membership.collaborative(), typed);
            return SeeOther.saved("/c/" + membership.collaborative().slug() + "/package");
        } catch (Refusal refusal) {
            return page(membership, null, false, Edit.refused(typed, refusal.problems()));
        }
    }

    /** Any two versions; {@code now} is the package as it stands. */
    @GetMapping("/difference")
    Page difference(
            Membership membership,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = NOW) String to) {
        List<PackageVersion> all = versions.of(membership.collaborative().id());
        String first = from.isEmpty() && !all.isEmpty()
                ? Integer.toString(all.getFirst().number())
                : from;
        Diagram before = content(membership, all, first);
        return new DifferencePage(membership, all, first, to, Comparison.of(before, content(membership, all, to)));
    }

    private Diagram content(Membership membership, List<PackageVersion> all, String number) {
        if (number.equals(NOW) || all.isEmpty()) {
            return theories.of(membership.collaborative().id(), null).diagram().withoutRetired();
        }
        return all.stream()
                .filter(version -> Integer.toString(version.number()).equals(number))
                .map(PackageVersion::content)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Page page(Membership membership, @Nullable PackageVersion shown, boolean byConcept, Edit publication) {
        UUID collaborative = membership.collaborative().id();
        return new PackagePage(
                membership,
                versions.of(collaborative),
                shown,
                shown == null ? theories.of(collaborative, null).diagram() : shown.content(),
                byConcept,
                measures.of(collaborative).stream()
                        .filter(measure -> measure.team() == null)
                        .collect(Collectors.toMap(Measure::code, Measure::name)),
                users(collaborative),
                takers(membership),
                publication);
    }

    /** How many teams use each idea of the collaborative's, directly or as another team adapted it. */
    private Map<UUID, Integer> users(UUID collaborative) {
        var all = theories.all(collaborative);
        var lineage = Lineage.of(all);
        Map<UUID, Set<UUID>> users = new HashMap<>();
        all.values().stream()
                .filter(placed -> placed.team() != null && !placed.node().isRetired())
                .filter(placed -> placed.node().isIdea())
                .forEach(placed -> users.computeIfAbsent(lineage.root(placed.node()), id -> new HashSet<>())
                        .add(placed.team()));
        Map<UUID, Integer> counts = new HashMap<>();
        users.forEach((root, teams) -> counts.put(root, teams.size()));
        return counts;
    }

    private List<Team> takers(Membership membership) {
        return teams.of(membership.collaborative().id()).stream()
                .filter(team -> membership.teams().containsKey(team.id()))
                .filter(team -> membership.may(Permission.TEST, team.id()))
                .sorted(Comparator.comparing(Team::name))
                .toList();
    }
}
