package org.allteach.variation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer may know of the teams' values of one measure; most private first. Every page, picture, export and answer
 * of the API asks it before anything is calculated, so nothing that is not to be shown is in any number that is.
 *
 * <ul>
 *   <li>A team is seen by name, under its code, or not at all, as the {@link Membership} says. Under its code it has no link,
 *       no name, no country, no words that people wrote.
 *   <li>A team's own measure is seen only by those who see the team by name.
 *   <li>A point with a small denominator is seen by the team itself and those who work with it only.
 *   <li>A pooled point is not shown where what the viewer cannot see of it is a single team's value or too few people's; or
 *       where a viewer who sees no team at all would see fewer than three together.
 * </ul>
 */
public final class Disclosure {

    private static final int FEWEST_UNSEEN = 2;
    private static final int FEWEST_TOGETHER = 3;

    private final Membership membership;
    private final Measure measure;
    private final int smallestDenominator;
    /** Asked once for each team and not for each of its points. */
    private final Map<UUID, Closeness> closeness = new HashMap<>();
    /** Points come team by team, mostly. */
    private @Nullable UUID lastTeam;

    private Closeness last = Closeness.HIDDEN;

    /** How close a team is to the viewer, as far as its values go. */
    private enum Closeness {
        HIDDEN,
        SEEN,
        OWN
    }

    public Disclosure(Membership membership, Measure measure) {
        this.membership = membership;
        this.measure = measure;
        this.smallestDenominator = measure.smallestDenominator(membership.collaborative());
    }

    /**
     * A team as the viewer sees it.
     *
     * @param code what it is called in addresses and answers: its code, or its pseudonym
     * @param named whether it is seen by name, and so has links and words
     */
    public record Appearance(String code, String name, boolean named) {}

    /** How a team appears to the viewer; null where it does not. */
    public @Nullable Appearance of(Team team) {
        return switch (membership.sight(team.id())) {
            case NAMED -> new Appearance(team.code(), team.name(), true);
            case CODED ->
                measure.team() == null
                        ? new Appearance(team.pseudonym(), Visit.text("variation.coded", team.pseudonym()), false)
                        : null;
            case HIDDEN -> null;
        };
    }

    /** Decisions without the words that people wrote, where the team is not seen by name. */
    List<Decision> wordless(List<Decision> decisions, Appearance appearance) {
        return appearance.named()
                ? decisions
                : decisions.stream().map(Decision::withoutWords).toList();
    }

    /** Of a team's points those that the viewer may see. */
    public List<Point> seen(List<Point> points) {
        return points.stream().filter(this::isSeen).toList();
    }

    /** Whether the viewer sees this very value, on some chart. */
    public boolean isSeen(Point point) {
        if (!point.team().equals(lastTeam)) {
            lastTeam = point.team();
            last = closeness.computeIfAbsent(lastTeam, this::closeness);
        }
        return switch (last) {
            case OWN -> true;
            case SEEN -> !isSmall(point.denominator());
            case HIDDEN -> false;
        };
    }

    private Closeness closeness(UUID team) {
        return membership.sight(team) == Membership.Sight.HIDDEN
                ? Closeness.HIDDEN
                : membership.isOwn(team) ? Closeness.OWN : Closeness.SEEN;
    }

    private boolean isSmall(double denominator) {
        return denominator < smallestDenominator;
    }

    /** Whether the values of one period may be shown as one. */
    boolean mayPool(List<Point> ofOnePeriod) {
        List<Point> unseen =
                ofOnePeriod.stream().filter(point -> !isSeen(point)).toList();
        return unseen.isEmpty() || areEnough(unseen, unseen.size() < ofOnePeriod.size());
    }

    /**
     * Whether values of one period that the viewer does not see may be told as one: they are several teams' and of enough
     * people together.
     *
     * @param seesOthers whether the viewer sees other values of that period
     */
    public boolean areEnough(List<Point> unseen, boolean seesOthers) {
        double[] denominators = unseen.stream()
                .mapToDouble(Point::denominator)
                .filter(Double::isFinite)
                .toArray();
        boolean few =
                denominators.length > 0 && isSmall(Arrays.stream(denominators).sum());
        return unseen.size() >= (seesOthers ? FEWEST_UNSEEN : FEWEST_TOGETHER) && !few;
    }
}
