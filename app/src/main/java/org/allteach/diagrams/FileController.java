package org.allteach.diagrams;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.allteach.drawing.Png;
import org.allteach.spreadsheets.TableFile;
import org.allteach.theory.Diagram;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A diagram to take along: as a picture, as an indented table. */
@Controller
class FileController {

    private final Theories theories;
    private final Dashboard dashboard;

    FileController(Theories theories, Dashboard dashboard) {
        this.theories = theories;
        this.dashboard = dashboard;
    }

    @GetMapping({"/c/{slug}/theory/diagram.svg", "/c/{slug}/t/{team}/theory/diagram.svg"})
    ResponseEntity<byte[]> svg(Scope scope, Locale locale) {
        Diagram diagram = diagram(scope);
        Faces faces = new Faces(diagram, dashboard.of(scope, diagram));
        String svg = picture(scope, Layout.of(diagram, faces::face), faces, locale);
        return answer(scope, "image/svg+xml", "svg", svg.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping({"/c/{slug}/theory/diagram.png", "/c/{slug}/t/{team}/theory/diagram.png"})
    ResponseEntity<byte[]> png(Scope scope, Locale locale) {
        Diagram diagram = diagram(scope);
        Faces faces = new Faces(diagram, dashboard.of(scope, diagram));
        Layout layout = Layout.of(diagram, faces::face);
        byte[] png = Png.of(picture(scope, layout, faces, locale), DiagramFile.pixels(layout))
                .orElseThrow(() -> Refusal.conflict(Problem.of("", null, "diagrams.problem.fonts")));
        return answer(scope, MediaType.IMAGE_PNG_VALUE, "png", png);
    }

    private static String picture(Scope scope, Layout layout, Faces faces, Locale locale) {
        String description = Visit.text(
                "diagrams.description", layout.boxes().size(), layout.wires().size());
        return DiagramFile.svg(layout, faces, title(scope), description, locale);
    }

    @GetMapping({"/c/{slug}/theory/outline.csv", "/c/{slug}/t/{team}/theory/outline.csv"})
    ResponseEntity<byte[]> csv(Scope scope) {
        return answer(scope, TableFile.CSV, "csv", table(scope).csv());
    }

    @GetMapping({"/c/{slug}/theory/outline.xlsx", "/c/{slug}/t/{team}/theory/outline.xlsx"})
    ResponseEntity<byte[]> xlsx(Scope scope) {
        return answer(scope, TableFile.XLSX, "xlsx", table(scope).xlsx());
    }

    private TableFile table(Scope scope) {
        return IndentedTable.of(diagram(scope), title(scope));
    }

    private Diagram diagram(Scope scope) {
        return theories.of(scope.collaborative().id(), scope.teamId()).diagram();
    }

    private static String title(Scope scope) {
        var team = scope.team();
        return Visit.text("diagrams.title", team == null ? scope.collaborative().title() : team.name());
    }

    private static ResponseEntity<byte[]> answer(Scope scope, String type, String ending, byte[] content) {
        var team = scope.team();
        String name = (team == null ? scope.collaborative().slug() : team.code()) + "-theory." + ending;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // A drawing that is opened by itself brings its style along, and may do nothing else.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(content);
    }
}
