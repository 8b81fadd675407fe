package org.allteach.prework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All teams' prework side by side. */
@Controller
class MatrixController {

    private static final List<String> COLUMNS = List.of(
            "team", "item", "title", "owner", "due", "state", "late", "evidence", "link", "reason", "person", "at");

    private final Matrix matrix;
    private final Prework prework;
    private final Clock clock;

    MatrixController(Matrix matrix, Prework prework, Clock clock) {
        this.matrix = matrix;
        this.prework = prework;
        this.clock = clock;
    }

    /** The teams whose prework a viewer sees: those into whose workspace they may go. */
    @Component
    static class Matrix {

        private final Prework prework;
        private final Teams teams;

        Matrix(Prework prework, Teams teams) {
            this.prework = prework;
            this.teams = teams;
        }

        List<Standing> of(Membership membership) {
            List<Team> seen = teams.of(membership.collaborative().id()).stream()
                    .filter(team -> team.state().isActive()
                            && membership.may(Permission.SEE_TEAM, team.id())
                            && membership.sight(team.id()) == Membership.Sight.NAMED)
                    .toList();
            return prework.standings(membership.collaborative(), seen);
        }
    }

    @GetMapping("/c/{slug}/prework")
    Page page(Membership membership, @RequestParam(defaultValue = "") String show) {
        Collaborative collaborative = membership.collaborative();
        return new MatrixPage(
                membership,
                prework.items(collaborative.id()),
                matrix.of(membership),
                collaborative.today(clock),
                List.of("late", "open").contains(show) ? show : "");
    }

    @GetMapping("/c/{slug}/prework.csv")
    ResponseEntity<byte[]> csv(Membership membership) {
        return file("prework.csv", TableFile.CSV, table(membership).csv());
    }

    @GetMapping("/c/{slug}/prework.xlsx")
    ResponseEntity<byte[]> xlsx(Membership membership) {
        return file("prework.xlsx", TableFile.XLSX, table(membership).xlsx());
    }

    private TableFile table(Membership membership) {
        LocalDate today = membership.collaborative().today(clock);
        var rows = new ArrayList<List<String>>();
        for (Standing standing : matrix.of(membership)) {
            rows.add(List.of(
                    standing.team().code(),
                    standing.item().code(),
                    standing.item().title(),
                    Given.written(standing.item().owner()),
                    Objects.toString(standing.due(), ""),
                    Given.written(standing.state()),
                    Boolean.toString(standing.isLate(today)),
                    standing.evidence(),
                    standing.link(),
                    standing.reason(),
                    standing.person(),
                    Objects.toString(standing.at(), "")));
        }
        return new TableFile("prework", COLUMNS, rows);
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
