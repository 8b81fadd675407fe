package org.allteach.benchmarks;

import java.nio.charset.StandardCharsets;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Png;
import org.allteach.spreadsheets.TableFile;
import org.allteach.variation.Disclosure.Appearance;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables and pictures as files. A file travels further than a page: no team's code is in what another team takes along. */
final class Exports {

    private static final MediaType CSV = MediaType.parseMediaType(TableFile.CSV);
    private static final MediaType XLSX = MediaType.parseMediaType(TableFile.XLSX);

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private Exports() {}

    /** Whether a team is in the viewer's files: where it is seen by name, or the viewer belongs to no team. */
    static boolean contain(Membership membership, Appearance appearance) {
        return appearance.named() || membership.teams().isEmpty();
    }

    static ResponseEntity<byte[]> csv(TableFile table, String name) {
        return answer(CSV, name + ".csv", table.csv());
    }

    static ResponseEntity<byte[]> xlsx(TableFile table, String name) {
        return answer(XLSX, name + ".xlsx", table.xlsx());
    }

    static ResponseEntity<byte[]> svg(String svg, String name) {
        return answer(SVG, name + ".svg", svg.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> png(String svg, int width, String name) {
        byte[] png =
                Png.of(svg, width).orElseThrow(() -> Refusal.conflict(Problem.of("", null, "variation.problem.fonts")));
        return answer(MediaType.IMAGE_PNG, name + ".png", png);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // A drawing that is opened by itself brings its style along, and may do nothing else.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(content);
    }
}
