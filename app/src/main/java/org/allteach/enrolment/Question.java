package org.allteach.enrolment;

import java.util.List;
import org.allteach.collaboratives.Given;

/** What an application can be asked for beyond organisation, team and senior leader, which are always asked. */
public enum Question {
    SITE(200),
    UNIT(200),
    KIND(120),
    SIZE(120),
    BEDS(20),
    REGION(120),
    REASON(4_000),
    AIM(4_000),
    BASELINE(4_000),
    CAPACITY(4_000),
    EXPERIENCE(4_000),
    ROSTER(0),
    DATA_SHARING(20),
    DOCUMENTS(0);

    /** Whether a question is asked, and whether it must be answered. */
    public enum Need {
        NO,
        OPTIONAL,
        REQUIRED
    }

    /** Those that become attributes of the organisation, by which peer groups are made. */
    public static final List<Question> ATTRIBUTES = List.of(KIND, SIZE, BEDS, REGION);

    private final int longest;

    Question(int longest) {
        this.longest = longest;
    }

    /** The name of its field. */
    public String field() {
        return Given.written(this);
    }

    public int longest() {
        return longest;
    }

    /** Whether the answer is a text that may have several lines. */
    public boolean isLong() {
        return longest > 1_000;
    }
}
