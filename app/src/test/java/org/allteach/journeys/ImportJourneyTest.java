package org.allteach.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.people.Person;
import org.junit.jupiter.api.Test;

/** A data manager sends a file that is not quite right, helps it to be read, lets it in and takes it back. */
class ImportJourneyTest extends Journey {

    @Test
    void a_file_with_problems_is_read_reviewed_imported_and_undone() throws IOException {
        Collaborative ours = stage.collaborative(Map.of());
        Team elm = stage.team(ours, "elm", "Elm Ward");
        stage.team(ours, "oak", "Oak Ward");
        measure(ours, "GOODDAY", "Good days", "proportion");
        Person manager = holder("Mara", ours, Role.DATA_MANAGER, null);
        Person leader = holder("Liam", ours, Role.LEADER, elm);
        String month = ours.startsOn().toString().substring(0, 7);

        Walk mara = at(manager).follow("Joy in Work").follow("Import").sees("No file has come in yet");
        sendFile(mara, month);
        mapColumns(mara);
        review(mara, month);

        mara.press("Import 2 values");
        awaitWork(mara, "Imported");
        mara.sees("2 new, 0 changed and 0 unchanged values");
        Walk liam = at(leader).open("/c/" + ours.slug() + "/t/elm/m/GOODDAY").sees("The numbers");

        mara.press("Undo this import");
        awaitWork(mara, "Undone");
        mara.sees("Everything that this import wrote was taken back");
        liam.page().reload();
        liam.sees("There is no chart yet");
        mara.follow("Import").sees("Undone").sees("2 new, 0 changed, 2 with problems");
    }

    private static void sendFile(Walk mara, String month) {
        String file = """
                wer;wann;gut;von
                elm;%1$s;51;60
                oak;%1$s;40;50
                oak;%1$s-99;1;2
                birch;%1$s;=1+1;60
                """.formatted(month);
        mara.field("A file with data: CSV or XLSX, up to 200 MB")
                .setInputFiles(new FilePayload("good days.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        mara.button("Send and review").click();
        mara.sees("good days.csv");
    }

    private static void mapColumns(Walk mara) {
        awaitWork(mara, "The file does not say everything");
        mara.choose("Measure of the whole file", "Good days");
        mara.choose("wer", "team")
                .choose("wann", "period")
                .choose("gut", "numerator")
                .choose("von", "denominator");
        mara.press("Read again");
        awaitWork(mara, "with problems, left out");
    }

    private static void review(Walk mara, String month) throws IOException {
        mara.sees(month + "-99").sees("birch");
        Download download = mara.page()
                .waitForDownload(
                        () -> mara.page().getByText("All problems as CSV").click());
        String problems = Files.readString(download.path());
        assertThat(problems).contains(month + "-99", "birch");
        assertThat(problems.lines().filter(line -> line.contains("=1+1"))).noneMatch(line -> line.startsWith("="));
        assertThat(mara.page().locator(".at-counts dd")).hasText(new String[] {"2", "0", "0", "2"});
    }

    /** The page finds out by itself that the work is done. */
    private static void awaitWork(Walk mara, String outcome) {
        assertThat(mara.page().locator("#progress")).hasCount(0);
        mara.sees(outcome).looks();
    }
}
