package org.allteach.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.measures.Measure;
import org.allteach.measures.Target;
import org.allteach.spc.Direction;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;

/** A collaborative with teams and measures, out of the air. */
final class Setting {

    private static final UUID ORGANISATION = Ids.next();

    private Setting() {}

    static Vocabulary vocabulary(List<String> teams, List<String> measures) {
        var collaborative = Collaborative.draft("falls", "Falls", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
        var viewer =
                new Viewer(Ids.next(), "D", "d@x", Locale.ENGLISH, ZoneId.of("Europe/Zurich"), Viewer.Means.SESSION);
        var membership = new Membership(collaborative, viewer, Set.of(Role.DIRECTOR), Map.of(), false);
        return new Vocabulary(
                membership,
                teams.stream().map(code -> team(collaborative.id(), code)).toList(),
                measures.stream().map(code -> measure(collaborative.id(), code)).toList());
    }

    private static Team team(UUID collaborative, String code) {
        return new Team(
                collaborative,
                Ids.next(),
                code,
                "Ward " + code.toLowerCase(Locale.ROOT),
                "org-" + code,
                "Hospital " + ORGANISATION,
                "CH",
                null,
                null,
                "",
                Team.State.ENROLLED,
                "T" + code,
                null,
                null,
                "",
                1);
    }

    private static Measure measure(UUID collaborative, String code) {
        boolean ratio = !code.startsWith("count");
        @Nullable Frequency frequency = code.contains("weekly") ? Frequency.WEEK : null;
        return new Measure(
                collaborative,
                Ids.next(),
                code,
                null,
                0,
                "Measure " + code,
                Measure.Type.OUTCOME,
                ratio ? Measure.Kind.PROPORTION : Measure.Kind.COUNT,
                Direction.DECREASE,
                "%",
                100,
                frequency,
                null,
                true,
                null,
                null,
                null,
                null,
                Measure.Aggregation.SUM,
                null,
                null,
                new Target(List.of()),
                Map.of(),
                1);
    }
}
