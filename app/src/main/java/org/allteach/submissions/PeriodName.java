package org.allteach.submissions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.allteach.collaboratives.Period;
import org.allteach.web.Visit;

/** What people call a period. */
final class PeriodName {

    private PeriodName() {}

    /** As it stands in a sentence: April 2026. */
    static String of(Period period) {
        return switch (period.frequency()) {
            case DAY -> Visit.date(period.start());
            case WEEK -> Visit.text("submissions.week", week(period), Visit.date(period.start()));
            case MONTH -> format(period.start(), "LLLL yyyy");
            case QUARTER -> Visit.text("submissions.quarter", quarter(period), year(period));
        };
    }

    /** As it stands above a column: Apr 26. */
    static String brief(Period period) {
        return switch (period.frequency()) {
            case DAY -> format(period.start(), "d MMM");
            case WEEK -> Visit.text("submissions.week.brief", week(period));
            case MONTH -> month(period.start());
            case QUARTER -> Visit.text("submissions.quarter.brief", quarter(period), year(period));
        };
    }

    static String month(LocalDate start) {
        return format(start, "LLL yy");
    }

    private static String week(Period period) {
        return period.toString().substring(6);
    }

    private static String quarter(Period period) {
        return period.toString().substring(6);
    }

    private static String year(Period period) {
        return period.toString().substring(0, 4);
    }

    private static String format(LocalDate date, String pattern) {
        Locale locale = Visit.locale();
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }
}
