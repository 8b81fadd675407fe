package org.allteach.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.people.Organisations;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The teams of a collaborative, as its director keeps them. */
@Controller
class TeamSettingsController {

    private static final List<String> FIELDS = List.of("name", "organisation", "site", "state", "reason");

    private final Teams teams;
    private final Organisations organisations;

    TeamSettingsController(Teams teams, Organisations organisations) {
        this.teams = teams;
        this.organisations = organisations;
    }

    @GetMapping("/c/{slug}/settings/teams")
    Page all(Membership membership) {
        return page(membership, Edit.blank());
    }

    @PostMapping("/c/{slug}/settings/teams")
    Object add(Membership membership, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        var problems = new ArrayList<Problem>();
        TeamEntry entry = entry(typed, List.of("code", "name", "organisation", "site", "state"), problems);
        if (teams.find(collaborative.id(), entry.code()).isPresent()) {
            problems.add(Problem.of("code", entry.code(), "settings.problem.codeTaken"));
        }
        if (problems.isEmpty()) {
            problems.addAll(wrong(() -> teams.upsert(collaborative, List.of(entry))));
        }
        return problems.isEmpty()
                ? SeeOther.saved(path(collaborative))
                : page(membership, Edit.refused(typed, problems));
    }

    @GetMapping("/c/{slug}/settings/teams/{team}")
    Page one(Membership membership, Team team) {
        return new TeamSettingsPage(membership, team, options(), Edit.of(fields(team), team.version()));
    }

    @PostMapping("/c/{slug}/settings/teams/{team}")
    Object change(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        var problems = new ArrayList<Problem>();
        var given = new LinkedHashMap<>(typed);
        given.put("code", team.code());
        TeamEntry entry = entry(given, List.of("code", "name", "organisation", "site", "state"), problems);
        String reason = new Given(typed, "", problems).text("reason", 1_000, "");
        if (entry.state() == Team.State.WITHDRAWN && reason.isEmpty()) {
            problems.add(Problem.of("reason", null, "settings.problem.reason"));
        }
        boolean lost = Edit.isStale(typed, team.version());
        if (problems.isEmpty() && !lost) {
            var saved = new ArrayList<Optional<Team>>();
            problems.addAll(wrong(() -> saved.add(teams.change(collaborative, team, entry, reason))));
            lost = problems.isEmpty() && saved.getFirst().isEmpty();
        }
        if (!problems.isEmpty()) {
            return new TeamSettingsPage(membership, team, options(), Edit.refused(typed, problems));
        }
        if (lost) {
            Team now = teams.find(collaborative.id(), team.code()).orElse(team);
            return new TeamSettingsPage(
                    membership, now, options(), Edit.lost(typed, fields(now), now.version(), labels(collaborative)));
        }
        return SeeOther.saved(path(collaborative));
    }

    private static TeamEntry entry(Map<String, String> typed, List<String> fields, List<Problem> problems) {
        var given = new LinkedHashMap<String, String>();
        fields.forEach(field -> given.put(field, typed.getOrDefault(field, "")));
        if (given.getOrDefault("state", "").isEmpty()) {
            given.remove("state");
        }
        return TeamEntry.read(given, "", problems);
    }

    /** What is wrong with a list of one is wrong with the form. */
    private static List<Problem> wrong(Runnable saving) {
        try {
            saving.run();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems().stream()
                    .map(problem -> Problem.of(
                            problem.at().replaceFirst("^/0/", ""),
                            problem.given(),
                            problem.key(),
                            problem.arguments().toArray()))
                    .toList();
        }
    }

    private Page page(Membership membership, Edit edit) {
        return new TeamListPage(membership, teams.of(membership.collaborative().id()), options(), edit);
    }

    private List<Option> options() {
        return organisations.all().stream()
                .map(organisation -> new Option(organisation.code(), organisation.name()))
                .toList();
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/settings/teams";
    }

    private static Map<String, String> fields(Team team) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", team.name());
        fields.put("organisation", team.organisation());
        fields.put("site", team.site() == null ? "" : team.site());
        fields.put("state", Given.written(team.state()));
        fields.put("reason", team.reason());
        return fields;
    }

    private static Map<String, String> labels(Collaborative collaborative) {
        var labels = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> labels.put(
                field,
                field.equals("organisation") ? collaborative.words().title("hospital") : Visit.text("team." + field)));
        return labels;
    }
}
