package org.allteach.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.allteach.database.WithDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever starts an empty installation reads a code in the terminal and begins with it in the browser. */
@ExtendWith(OutputCaptureExtension.class)
@WithDatabase(own = true)
class FirstRunJourneyTest extends Journey {

    private static final Pattern CODE = Pattern.compile("([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})(?![A-Z0-9-])");

    @Test
    void the_printed_code_makes_the_first_administrator(CapturedOutput terminal) {
        var printed = CODE.matcher(terminal.getAll());
        assertThat(printed.find()).as("a code in the terminal").isTrue();

        Walk ada = somebodyNew().open("/collaboratives").isAt("/first-run");
        ada.sees("It was printed where the application was started");
        ada.fill("Code", "AAAA-BBBB-CCCC")
                .fill("Name", "Ada Root")
                .fill("E-mail address", "ada@example.org")
                .choose("Time zone", "Europe/Dublin")
                .fill("New password", PASSWORD)
                .press("Begin")
                .sees("Enter the code that was printed at the latest start");
        assertThat(ada.field("Name").inputValue()).isEqualTo("Ada Root");
        assertThat(ada.field("Time zone").inputValue()).isEqualTo("Europe/Dublin");

        ada.fill("Code", printed.group(1)).fill("New password", PASSWORD).press("Begin");
        ada.isAt("/").sees("Welcome, Ada Root").sees("This installation has no collaborative yet");

        ada.follow("Installation").follow("Organisations").follow("Add an organisation");
        ada.fill("Code", "elsewhere").fill("Name", "Saint Elsewhere").choose("Country", "Ireland");
        ada.press("Save").sees("Saint Elsewhere");
        ada.follow("Home").follow("Start a collaborative").isAt("/collaboratives/new");

        somebodyNew().open("/").isAt("/sign-in");
        somebodyNew().open("/first-run").sees("This page is not here");
        somebodyNew().signIn("ada@example.org", PASSWORD).sees("Welcome, Ada Root");
    }
}
