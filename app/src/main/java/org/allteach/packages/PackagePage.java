package org.allteach.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.theory.ChangeConcepts;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The change package as a document.
 *
 * @param versions all that were given out, the newest first, without what stands in them
 * @param shown the version that is read; null for the package as it stands today
 * @param content the theory of that moment
 * @param byConcept whether ideas stand below change concepts instead of below drivers
 * @param measures the names of measures by code
 * @param users how many teams use an idea, by its id
 * @param takers the viewer's own teams that may adopt
 */
record PackagePage(
        Membership membership,
        List<PackageVersion> versions,
        @Nullable PackageVersion shown,
        Diagram content,
        boolean byConcept,
        Map<String, String> measures,
        Map<UUID, Integer> users,
        List<Team> takers,
        Edit publication)
        implements Page {

    /** Ideas below one title. */
    record Group(String over, String title, String meaning, List<Node> ideas) {}

    @Override
    public int status() {
        return publication.status();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/package";
    }

    boolean mayPublish() {
        return shown == null && membership.may(Permission.DESIGN_THEORY);
    }

    List<Node> ideas() {
        return content.current(Node.Kind.IDEA);
    }

    /** The differences of what stands here from the newest version; null where there is none. */
    @Nullable
    Comparison news() {
        return shown != null || versions.isEmpty()
                ? null
                : Comparison.of(versions.getFirst().content(), content.withoutRetired());
    }

    List<Group> groups() {
        return byConcept ? concepts() : drivers();
    }

    private List<Group> concepts() {
        var groups = new ArrayList<Group>();
        for (var family : ChangeConcepts.families().entrySet()) {
            for (var concept : family.getValue()) {
                List<Node> ideas = ideas().stream()
                        .filter(idea -> idea.content().concept().equals(concept.code()))
                        .toList();
                groups.add(new Group(
                        Visit.text("theory.family." + family.getKey()), concept.title(), concept.meaning(), ideas));
            }
        }
        groups.add(new Group(
                "",
                Visit.text("packages.noConcept"),
                "",
                ideas().stream()
                        .filter(idea ->
                                ChangeConcepts.find(idea.content().concept()).isEmpty())
                        .toList()));
        groups.removeIf(group -> group.ideas().isEmpty());
        return groups;
    }

    /** Below each driver the ideas right below it: an idea that serves several stands below each. */
    private List<Group> drivers() {
        var groups = new ArrayList<Group>();
        Set<Node> placed = new HashSet<>();
        for (Node driver : content.current()) {
            List<Node> ideas = content.children(driver).stream()
                    .filter(Node::isIdea)
                    .filter(idea -> !idea.isRetired())
                    .toList();
            if (!ideas.isEmpty()) {
                String over = content.parents(driver).stream()
                        .filter(node -> node.kind() != Node.Kind.AIM)
                        .map(Node::text)
                        .reduce((one, other) -> one + " · " + other)
                        .orElse("");
                groups.add(new Group(over, driver.text(), driver.content().description(), ideas));
                placed.addAll(ideas);
            }
        }
        List<Node> loose =
                ideas().stream().filter(idea -> !placed.contains(idea)).toList();
        if (!loose.isEmpty()) {
            groups.add(new Group("", Visit.text("packages.noDriver"), "", loose));
        }
        return groups;
    }

    String evidence(Node idea) {
        return Visit.text("theory.evidence." + Given.written(idea.content().evidence()));
    }

    /** The concept of an idea in words, with its family. */
    String concept(Node idea) {
        return ChangeConcepts.find(idea.content().concept())
                .map(concept -> concept.title() + " (" + Visit.text("theory.family." + concept.family()) + ")")
                .orElse("");
    }

    List<String> measures(Node idea) {
        return idea.content().measures().stream()
                .map(code -> measures.getOrDefault(code, code))
                .toList();
    }

    int users(Node idea) {
        return Objects.requireNonNullElse(users.get(idea.id()), 0);
    }

    /** What can be compared with what stands here: every other version, the newest first. */
    List<PackageVersion> others() {
        return versions.stream()
                .filter(version -> shown == null || version.number() != shown.number())
                .sorted(Comparator.comparingInt(PackageVersion::number).reversed())
                .toList();
    }
}
