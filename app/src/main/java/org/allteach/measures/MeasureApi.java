package org.allteach.measures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Definitions of measures for programs. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/measures")
class MeasureApi {

    private final Measures measures;
    private final Teams teams;

    MeasureApi(Measures measures, Teams teams) {
        this.measures = measures;
        this.teams = teams;
    }

    /** All definitions: those of the collaborative, and those of teams that the member works with. */
    @GetMapping
    List<Map<String, @Nullable Object>> all(Membership membership) {
        var codes = new HashMap<UUID, String>();
        for (Team team : teams.of(membership.collaborative().id())) {
            codes.put(team.id(), team.code());
        }
        return measures.of(membership.collaborative().id()).stream()
                .filter(measure -> measure.team() == null || membership.isOwn(measure.team()))
                .map(measure -> measure.content(measure.team() == null ? null : codes.get(measure.team())))
                .toList();
    }

    @PutMapping
    Map<String, Integer> upsert(Membership membership, @RequestBody List<Map<String, @Nullable Object>> entries) {
        var counts = measures.upsert(membership.collaborative(), entries);
        var answer = new LinkedHashMap<String, Integer>();
        answer.put("new", counts.added());
        answer.put("changed", counts.changed());
        answer.put("unchanged", counts.unchanged());
        return answer;
    }
}
