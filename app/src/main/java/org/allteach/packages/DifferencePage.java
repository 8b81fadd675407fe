package org.allteach.packages;

import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.theory.Node;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** What differs between two versions of the package. */
record DifferencePage(
        Membership membership, List<PackageVersion> versions, String from, String to, Comparison comparison)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/package";
    }

    List<Option> choices() {
        var choices = new ArrayList<Option>();
        choices.add(new Option("now", Visit.text("packages.now")));
        versions.forEach(version -> choices.add(new Option(
                Integer.toString(version.number()),
                Visit.text("packages.version", version.number(), version.title()))));
        return choices;
    }

    List<Comparison.Change> changes(Comparison.Kind kind) {
        return comparison.changes().stream()
                .filter(change -> change.kind() == kind)
                .toList();
    }

    static String kind(Node node) {
        return Visit.text("theory.kind." + Given.written(node.kind()));
    }

    static String field(Comparison.Field field) {
        return field.name().equals("parents")
                ? Visit.text("packages.parents")
                : Visit.text("theory.field." + field.name());
    }
}
