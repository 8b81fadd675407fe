package org.allteach.submissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** Lays a block of cells from a spreadsheet over the grid: its rows on the grid's lines, its columns on periods. */
@Component
class Paste {

    private static final int MOST_CELLS = 5000;

    private final Desk desk;

    Paste(Desk desk) {
        this.desk = desk;
    }

    /** A line of the grid: a field of a measure. A proportion has two, one below the other. */
    private record Line(Measure measure, String field) {}

    /**
     * Reads a block.
     *
     * @param line the line of the grid on which its first row lies, from 0
     * @param period the period in which its first column lies
     */
    Pasted read(Membership membership, Team team, String block, int line, Period period) {
        List<Line> lines = lines(membership, team, period);
        List<List<String>> rows = rows(block);
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        Map<String, Measure> measures = new LinkedHashMap<>();
        int beyond = 0;
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                String text = rows.get(r).get(c).strip();
                if (text.isEmpty()) {
                    continue;
                }
                if (line + r >= lines.size() || period.plus(c).start().isAfter(desk.today(membership))) {
                    beyond++;
                    continue;
                }
                Line on = lines.get(line + r);
                String key = period.plus(c) + "/" + on.measure().code();
                measures.put(key, on.measure());
                fields.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(on.field(), text);
            }
        }
        var cells = new ArrayList<Desk.Typed>();
        fields.forEach((key, typed) -> {
            Period of = desk.period(key.substring(0, key.indexOf('/')));
            cells.add(cell(membership, team, Objects.requireNonNull(measures.get(key)), of, typed));
        });
        return new Pasted(block, line, period, cells, beyond);
    }

    /** What the block leaves out of a cell stays as it is. */
    private Desk.Typed cell(
            Membership membership, Team team, Measure measure, Period period, Map<String, String> typed) {
        Locale locale = Visit.locale();
        Observation saved = desk.at(membership, team, measure, period).orElse(null);
        var fields = new LinkedHashMap<>(
                CellFields.of(saved == null ? null : saved.entry(), locale).typed());
        fields.put("status", "value");
        fields.putAll(typed);
        fields.put(
                CellFields.REVISION,
                Integer.toString(saved == null ? 0 : saved.revision().number()));
        return desk.read(membership, team, measure, period, new CellFields(fields), locale);
    }

    private List<Line> lines(Membership membership, Team team, Period period) {
        var lines = new ArrayList<Line>();
        for (Measure measure : desk.measures(membership, team, period.frequency())) {
            CellFields.numbers(measure).forEach(field -> lines.add(new Line(measure, field)));
        }
        return lines;
    }

    /** Cells as spreadsheets put them on the clipboard: tabs between columns, a line for each row. */
    private static List<List<String>> rows(String block) {
        var rows = new ArrayList<List<String>>();
        int cells = 0;
        for (String line : block.stripTrailing().split("\\r?\\n", -1)) {
            List<String> row = List.of(line.split("\t", -1));
            cells += row.size();
            if (cells > MOST_CELLS) {
                throw Refusal.tooLarge(Problem.of("block", null, "submissions.problem.block", MOST_CELLS));
            }
            rows.add(row);
        }
        return rows;
    }
}
