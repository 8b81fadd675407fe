package org.allteach.variation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.ChartMarks;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.measures.Observations;
import org.allteach.measures.Observations.Point;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The charts of a collaborative as a viewer may see them: each reading is one query for values and one for decisions. */
@Component
public class TeamCharts {

    private final Measures measures;
    private final Observations observations;
    private final Annotations annotations;
    private final Teams teams;
    private final List<ChartMarks> marks;

    TeamCharts(
            Measures measures,
            Observations observations,
            Annotations annotations,
            Teams teams,
            List<ChartMarks> marks) {
        this.measures = measures;
        this.observations = observations;
        this.annotations = annotations;
        this.teams = teams;
        this.marks = List.copyOf(marks);
    }

    /**
     * One team's chart as it appears to the viewer.
     *
     * @param team null where the team is seen under its code only
     */
    public record TeamChart(
            Disclosure.Appearance appearance, @Nullable Team team, Charted charted) {}

    /** The measure of that code, if the viewer may know that there is one. */
    public Measure measure(Membership membership, String code) {
        return measures.find(membership.collaborative().id(), code)
                .filter(measure -> measure.team() == null || membership.sight(measure.team()) == Membership.Sight.NAMED)
                .orElseThrow(Refusal::notFound);
    }

    /** The measure of that code, if it is one that the team reports. */
    public Measure measure(Membership membership, Team team, String code) {
        Measure measure = measure(membership, code);
        if (!measure.isFor(team.id())) {
            throw Refusal.notFound();
        }
        return measure;
    }

    /** Every team's chart of a measure, of the teams that have values and that the viewer sees, by the name they see. */
    public List<TeamChart> ofMeasure(Membership membership, Measure measure) {
        return ofMeasure(membership, measure, point -> true, null);
    }

    /**
     * The same of a part of the values, or of one team.
     *
     * @param code the team's code as the viewer sees it; null for all
     * @throws Refusal where the viewer sees no team of that code
     */
    List<TeamChart> ofMeasure(Membership membership, Measure measure, Predicate<Point> wanted, @Nullable String code) {
        List<Point> points = points(membership, List.of(measure), null).stream()
                .filter(wanted)
                .toList();
        var disclosure = new Disclosure(membership, measure);
        List<Team> asked = teams.of(membership.collaborative().id()).stream()
                .filter(team -> code == null || isCalled(disclosure.of(team), code))
                .toList();
        if (code != null && asked.isEmpty()) {
            throw Refusal.notFound();
        }
        return ofMeasure(membership, measure, asked, points);
    }

    private static boolean isCalled(Disclosure.@Nullable Appearance appearance, String code) {
        return appearance != null && appearance.code().equals(code);
    }

    /** The charts of these teams from values that have been read already. */
    public List<TeamChart> ofMeasure(Membership membership, Measure measure, List<Team> asked, List<Point> read) {
        var disclosure = new Disclosure(membership, measure);
        Map<UUID, List<Point>> points = new HashMap<>();
        for (Point point : read) {
            if (disclosure.isSeen(point)) {
                points.computeIfAbsent(point.team(), team -> new ArrayList<>()).add(point);
            }
        }
        Map<UUID, List<Decision>> decisions = decisions(membership, measure);
        var charting = new Charting(membership.collaborative(), measure);
        var charts = new ArrayList<TeamChart>();
        for (Team team : asked) {
            Disclosure.Appearance appearance = disclosure.of(team);
            List<Point> own = points.get(team.id());
            if (appearance != null && own != null) {
                List<Decision> decided = disclosure.wordless(decisions.getOrDefault(team.id(), List.of()), appearance);
                Charted charted = charting.analyse(own, decided);
                charts.add(new TeamChart(appearance, appearance.named() ? team : null, charted));
            }
        }
        charts.sort(Comparator.comparing(chart -> chart.appearance().name(), String.CASE_INSENSITIVE_ORDER));
        return charts;
    }

    private Map<UUID, List<Decision>> decisions(Membership membership, Measure measure) {
        Map<UUID, List<Decision>> byTeam = new HashMap<>();
        for (Decision decision :
                annotations.decisions(membership.collaborative().id(), List.of(measure.id()), null)) {
            byTeam.computeIfAbsent(decision.team(), team -> new ArrayList<>()).add(decision);
        }
        return byTeam;
    }

    /** One team's chart of one measure. The team is one that the viewer sees by name. */
    Charted ofTeam(Membership membership, Team team, Measure measure) {
        return ofTeam(membership, team, List.of(measure)).getFirst();
    }

    /** What people have said of a chart of one team, and what happened meanwhile, in the order of their places. */
    List<Note> notes(Membership membership, Team team, Charted charted) {
        Measure measure = charted.measure();
        var notes = new ArrayList<Note>(annotations.notes(team.collaborative(), measure.id(), team.id()));
        for (ChartMarks source : marks) {
            for (ChartMarks.Mark mark : source.on(membership, team, measure)) {
                LocalDate place = charted.placeOf(mark.day());
                if (place != null) {
                    notes.add(new Note(
                            measure.id(), measure.id(), team.id(), place, mark.text(), "", Instant.EPOCH, mark.path()));
                }
            }
        }
        notes.sort(Comparator.comparing(Note::start));
        return notes;
    }

    /** A team's charts of all measures that it can report, in their order. */
    public List<Charted> ofTeam(Membership membership, Team team) {
        return ofTeam(membership, team, measures.of(membership.collaborative().id(), team.id()));
    }

    private List<Charted> ofTeam(Membership membership, Team team, List<Measure> wanted) {
        List<Point> points = points(membership, wanted, team.id());
        List<Decision> decisions = annotations.decisions(
                membership.collaborative().id(),
                wanted.stream().map(Measure::id).toList(),
                team.id());
        return wanted.stream()
                .map(measure -> {
                    var disclosure = new Disclosure(membership, measure);
                    List<Point> own = disclosure.seen(points.stream()
                            .filter(point -> point.measure().equals(measure.id()))
                            .toList());
                    List<Decision> decided = decisions.stream()
                            .filter(decision -> decision.measure().equals(measure.id()))
                            .toList();
                    return new Charting(membership.collaborative(), measure).analyse(own, decided);
                })
                .toList();
    }

    /** A measure over all teams, as far as the viewer may see it. */
    Pool pooled(Membership membership, Measure measure) {
        return pooled(membership, List.of(measure)).getFirst();
    }

    /** The same from values that have been read already. */
    public Pool pooled(Membership membership, Measure measure, List<Point> read) {
        return Pool.of(membership.collaborative(), measure, read, new Disclosure(membership, measure));
    }

    /** The outcome measures of the collaborative that can be pooled. */
    List<Pool> pooledOutcomes(Membership membership) {
        return pooled(
                membership,
                measures.of(membership.collaborative().id()).stream()
                        .filter(measure -> measure.type() == Measure.Type.OUTCOME && Pool.isPossible(measure))
                        .toList());
    }

    /** Several measures over all teams, as far as the viewer may see them: one reading of values. */
    public List<Pool> pooled(Membership membership, List<Measure> wanted) {
        List<Point> points = points(membership, wanted, null);
        return wanted.stream()
                .map(measure -> Pool.of(
                        membership.collaborative(),
                        measure,
                        points.stream()
                                .filter(point -> point.measure().equals(measure.id()))
                                .toList(),
                        new Disclosure(membership, measure)))
                .toList();
    }

    private List<Point> points(Membership membership, List<Measure> wanted, @Nullable UUID team) {
        return observations.points(
                membership.collaborative().id(),
                wanted.stream().map(Measure::id).toList(),
                team);
    }
}
