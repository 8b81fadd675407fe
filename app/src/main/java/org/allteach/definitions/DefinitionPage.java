package org.allteach.definitions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.measures.MeasureVersion;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** What one measure means, and every change of it. */
record DefinitionPage(Membership membership, Measure measure, List<Line> lines, List<Change> changes) implements Page {

    /** One field of the definition in words. */
    record Line(String label, String text) {}

    /** What one version changed against the one before: field, before, after. */
    record Change(MeasureVersion version, List<Difference> differences) {}

    record Difference(String field, String before, String after) {}

    static DefinitionPage of(Membership membership, Measure measure, List<MeasureVersion> versions) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < versions.size(); i++) {
            Map<String, @Nullable Object> before =
                    i + 1 < versions.size() ? versions.get(i + 1).content() : Map.of();
            changes.add(new Change(
                    versions.get(i), differences(before, versions.get(i).content())));
        }
        return new DefinitionPage(membership, measure, lines(membership, measure), changes);
    }

    private static List<Line> lines(Membership membership, Measure measure) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                Visit.text("definitions.field.nature"), DefinitionWords.nature(membership.collaborative(), measure)));
        lines.add(new Line(Visit.text("definitions.field.unit"), measure.unit()));
        lines.add(new Line(Visit.text("definitions.field.target"), DefinitionWords.target(measure)));
        lines.add(new Line(
                Visit.text("definitions.field.required"),
                Visit.text(measure.required() ? "definitions.required.required" : "definitions.required.optional")));
        for (String word : Measure.WORDS) {
            lines.add(new Line(
                    Visit.text("definitions.word." + word), measure.definition().getOrDefault(word, "")));
        }
        return lines.stream().filter(line -> !line.text().isBlank()).toList();
    }

    private static List<Difference> differences(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var fields = new LinkedHashSet<>(after.keySet());
        fields.addAll(before.keySet());
        var differences = new ArrayList<Difference>();
        for (String field : fields) {
            String old = DefinitionWords.written(before.get(field));
            String now = DefinitionWords.written(after.get(field));
            if (!old.equals(now)) {
                differences.add(new Difference(field, old, now));
            }
        }
        return differences;
    }

    String type() {
        return Visit.text("definitions.type." + Given.written(measure.type()));
    }

    boolean mayDefine() {
        return membership.may(Permission.DEFINE_MEASURES);
    }

    boolean maySeeTeams() {
        return membership.may(Permission.SEE_TEAMS);
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/measures/" + measure.code();
    }
}
