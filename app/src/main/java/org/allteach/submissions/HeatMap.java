package org.allteach.submissions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** Teams by month: what was submitted, late or is missing. A part of other pages, or a page of its own. */
record HeatMap(Membership membership, List<LocalDate> months, List<Row> rows, boolean isWhole) implements Page {

    /** Up to one value in so many may be late in a month that counts as in time: of daily data, one always is. */
    private static final int SMALL_PART = 10;

    /** A team's months, one for each column; null where nothing was expected. */
    record Row(SeenTeam team, List<@Nullable Square> squares) {}

    /** How a team's month stands, the worst first. */
    enum Kind {
        MISSING("✕"),
        LATE("◐"),
        NOT_DUE("○"),
        SUBMITTED("●");

        private final String shape;

        Kind(String shape) {
            this.shape = shape;
        }

        String shape() {
            return shape;
        }

        /** As it stands in names of messages and styles. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One month of a team.
     *
     * @param path where its data are entered; null where the viewer may not see that
     */
    record Square(Kind kind, String words, @Nullable String path) {}

    static HeatMap of(Membership membership, List<SeenTeam> teams, List<Submissions.Month> all, boolean isWhole) {
        var months = new TreeSet<LocalDate>();
        Map<UUID, Map<LocalDate, Submissions.Month>> byTeam = new HashMap<>();
        for (Submissions.Month month : all) {
            months.add(month.start());
            byTeam.computeIfAbsent(month.team(), team -> new HashMap<>()).put(month.start(), month);
        }
        var rows = new ArrayList<Row>();
        for (SeenTeam team : teams) {
            var ofTeam = byTeam.getOrDefault(team.id(), Map.of());
            var squares = new ArrayList<@Nullable Square>();
            for (LocalDate month : months) {
                Submissions.Month found = ofTeam.get(month);
                squares.add(found == null ? null : square(membership, team, found));
            }
            rows.add(new Row(team, squares));
        }
        return new HeatMap(membership, List.copyOf(months), rows, isWhole);
    }

    private static Square square(Membership membership, SeenTeam team, Submissions.Month month) {
        int submitted = month.inTime() + month.late();
        boolean isLate = month.late() * SMALL_PART > month.expected();
        Kind kind = month.missing() > 0
                ? Kind.MISSING
                : isLate ? Kind.LATE : submitted < month.expected() ? Kind.NOT_DUE : Kind.SUBMITTED;
        Collaborative collaborative = membership.collaborative();
        boolean reaches = team.isOwn() && membership.reaches("/c/{slug}/t/{team}/data", team.id());
        return new Square(
                kind,
                Visit.text(
                        "submissions.heat." + kind.word() + ".words",
                        submitted,
                        month.expected(),
                        month.missing(),
                        month.late()),
                reaches
                        ? "/c/" + collaborative.slug() + "/t/" + team.code() + "/data?period="
                                + collaborative.frequency().containing(month.start())
                        : null);
    }

    String month(LocalDate start) {
        return Frequency.MONTH.containing(start).brief();
    }

    Kind[] kinds() {
        return Kind.values();
    }
}
