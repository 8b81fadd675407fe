package org.allteach.pdsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.theory.Node;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** A test as it is first thought of: what, of which idea, how large. The rest comes on its own page. */
record NewCyclePage(
        Membership membership, Team team, List<Node> ideas, List<Measure> measures, List<Ramp> ramps, Edit edit)
        implements Page {

    @Override
    public int status() {
        return edit.status();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    List<Option> ideaOptions() {
        return with(
                Visit.text("pdsa.new.idea.none"),
                ideas.stream()
                        .map(node -> new Option(node.code(), node.code() + " " + node.text()))
                        .toList());
    }

    List<Option> measureOptions() {
        return with(
                Visit.text("pdsa.none"),
                measures.stream()
                        .map(measure -> new Option(measure.code(), measure.name()))
                        .toList());
    }

    List<Option> rampOptions() {
        return with(
                Visit.text("pdsa.new.ramp.none"),
                ramps.stream()
                        .map(ramp -> new Option(ramp.code(), Visit.text("pdsa.ramp.name", ramp.code(), ramp.title())))
                        .toList());
    }

    static List<Option> scales() {
        return all("pdsa.scale.", Cycle.Scale.values());
    }

    static List<Option> kinds() {
        return all("pdsa.kind.", Cycle.Kind.values());
    }

    private static List<Option> all(String prefix, Enum<?>... values) {
        return Arrays.stream(values)
                .map(Given::written)
                .map(value -> new Option(value, Visit.text(prefix + value)))
                .toList();
    }

    private static List<Option> with(String none, List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", none));
        all.addAll(options);
        return all;
    }
}
