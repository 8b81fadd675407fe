package org.allteach.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.attributes.Attribute;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.CycleField;
import org.allteach.people.Organisations;
import org.allteach.spreadsheets.TableFile;
import org.allteach.theory.Theories;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looking for tests of change. */
@Controller
class SearchController {

    private static final int SHOWN = 30;
    private static final int MOST_IN_FILE = 5_000;
    private static final List<String> COLUMNS = List.of(
            "team",
            "code",
            "title",
            "ideas",
            "state",
            "scale",
            "startsOn",
            "actedOn",
            "decision",
            "objective",
            "happened",
            "learned",
            "reason");

    private final Search search;
    private final Theories theories;
    private final Organisations organisations;

    SearchController(Search search, Theories theories, Organisations organisations) {
        this.search = search;
        this.theories = theories;
        this.organisations = organisations;
    }

    @GetMapping("/c/{slug}/cycles")
    Page page(Membership membership, @RequestParam Map<String, String> asked) {
        return page(membership, asked, SHOWN);
    }

    private SearchPage page(Membership membership, Map<String, String> asked, int most) {
        UUID collaborative = membership.collaborative().id();
        Query query = Query.of(asked);
        Search.Found found = search.find(membership, query, most);
        return new SearchPage(
                membership, query, found, theories.of(collaborative, null).diagram(), settings(found.circle()));
    }

    /** The attributes of the organisations of teams that are seen by name. */
    private List<Option> settings(Circle circle) {
        List<Team> named = circle.teams().values().stream()
                .filter(team -> circle.isNamed(team.id()))
                .toList();
        var settings = new TreeSet<String>();
        named.forEach(team -> settings.add("country:" + team.country()));
        organisations
                .attributes(named.stream().map(Team::organisation).toList())
                .values()
                .forEach(attributes -> attributes.forEach((name, value) -> {
                    if (List.of("kind", "size", "region", "specialty").contains(name)) {
                        settings.add(name + ":" + value);
                    }
                }));
        return SearchPage.with(settings.stream()
                .map(setting -> new Option(setting, label(setting)))
                .toList());
    }

    private static String label(String setting) {
        String value = setting.substring(setting.indexOf(':') + 1);
        return setting.startsWith("country:")
                ? Locale.of("", value).getDisplayCountry(Visit.locale())
                : Attribute.label(setting.substring(0, setting.indexOf(':')), value);
    }

    @GetMapping("/c/{slug}/cycles.csv")
    ResponseEntity<byte[]> csv(Membership membership, @RequestParam Map<String, String> asked) {
        return file("tests.csv", TableFile.CSV, table(membership, asked).csv());
    }

    @GetMapping("/c/{slug}/cycles.xlsx")
    ResponseEntity<byte[]> xlsx(Membership membership, @RequestParam Map<String, String> asked) {
        return file("tests.xlsx", TableFile.XLSX, table(membership, asked).xlsx());
    }

    /** A file travels further than a page: teams that are seen under their code are not in it. */
    private TableFile table(Membership membership, Map<String, String> asked) {
        SearchPage page = page(membership, asked, MOST_IN_FILE);
        var rows = new ArrayList<List<String>>();
        for (Search.Hit hit : page.found().hits()) {
            Cycle cycle = hit.cycle();
            if (page.isNamed(cycle)) {
                rows.add(List.of(
                        page.team(cycle),
                        cycle.code(),
                        cycle.title(),
                        String.join("; ", page.ideas(cycle)),
                        Given.written(cycle.state()),
                        Given.written(cycle.scale()),
                        cycle.field(CycleField.STARTS_ON),
                        Objects.toString(cycle.actedOn(), ""),
                        cycle.field(CycleField.DECISION),
                        cycle.field(CycleField.OBJECTIVE),
                        cycle.field(CycleField.HAPPENED),
                        cycle.field(CycleField.LEARNED),
                        cycle.field(CycleField.REASON)));
            }
        }
        return new TableFile("tests", COLUMNS, rows);
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
