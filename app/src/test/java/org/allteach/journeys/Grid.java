package org.allteach.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The cells of the measure GOODDAY on the page of a team's data, counted from the first month on. */
record Grid(Page page, YearMonth first) {

    Grid(Walk walk, String first) {
        this(walk.page(), YearMonth.parse(first));
    }

    Locator field(String field, int month) {
        return page.locator("[id='" + id(month) + field + "']");
    }

    Locator words(int month) {
        return field("words", month);
    }

    Locator cell(int month) {
        return page.locator("td", new Page.LocatorOptions().setHas(field("numerator", month)));
    }

    void leave() {
        page.locator("h1").click();
    }

    String monthName(int month) {
        return first.plusMonths(month).format(DateTimeFormatter.ofPattern("LLLL yyyy", Locale.UK));
    }

    private String id(int month) {
        return "GOODDAY/" + first.plusMonths(month) + "/";
    }
}
