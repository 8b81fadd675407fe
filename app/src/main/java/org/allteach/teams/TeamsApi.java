package org.allteach.teams;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Teams as JSON. */
@RestController
class TeamsApi {

    private static final int MOST_AT_ONCE = 20_000;

    private final Teams teams;
    private final Assignments assignments;
    private final Clock clock;

    TeamsApi(Teams teams, Assignments assignments, Clock clock) {
        this.teams = teams;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** The teams that the viewer sees: named, or under their pseudonym alone. */
    @GetMapping("/api/v1/collaboratives/{slug}/teams")
    Map<String, @Nullable Object> all(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        var members = assignments.members(collaborative.id(), collaborative.today(clock));
        var seen = SeenTeam.of(membership, teams.of(collaborative.id()), members);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", seen.stream().map(team -> json(membership, team)).toList());
        answer.put("next", null);
        return answer;
    }

    private static Map<String, @Nullable Object> json(Membership membership, SeenTeam seen) {
        if (seen.isCoded()) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("pseudonym", seen.team().pseudonym());
            json.put("state", seen.team().content().get("state"));
            return json;
        }
        var json = seen.team().content();
        json.put("organisationName", seen.team().organisationName());
        json.put("members", seen.members());
        if (membership.isOwn(seen.team().id())) {
            json.put("pseudonym", seen.team().pseudonym());
        } else {
            json.remove("aim");
            json.remove("reason");
        }
        return json;
    }

    @PutMapping("/api/v1/collaboratives/{slug}/teams")
    Map<String, Integer> put(Membership membership, @RequestBody List<@Nullable Map<String, @Nullable Object>> list) {
        if (list.size() > MOST_AT_ONCE) {
            throw Refusal.tooLarge(
                    Problem.of("", Integer.toString(list.size()), "teams.problem.tooMany", MOST_AT_ONCE));
        }
        var problems = new ArrayList<Problem>();
        var entries = new ArrayList<TeamEntry>();
        for (int i = 0; i < list.size(); i++) {
            var fields = Objects.requireNonNullElse(list.get(i), Map.<String, @Nullable Object>of());
            entries.add(TeamEntry.read(fields, "/" + i, problems));
        }
        Teams.Counts counts = teams.upsert(membership.collaborative(), entries, problems);
        var answer = new LinkedHashMap<String, Integer>();
        answer.put("new", counts.added());
        answer.put("changed", counts.changed());
        answer.put("unchanged", counts.unchanged());
        return answer;
    }
}
