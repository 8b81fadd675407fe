package org.allteach.participation;

import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How much teams take part. */
@Controller
class ParticipationController {

    private static final int MOST_TEAMS = 250;

    private final Desk desk;

    ParticipationController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/c/{slug}/participation")
    ParticipationPage all(Membership membership, @RequestParam Map<String, String> asked) {
        Query query = desk.query(membership, asked);
        return new ParticipationPage(membership, query, desk.matrix(membership, query, MOST_TEAMS));
    }

    @GetMapping("/c/{slug}/t/{team}/participation")
    TimelinePage ofTeam(Membership membership, Team team, @RequestParam Map<String, String> asked) {
        Query query = desk.query(membership, asked);
        List<Deed> own = desk.deeds(membership, query).stream()
                .filter(deed -> team.id().equals(deed.team()))
                .toList();
        return TimelinePage.of(membership, team, query, desk.matrix(membership, query, team, own), own);
    }

    @GetMapping("/c/{slug}/participation.csv")
    ResponseEntity<byte[]> csv(Membership membership, @RequestParam Map<String, String> asked) {
        return file("participation.csv", TableFile.CSV, table(membership, asked).csv());
    }

    @GetMapping("/c/{slug}/participation.xlsx")
    ResponseEntity<byte[]> xlsx(Membership membership, @RequestParam Map<String, String> asked) {
        return file(
                "participation.xlsx", TableFile.XLSX, table(membership, asked).xlsx());
    }

    private TableFile table(Membership membership, Map<String, String> asked) {
        Query query = desk.query(membership, asked);
        if (!query.problems().isEmpty()) {
            throw Refusal.invalid(query.problems());
        }
        return DeedTable.of(desk.entries(membership, query));
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .body(content);
    }
}
