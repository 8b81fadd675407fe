package org.allteach.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.finding.Findable;
import org.allteach.finding.Finding;
import org.allteach.finding.Words;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.CycleField;
import org.allteach.web.Permission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tests of change among all that is looked for: whole words, as on their own page; of teams that are seen by name. */
@Component
@Order(4)
class TestsFound implements Findable {

    private final Search search;

    TestsFound(Search search) {
        this.search = search;
    }

    @Override
    public String kind() {
        return "tests";
    }

    @Override
    public List<Finding> find(Membership membership, Words words, int most) {
        if (!membership.may(Permission.SEE_TEAMS)) {
            return List.of();
        }
        Search.Found found = search.find(membership, Query.of(Map.of("words", words.typed())), most);
        return found.hits().stream()
                .map(Search.Hit::cycle)
                .filter(cycle -> found.circle().isNamed(cycle.team()))
                .map(cycle -> finding(
                        membership, Objects.requireNonNull(found.circle().team(cycle.team())), cycle))
                .toList();
    }

    private static Finding finding(Membership membership, Team team, Cycle cycle) {
        return new Finding(
                team.name() + ": " + cycle.code() + " " + cycle.title(),
                "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code(),
                Stream.of(CycleField.OBJECTIVE, CycleField.HAPPENED, CycleField.LEARNED, CycleField.REASON)
                        .map(cycle::field)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }
}
