package org.allteach.participation;

import java.util.Arrays;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.web.Visit;

/** In what somebody took part. */
enum Kind {
    SESSION(Group.SESSIONS),
    CALL(Group.CALLS),
    DATA_IN_TIME(Group.DATA),
    DATA_LATE(Group.DATA),
    TEST_BEGUN(Group.TESTS),
    TEST_CLOSED(Group.TESTS),
    COMMENT(Group.CONTRIBUTIONS),
    IDEA_ADOPTED(Group.CONTRIBUTIONS),
    THEORY_CHANGED(Group.CONTRIBUTIONS),
    FILE(Group.CONTRIBUTIONS);

    /** Kinds that are counted together where there is little room. */
    enum Group {
        SESSIONS(Unit.HOURS),
        CALLS(Unit.HOURS),
        DATA(Unit.VALUES),
        TESTS(Unit.COUNT),
        CONTRIBUTIONS(Unit.COUNT);

        private final Unit unit;

        Group(Unit unit) {
            this.unit = unit;
        }

        Unit unit() {
            return unit;
        }

        List<Kind> kinds() {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.group == this)
                    .toList();
        }

        String words() {
            return Visit.text("participation.group." + Given.written(this));
        }
    }

    /** What an amount counts. */
    enum Unit {
        HOURS,
        VALUES,
        COUNT
    }

    private final Group group;

    Kind(Group group) {
        this.group = group;
    }

    Group group() {
        return group;
    }

    Unit unit() {
        return group.unit;
    }

    String words() {
        return Visit.text("participation.kind." + Given.written(this));
    }
}
