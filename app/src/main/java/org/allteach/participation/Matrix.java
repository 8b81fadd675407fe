package org.allteach.participation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Phase;

/**
 * Teams by stretches of time, with how much each took part in what.
 *
 * @param columns the stretches of time
 * @param isWhole whether all teams that the viewer sees are in it
 */
record Matrix(List<Column> columns, List<Block> blocks, boolean isWhole) {

    private static final int SHADES = 4;

    /** The lines of one team. */
    record Block(SeenTeam team, List<Line> lines) {}

    /** One line: a group of kinds or, where one group was asked for, a kind of it. */
    record Line(String words, String unit, List<Cell> cells, Tally together) {}

    /**
     * How much it was in one stretch of time.
     *
     * @param shade from 0 for nothing to 4 for the most that any team shows in such a line
     */
    record Cell(Tally tally, int shade) {}

    /** What a line counts. */
    private record Count(String words, Kind.Unit unit, List<Kind> kinds) {}

    static Matrix of(List<SeenTeam> teams, List<Deed> deeds, Query query, List<Phase> course, boolean isWhole) {
        Map<UUID, List<Deed>> byTeam = new HashMap<>();
        var others = new ArrayList<Deed>();
        for (Deed deed : deeds) {
            (deed.team() == null ? others : byTeam.computeIfAbsent(deed.team(), id -> new ArrayList<>())).add(deed);
        }
        List<Column> columns = Column.of(query, course);
        var lines = new ArrayList<Map<String, List<Deed>>>();
        for (SeenTeam team : teams) {
            List<Deed> own = team.id() == null ? others : byTeam.getOrDefault(team.id(), List.of());
            Map<String, List<Deed>> byColumn = new HashMap<>();
            own.forEach(
                    deed -> byColumn.computeIfAbsent(Column.key(deed.day(), query, course), key -> new ArrayList<>())
                            .add(deed));
            lines.add(byColumn);
        }
        return new Matrix(columns, blocks(teams, columns, lines, counts(query)), isWhole);
    }

    private static List<Count> counts(Query query) {
        return query.group() == null
                ? Arrays.stream(Kind.Group.values())
                        .map(group -> new Count(group.words(), group.unit(), group.kinds()))
                        .toList()
                : query.group().kinds().stream()
                        .map(kind -> new Count(kind.words(), kind.unit(), List.of(kind)))
                        .toList();
    }

    private static List<Block> blocks(
            List<SeenTeam> teams, List<Column> columns, List<Map<String, List<Deed>>> deeds, List<Count> counts) {
        var lines = new ArrayList<List<Line>>();
        teams.forEach(team -> lines.add(new ArrayList<>()));
        for (Count count : counts) {
            var tallies = new ArrayList<List<Tally>>();
            for (Map<String, List<Deed>> own : deeds) {
                tallies.add(columns.stream()
                        .map(column -> tally(own.getOrDefault(column.key(), List.of()), count))
                        .toList());
            }
            double most = tallies.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Tally::amount)
                    .max()
                    .orElse(0);
            for (int i = 0; i < teams.size(); i++) {
                List<Deed> all =
                        deeds.get(i).values().stream().flatMap(List::stream).toList();
                lines.get(i)
                        .add(new Line(
                                count.words(),
                                org.allteach.web.Visit.text(
                                        "participation.unit.of." + count.unit().name()),
                                tallies.get(i).stream()
                                        .map(tally -> new Cell(tally, shade(tally.amount(), most)))
                                        .toList(),
                                tally(all, count)));
            }
        }
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < teams.size(); i++) {
            blocks.add(new Block(teams.get(i), lines.get(i)));
        }
        return blocks;
    }

    private static Tally tally(List<Deed> deeds, Count count) {
        return Tally.of(deeds.stream()
                .filter(deed -> count.kinds().contains(deed.kind()))
                .toList());
    }

    private static int shade(double amount, double most) {
        return amount == 0 ? 0 : Math.clamp((long) Math.ceil(SHADES * amount / most), 1, SHADES);
    }
}
