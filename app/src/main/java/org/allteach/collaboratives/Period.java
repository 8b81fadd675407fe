package org.allteach.collaboratives;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.allteach.web.Visit;

/** A day, week, month or quarter for which data are reported: local dates, never instants. */
public record Period(Frequency frequency, LocalDate start) implements Comparable<Period> {

    public Period {
        if (!frequency.startOf(start).equals(start)) {
            throw new IllegalArgumentException(start + " does not begin a " + frequency);
        }
    }

    /** Its last day. */
    public LocalDate end() {
        return next().start().minusDays(1);
    }

    public Period next() {
        return plus(1);
    }

    public Period plus(long periods) {
        return new Period(frequency, frequency.plus(start, periods));
    }

    /** How many periods from this to that one; negative where that one is earlier. */
    public long until(Period other) {
        return frequency.between(start, other.start);
    }

    /** This period and all up to and including the last; empty where the last is earlier. */
    public List<Period> through(Period last) {
        var periods = new ArrayList<Period>();
        for (Period period = this; period.compareTo(last) <= 0; period = period.next()) {
            periods.add(period);
        }
        return periods;
    }

    /** What people call it in a sentence: April 2026. */
    public String words() {
        return switch (frequency) {
            case DAY -> Visit.date(start);
            case WEEK -> Visit.text("period.week", part(), Visit.date(start));
            case MONTH -> format("LLLL yyyy");
            case QUARTER -> Visit.text("period.quarter", part(), year());
        };
    }

    /** The same where there is little room: Apr 26. */
    public String brief() {
        return switch (frequency) {
            case DAY -> format("d MMM");
            case WEEK -> Visit.text("period.week.brief", part());
            case MONTH -> format("LLL yy");
            case QUARTER -> Visit.text("period.quarter.brief", part(), year());
        };
    }

    private String format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Visit.locale()).format(start);
    }

    /** The number of a week or quarter, as written. */
    private String part() {
        return toString().substring(6);
    }

    private String year() {
        return toString().substring(0, 4);
    }

    @Override
    public int compareTo(Period other) {
        return start.compareTo(other.start);
    }

    /** As it is written everywhere: {@code 2026-W14}. */
    @Override
    public String toString() {
        return frequency.write(start);
    }
}
