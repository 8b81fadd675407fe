package org.allteach.submissions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For programs: who has submitted what, late or not at all, of the teams that the member sees. */
@RestController
class SubmissionApi {

    private static final int USUAL = 500;
    private static final int MOST = 1000;
    /** So many teams are read at once until a page is full. */
    private static final int TEAMS_AT_ONCE = 10;

    private final Submissions submissions;
    private final Teams teams;
    private final Measures measures;

    SubmissionApi(Submissions submissions, Teams teams, Measures measures) {
        this.submissions = submissions;
        this.teams = teams;
        this.measures = measures;
    }

    /** A place in the list: the page goes on after it. */
    private record Place(String team, String measure, String period) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::team).thenComparing(Place::measure).thenComparing(Place::period);

        static @Nullable Place of(@Nullable String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return null;
            }
            String[] parts = cursor.split("~", -1);
            if (parts.length != 3) {
                throw Refusal.invalid(Problem.of("cursor", cursor, "submissions.problem.cursor"));
            }
            return new Place(parts[0], parts[1], parts[2]);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return team + "~" + measure + "~" + period;
        }
    }

    @GetMapping("/api/v1/collaboratives/{slug}/submissions")
    Map<String, @Nullable Object> list(
            Membership membership,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "measure", required = false) @Nullable String measure,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "" + USUAL) int limit) {
        Collaborative collaborative = membership.collaborative();
        Place after = Place.of(cursor);
        int most = Math.clamp(limit, 1, MOST);
        var definitions = new HashMap<UUID, Measure>();
        for (Measure one : measures.of(collaborative.id())) {
            if (measure == null || measure.equals(one.code())) {
                definitions.put(one.id(), one);
            }
        }
        List<SeenTeam> seen = SeenTeam.of(membership, teams.of(collaborative.id())).stream()
                .filter(one -> team == null || team.equals(one.code()))
                .filter(one -> after == null || one.code().compareTo(after.team()) >= 0)
                .sorted(Comparator.comparing(SeenTeam::code))
                .toList();
        var items = new ArrayList<Map<String, @Nullable Object>>();
        Place last = null;
        for (int i = 0; i < seen.size() && items.size() <= most; i += TEAMS_AT_ONCE) {
            List<SeenTeam> some = seen.subList(i, Math.min(seen.size(), i + TEAMS_AT_ONCE));
            for (var line :
                    lines(collaborative, some, definitions, Given.day("from", from), Given.day("to", to), after)) {
                if (items.size() < most) {
                    last = line.getKey();
                }
                items.add(line.getValue());
            }
        }
        var answer = new LinkedHashMap<String, @Nullable Object>();
        boolean more = items.size() > most;
        answer.put("items", more ? items.subList(0, most) : items);
        answer.put("next", more ? String.valueOf(last) : null);
        return answer;
    }

    private List<Map.Entry<Place, Map<String, @Nullable Object>>> lines(
            Collaborative collaborative,
            List<SeenTeam> some,
            Map<UUID, Measure> definitions,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Place after) {
        var byId = new HashMap<UUID, SeenTeam>();
        some.forEach(one -> byId.put(one.id(), one));
        var range = new Submissions.Range(List.copyOf(byId.keySet()), null, from, to);
        var lines = new ArrayList<Map.Entry<Place, Map<String, @Nullable Object>>>();
        for (Submissions.Cell cell : submissions.cells(collaborative.id(), range)) {
            SeenTeam team = byId.get(cell.team());
            Measure measure = definitions.get(cell.measure());
            if (team == null || measure == null || isPrivate(cell, measure) && !team.isOwn()) {
                continue;
            }
            String period =
                    measure.frequency(collaborative).containing(cell.start()).toString();
            var place = new Place(team.code(), measure.code(), period);
            if (after == null || place.compareTo(after) > 0) {
                lines.add(Map.entry(place, line(place, team, cell)));
            }
        }
        lines.sort(Map.Entry.comparingByKey());
        return lines;
    }

    /** A team's own measures and its drafts are nobody else's business. */
    private static boolean isPrivate(Submissions.Cell cell, Measure measure) {
        return measure.team() != null || cell.due() == null && cell.submittedAt() == null;
    }

    private static Map<String, @Nullable Object> line(Place place, SeenTeam team, Submissions.Cell cell) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("team", place.team());
        line.put("measure", place.measure());
        line.put("period", place.period());
        line.put("state", Given.written(cell.state()));
        line.put("due", cell.due() == null ? null : cell.due().toString());
        line.put("submitted", cell.submittedAt() != null);
        line.put(
                "submittedAt",
                cell.submittedAt() == null ? null : cell.submittedAt().toString());
        line.put("late", cell.isLate());
        line.put("missing", cell.state() == Submissions.State.MISSING);
        if (team.isOwn()) {
            line.put("draft", cell.isDraft());
        }
        return line;
    }
}
