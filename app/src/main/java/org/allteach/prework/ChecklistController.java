package org.allteach.prework;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.prework.Standing.State;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A team's prework as a checklist. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/prework")
class ChecklistController {

    private static final int LONGEST = 4_000;
    private static final int MOST_FILES = 10;

    private final Prework prework;
    private final Attachments files;
    private final Clock clock;

    ChecklistController(Prework prework, Attachments files, Clock clock) {
        this.prework = prework;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping
    Page show(Membership membership, Team team) {
        return page(membership, team, "", Edit.blank());
    }

    /** Ticks an item, or takes the tick away; with evidence where there is some. */
    @PostMapping("/{item}")
    Object set(
            Membership membership,
            Team team,
            @PathVariable("item") String code,
            @RequestParam Map<String, String> typed) {
        Standing standing = find(membership, team, code);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        State state = given.oneOf("state", State.class, standing.state());
        if (state == State.WAIVED && standing.state() != State.WAIVED) {
            given.refuse("state", "waived", "problem.oneOf", "todo, done");
        }
        String evidence = given.text("evidence", LONGEST, standing.evidence());
        String link = given.has("link") ? Item.link(given) : standing.link();
        return save(membership, standing, state, new Said(evidence, link, "", typed, problems));
    }

    /** Spares a team an item. */
    @PostMapping("/{item}/waiver")
    Object waive(
            Membership membership,
            Team team,
            @PathVariable("item") String code,
            @RequestParam Map<String, String> typed) {
        Standing standing = find(membership, team, code);
        var problems = new ArrayList<Problem>();
        String reason = new Given(typed, "", problems).required("reason", LONGEST, "");
        return save(
                membership,
                standing,
                State.WAIVED,
                new Said(standing.evidence(), standing.link(), reason, typed, problems));
    }

    /** What somebody said of an item. */
    private record Said(
            String evidence, String link, String reason, Map<String, String> typed, List<Problem> problems) {}

    private Object save(Membership membership, Standing standing, State state, Said said) {
        String code = standing.item().code();
        Team team = standing.team();
        if (!said.problems().isEmpty()) {
            return page(membership, team, code, Edit.refused(said.typed(), said.problems()));
        }
        boolean saved = !Edit.isStale(said.typed(), standing.version())
                && prework.set(standing, state, said.evidence(), said.link(), said.reason());
        if (saved) {
            return back(membership, team, code);
        }
        Standing now = find(membership, team, code);
        var present = Map.of(
                "state", Given.written(now.state()),
                "evidence", now.evidence(),
                "link", now.link(),
                "reason", now.reason());
        var labels = Map.of(
                "state", Visit.text("prework.state"),
                "evidence", Visit.text("prework.evidence"),
                "link", Visit.text("prework.link"),
                "reason", Visit.text("prework.reason"));
        return page(membership, team, code, Edit.lost(said.typed(), present, now.version(), labels));
    }

    @PostMapping("/{item}/files")
    Object keep(
            Membership membership,
            Team team,
            @PathVariable("item") String code,
            @RequestParam("file") MultipartFile file)
            throws IOException {
        Standing standing = find(membership, team, code);
        if (standing.id() == null) {
            prework.set(standing, standing.state(), standing.evidence(), standing.link(), standing.reason());
            standing = find(membership, team, code);
        }
        if (standing.id() == null) {
            throw Refusal.notFound();
        }
        List<Problem> problems = files.of(team.collaborative(), standing.id()).size() >= MOST_FILES
                ? List.of(Problem.of("file", null, "prework.problem.files", MOST_FILES))
                : files.keep(team.collaborative(), standing.id(), Prework.subject(standing), file);
        return problems.isEmpty()
                ? back(membership, team, code)
                : page(membership, team, code, Edit.refused(Map.of(), problems));
    }

    @GetMapping("/{item}/files/{file}")
    ResponseEntity<byte[]> content(
            Membership membership, Team team, @PathVariable("item") String code, @PathVariable("file") String id) {
        return files.handOut(team.collaborative(), file(find(membership, team, code), id));
    }

    @PostMapping("/{item}/files/{file}/removal")
    ResponseEntity<Void> remove(
            Membership membership, Team team, @PathVariable("item") String code, @PathVariable("file") String id) {
        Standing standing = find(membership, team, code);
        files.remove(team.collaborative(), Prework.subject(standing), file(standing, id));
        return back(membership, team, code);
    }

    private Attachments.Attachment file(Standing standing, String id) {
        if (standing.id() == null) {
            throw Refusal.notFound();
        }
        return files.find(standing.team().collaborative(), standing.id(), id);
    }

    private Standing find(Membership membership, Team team, String code) {
        return prework.standings(membership.collaborative(), List.of(team)).stream()
                .filter(one -> one.item().code().equals(code))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Page page(Membership membership, Team team, String edited, Edit edit) {
        List<Standing> standings = prework.standings(membership.collaborative(), List.of(team));
        var kept = new HashMap<String, List<Attachments.Attachment>>();
        for (Standing standing : standings) {
            if (standing.id() != null) {
                kept.put(standing.item().code(), files.of(team.collaborative(), standing.id()));
            }
        }
        return new ChecklistPage(
                membership, team, standings, kept, membership.collaborative().today(clock), edited, edit);
    }

    private static ResponseEntity<Void> back(Membership membership, Team team, String code) {
        return SeeOther.at("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/prework?saved#" + code);
    }
}
