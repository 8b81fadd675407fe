package org.allteach.participation;

import java.util.List;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** How much each team takes part. */
record ParticipationPage(Membership membership, Query query, Matrix matrix) implements Page {

    static List<Option> groups() {
        return Stream.concat(
                        Stream.of(new Option("", Visit.text("participation.group.all"))),
                        Stream.of(Kind.Group.values()).map(group -> new Option(Given.written(group), group.words())))
                .toList();
    }

    String base() {
        return "/c/" + membership.collaborative().slug();
    }

    boolean isEmpty() {
        return matrix.blocks().stream()
                .flatMap(block -> block.lines().stream())
                .allMatch(line -> line.together().amount() == 0);
    }

    boolean someAreCoded() {
        return matrix.blocks().stream().anyMatch(block -> block.team().isCoded());
    }

    @Override
    public int status() {
        return query.problems().isEmpty() ? 200 : 422;
    }
}
