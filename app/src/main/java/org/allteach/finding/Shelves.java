package org.allteach.finding;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Membership.Sight;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.variation.Annotations;
import org.allteach.variation.Note;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What other slices tell of what they keep. */
@Configuration(proxyBeanMethods = false)
class Shelves {

    /** A kind of thing whose every piece is at hand. */
    private record Shelf(String kind, Contents contents) implements Findable {

        @Override
        public List<Finding> find(Membership membership, Words words, int most) {
            return contents.of(membership)
                    .filter(one -> words.areIn(one.title(), one.text()))
                    .limit(most)
                    .toList();
        }
    }

    /** Everything of a kind that a viewer may see. */
    private interface Contents {
        Stream<Finding> of(Membership membership);
    }

    @Bean
    @Order(1)
    Findable measuresFound(Measures measures) {
        return new Shelf(
                "measures",
                membership -> measures.of(membership.collaborative().id()).stream()
                        .filter(measure -> measure.team() == null || membership.sight(measure.team()) == Sight.NAMED)
                        .map(measure -> new Finding(
                                measure.code() + " " + measure.name(),
                                base(membership) + "/measures/" + measure.code() + "/definition",
                                words(measure))));
    }

    private static String words(Measure measure) {
        return Measure.WORDS.stream()
                .map(field -> measure.definition().getOrDefault(field, ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Bean
    @Order(2)
    Findable activitiesFound(Activities activities) {
        return new Shelf(
                "activities",
                membership -> activities.of(membership.collaborative().id()).stream()
                        .map(activity -> new Finding(
                                activity.title(),
                                activity.path(membership.collaborative().slug()),
                                words(activity))));
    }

    private static String words(Activity activity) {
        return Stream.concat(
                        Stream.of(activity.purpose(), activity.place()),
                        activity.agenda().stream().flatMap(slot -> Stream.of(slot.title(), slot.speaker())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Bean
    @Order(3)
    Findable ideasFound(Theories theories, Teams teams) {
        return new Shelf("ideas", membership -> {
            var byId = teams.of(membership.collaborative().id()).stream()
                    .collect(Collectors.toMap(Team::id, team -> team));
            return theories.all(membership.collaborative().id()).values().stream()
                    .filter(placed -> placed.team() == null || membership.may(Permission.SEE_TESTS, placed.team()))
                    .map(placed ->
                            finding(membership, placed.team() == null ? null : byId.get(placed.team()), placed.node()));
        });
    }

    private static Finding finding(Membership membership, @Nullable Team team, Node node) {
        String place = team == null ? "" : "/t/" + team.code();
        return new Finding(
                (team == null ? "" : team.name() + ": ") + node.code() + " " + node.text(),
                base(membership) + place + "/theory/nodes/" + node.code(),
                Stream.of(
                                node.content().description(),
                                node.content().howTo(),
                                node.content().exampleTests())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    @Bean
    @Order(5)
    Findable notesFound(Annotations annotations, Measures measures, Teams teams) {
        return new Shelf("notes", membership -> {
            var byId = teams.of(membership.collaborative().id()).stream()
                    .collect(Collectors.toMap(Team::id, team -> team));
            var measured = measures.of(membership.collaborative().id()).stream()
                    .collect(Collectors.toMap(Measure::id, measure -> measure));
            return annotations.notes(membership.collaborative().id()).stream()
                    .filter(note -> membership.may(Permission.SEE_CHARTS, note.team())
                            && byId.containsKey(note.team())
                            && measured.containsKey(note.measure()))
                    .map(note -> finding(
                            membership,
                            Objects.requireNonNull(byId.get(note.team())),
                            Objects.requireNonNull(measured.get(note.measure())),
                            note));
        });
    }

    private static Finding finding(Membership membership, Team team, Measure measure, Note note) {
        return new Finding(
                team.name() + ", " + measure.name() + ", " + Visit.date(note.start()),
                base(membership) + "/t/" + team.code() + "/m/" + measure.code(),
                note.text());
    }

    @Bean
    @Order(7)
    Findable teamsFound(Teams teams) {
        return new Shelf(
                "teams",
                membership -> teams.of(membership.collaborative().id()).stream()
                        .filter(team -> membership.sight(team.id()) == Sight.NAMED)
                        .map(team -> new Finding(
                                team.name(),
                                base(membership) + "/t/" + team.code()
                                        + (membership.may(Permission.SEE_TEAM, team.id()) ? "" : "/measures"),
                                Stream.of(team.organisationName(), team.aim())
                                        .filter(text -> !text.isEmpty())
                                        .collect(Collectors.joining(" · ")))));
    }

    private static String base(Membership membership) {
        return "/c/" + membership.collaborative().slug();
    }
}
