package org.allteach.reminders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who was reminded of what, page by page and as a table to take along. */
@Controller
class SentController {

    private static final int LINES = 100;
    private static final int MOST_LINES = 100_000;

    private static final List<String> COLUMNS =
            List.of("sent_on", "person", "team", "about", "subject", "days", "due_on", "settled_on", "helped");

    private final Reminders reminders;
    private final Teams teams;

    SentController(Reminders reminders, Teams teams) {
        this.reminders = reminders;
        this.teams = teams;
    }

    @GetMapping("/c/{slug}/settings/reminders/sent")
    Page sent(Membership membership, @RequestParam Map<String, String> asked) {
        UUID id = membership.collaborative().id();
        SentFilter filter = SentFilter.read(asked);
        List<Reminders.Sent> found = reminders.sent(id, filter, LINES + 1);
        boolean isMore = found.size() > LINES;
        return new SentPage(membership, filter, isMore ? found.subList(0, LINES) : found, isMore, teams.of(id));
    }

    @GetMapping("/c/{slug}/settings/reminders/sent.csv")
    ResponseEntity<byte[]> csv(Membership membership, @RequestParam Map<String, String> asked) {
        UUID id = membership.collaborative().id();
        Map<UUID, String> codes = teams.of(id).stream().collect(Collectors.toMap(Team::id, Team::code));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (Reminders.Sent sent : reminders.sent(id, SentFilter.read(asked).after(null), MOST_LINES)) {
            rows.add(row(sent, codes));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TableFile.CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reminders.csv")
                                .build()
                                .toString())
                .body(new TableFile("reminders", COLUMNS, rows).csv());
    }

    private static List<@Nullable Object> row(Reminders.Sent sent, Map<UUID, String> codes) {
        return Arrays.asList(
                sent.sentOn().toString(),
                sent.person(),
                sent.team() == null ? null : codes.get(sent.team()),
                Given.written(sent.about()),
                sent.subject(),
                sent.days(),
                sent.dueOn().toString(),
                Objects.toString(sent.settledOn(), null),
                Boolean.toString(sent.hasHelped()));
    }
}
