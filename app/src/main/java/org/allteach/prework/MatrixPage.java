package org.allteach.prework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Page;

/**
 * Teams × items.
 *
 * @param show {@code late} for teams that are late with something, {@code open} for those with something to do, else all
 */
record MatrixPage(Membership membership, List<Item> items, List<Standing> standings, LocalDate today, String show)
        implements Page {

    /** One team with all its items, in the order of the columns. */
    record Line(Team team, List<Standing> cells, LocalDate today) {

        long done() {
            return cells.stream().filter(cell -> !cell.isOpen()).count();
        }

        long late() {
            return cells.stream().filter(cell -> cell.isLate(today)).count();
        }
    }

    private List<Line> all() {
        Map<UUID, List<Standing>> byTeam = new LinkedHashMap<>();
        standings.forEach(one ->
                byTeam.computeIfAbsent(one.team().id(), id -> new ArrayList<>()).add(one));
        return byTeam.values().stream()
                .map(cells -> new Line(cells.getFirst().team(), cells, today))
                .toList();
    }

    List<Line> lines() {
        return all().stream()
                .filter(line -> switch (show) {
                    case "late" -> line.late() > 0;
                    case "open" -> line.done() < line.cells().size();
                    default -> true;
                })
                .toList();
    }

    int teams() {
        return all().size();
    }

    /** How many teams are through with an item. */
    long done(Item item) {
        return standings.stream()
                .filter(one -> one.item().equals(item) && !one.isOpen())
                .count();
    }

    long late() {
        return standings.stream().filter(one -> one.isLate(today)).count();
    }

    /** How many things were done after they were due. */
    long doneLate() {
        return standings.stream()
                .filter(one -> one.daysLate(membership.collaborative().zone()) > 0)
                .count();
    }

    /** The word of a cell. */
    String word(Standing standing) {
        return standing.isLate(today) ? "late" : Given.written(standing.state());
    }

    /** The sign of a cell: its shape tells it too, not colour alone. */
    static String sign(String word) {
        return switch (word) {
            case "done" -> "✓";
            case "waived" -> "–";
            case "late" -> "!";
            default -> "·";
        };
    }

    String base() {
        return "/c/" + membership.collaborative().slug();
    }
}
