package org.allteach.pdsa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

    private static final int LONGEST_NAME = 200;

    private final CycleDesk desk;
    private final CycleFiles files;

    CycleFileController(CycleDesk desk, CycleFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @PostMapping
    Object keep(Membership membership, Team team, @PathVariable String cycle, @RequestParam("file") MultipartFile file)
            throws IOException {
        Cycle now = desk.find(membership, team, cycle);
        String name = Entry.clean(
                        Optional.ofNullable(file.getOriginalFilename()).orElse(""))
                .replaceAll("[\\\\/\\n\\t]+", "-");
        Optional<String> type = CycleFiles.type(name);
        List<Problem> problems = type.isEmpty() || name.length() > LONGEST_NAME
                ? List.of(Problem.of(
                        "file",
                        name,
                        "pdsa.problem.file",
                        String.join(
                                ", ",
                                CycleFiles.TYPES.keySet().stream().sorted().toList())))
                : file.getSize() > CycleFiles.LARGEST
                        ? List.of(Problem.of("file", name, "pdsa.problem.large", CycleFiles.LARGEST / 1024 / 1024))
                        : List.of();
        if (!problems.isEmpty()) {
            return desk.page(membership, team, now, new Typed(Map.of(), Map.of(), problems, List.of()));
        }
        files.keep(membership.collaborative(), team, now, name, type.orElseThrow(), file.getBytes());
        return back(membership, team, now);
    }

    /** Always to be saved, never shown: what somebody sent does not run in anybody's page. */
    @GetMapping("/{file}")
    ResponseEntity<byte[]> content(
            Membership membership, Team team, @PathVariable String cycle, @PathVariable("file") String id) {
        Cycle now = desk.find(membership, team, cycle);
        CycleFiles.File file = find(now, id);
        String disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header("X-Content-Type-Options", "nosniff")
                .body(files.content(now, file));
    }

    @PostMapping("/{file}/removal")
    ResponseEntity<Void> remove(
            Membership membership, Team team, @PathVariable String cycle, @PathVariable("file") String id) {
        Cycle now = desk.find(membership, team, cycle);
        files.remove(membership.collaborative(), team, now, find(now, id));
        return back(membership, team, now);
    }

    private CycleFiles.File find(Cycle cycle, String id) {
        return files.of(cycle).stream()
                .filter(file -> file.id().toString().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static ResponseEntity<Void> back(Membership membership, Team team, Cycle cycle) {
        return SeeOther.at(
                "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code() + "#files");
    }
}
