package org.allteach.variation;

import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.Icons;
import org.allteach.measures.Measure;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/**
 * All measures of one team; as a page, or as a part of the team's workspace.
 *
 * @param groups the charts by type of measure: outcome, process, balancing, structure
 */
record TeamMeasuresPage(Membership membership, Team team, List<Group> groups, boolean fragment) implements Page {

    /** The charts of one type of measure. */
    record Group(Measure.Type type, List<Wall.Card> cards) {}

    static TeamMeasuresPage of(
            Membership membership, Team team, List<Charted> charts, boolean fragment, Locale locale) {
        String base = "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/m/";
        var groups = List.of(Measure.Type.values()).stream()
                .map(type -> new Group(
                        type,
                        charts.stream()
                                .filter(charted -> charted.measure().type() == type)
                                .map(charted -> Wall.card(
                                        charted.measure().name(),
                                        base + charted.measure().code(),
                                        charted,
                                        null,
                                        locale))
                                .toList()))
                .filter(group -> !group.cards().isEmpty())
                .toList();
        return new TeamMeasuresPage(membership, team, groups, fragment);
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }
}
