package org.allteach.pdsa;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What was collected in a cycle, as files. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/cycles/{cycle}/files")
class CycleFileController {

    private final CycleDesk desk;
    private final Attachments files;

    CycleFileController(CycleDesk desk, Attachments files) {
        this.desk = desk;
        this.files = files;
    }

    @PostMapping
    Object keep(Membership membership, Team team, @PathVariable String cycle, @RequestParam("file") MultipartFile file)
            throws IOException {
        Cycle now = desk.find(membership, team, cycle);
        List<Problem> problems = files.keep(team.collaborative(), now.id(), Testing.subject(team, now.code()), file);
        return problems.isEmpty()
                ? back(membership, team, now)
                : desk.page(membership, team, now, new Typed(Map.of(), Map.of(), problems, List.of()));
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> content(
            Membership membership, Team team, @PathVariable String cycle, @PathVariable("file") String id) {
        Cycle now = desk.find(membership, team, cycle);
        return files.handOut(team.collaborative(), files.find(team.collaborative(), now.id(), id));
    }

    @PostMapping("/{file}/removal")
    ResponseEntity<Void> remove(
            Membership membership, Team team, @PathVariable String cycle, @PathVariable("file") String id) {
        Cycle now = desk.find(membership, team, cycle);
        files.remove(
                team.collaborative(),
                Testing.subject(team, now.code()),
                files.find(team.collaborative(), now.id(), id));
        return back(membership, team, now);
    }

    private static ResponseEntity<Void> back(Membership membership, Team team, Cycle cycle) {
        return SeeOther.at(
                "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code() + "#files");
    }
}
