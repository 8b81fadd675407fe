package org.allteach.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Frequency;
import org.allteach.imports.Layout.Role;
import org.allteach.measures.GivenRow;
import org.allteach.spreadsheets.Cell;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** Finds the values in the rows of a file by its layout: one in each row of a long table, several in each row of a wide one. */
final class ValueReader implements Spreadsheet.RowReader {

    private static final int DEEPEST_HEADER = 15;
    private static final int MOST_PERIODS_KEPT = 10_000;

    private final Layout layout;
    private final Vocabulary vocabulary;
    private final Taker taker;
    private final Places places = new Places();
    private final Map<String, Layout.Column> columns = new HashMap<>();
    private final Map<String, String> periods = new HashMap<>();
    private final List<String> skippedSheets = new ArrayList<>();

    private @Nullable String sheet;
    private boolean onFirstSheet;
    private int rowsOfSheet;
    private @Nullable SheetRow above;
    private @Nullable Table table;

    private long rows;
    private long blank;
    private long filtered;

    /** Takes value by value. */
    interface Taker {

        /** A value as given; false where no more are wanted. */
        boolean value(Source source, GivenRow row);

        /** A row that cannot be made one of values. */
        void refuse(Source source, Problem problem);
    }

    /** Where a value stands: its place, and the headings of the columns that hold the parts of it. */
    record Source(Places.Place place, Map<Role, String> headings) {}

    ValueReader(Layout layout, Vocabulary vocabulary, Taker taker) {
        this.layout = layout;
        this.vocabulary = vocabulary;
        this.taker = taker;
        layout.columns().forEach(column -> columns.put(column.header(), column));
    }

    Places places() {
        return places;
    }

    /** Rows below the names of the columns, up to now. */
    long rows() {
        return rows;
    }

    /** Places for a value in which none stood. */
    long blank() {
        return blank;
    }

    /** Rows that the filter left out. */
    long filtered() {
        return filtered;
    }

    /** Sheets on which the columns were not found. */
    List<String> skippedSheets() {
        return skippedSheets;
    }

    @Override
    public boolean row(SheetRow row) {
        if (!row.sheet().equals(sheet)) {
            leaveSheet();
            onFirstSheet = sheet == null;
            sheet = row.sheet();
            places.enter(row.sheet());
            rowsOfSheet = 0;
            above = null;
            table = null;
        }
        rowsOfSheet++;
        if (table == null) {
            lookForHeader(row);
            return true;
        }
        return read(row, table);
    }

    void end() {
        leaveSheet();
    }

    private void leaveSheet() {
        if (sheet != null && table == null) {
            skippedSheets.add(sheet);
        }
    }

    private void lookForHeader(SheetRow row) {
        boolean wanted = onFirstSheet ? row.line() == layout.headerLine() : rowsOfSheet <= DEEPEST_HEADER;
        if (wanted && (layout.headerLines() == 1 || above != null)) {
            Table found = new Table(HeaderRow.of(layout.headerLines() == 1 ? null : above, row, vocabulary));
            table = onFirstSheet || found.isWhole() ? found : null;
        }
        above = row;
    }

    private boolean read(SheetRow row, Table found) {
        rows++;
        if (found.isFilteredOut(row)) {
            filtered++;
            return true;
        }
        int number = places.number(row.line());
        for (Slot slot : found.slots.values()) {
            if (slot.isBlank(row)) {
                blank++;
            } else if (!give(row, number, found, slot)) {
                return false;
            }
        }
        return true;
    }

    private boolean give(SheetRow row, int number, Table found, Slot slot) {
        var source = new Source(new Places.Place(row.sheet(), row.line()), slot.headings);
        String team = found.text(Layout.Key.TEAM, row, slot);
        String measure = found.text(Layout.Key.MEASURE, row, slot);
        String measureCode = vocabulary.measure(measure);
        String teamCode = vocabulary.team(team);
        Map<Role, String> numbers = new EnumMap<>(Role.class);
        for (Role role : List.of(Role.NUMERATOR, Role.DENOMINATOR, Role.VALUE)) {
            Cell cell = slot.cell(role, row);
            String strict = cell.isEmpty() ? "" : layout.notation().number(cell);
            if (strict == null) {
                taker.refuse(source, Problem.of(fieldOf(role), cell.text(), "imports.problem.decimals"));
                return true;
            }
            numbers.put(role, strict);
        }
        Cell comment = slot.cell(Role.COMMENT, row);
        return taker.value(
                source,
                new GivenRow(
                        number,
                        teamCode == null ? team : teamCode,
                        measureCode == null ? measure : measureCode,
                        period(found.cell(Layout.Key.PERIOD, row, slot), vocabulary.frequency(measureCode)),
                        numbers.get(Role.NUMERATOR),
                        numbers.get(Role.DENOMINATOR),
                        numbers.get(Role.VALUE),
                        null,
                        slot.cell(Role.STATUS, row).text(),
                        comment.isEmpty() ? null : comment.text(),
                        null));
    }

    static String fieldOf(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The same few periods come again and again. */
    private String period(Cell cell, Frequency frequency) {
        if (periods.size() > MOST_PERIODS_KEPT) {
            periods.clear();
        }
        return periods.computeIfAbsent(
                frequency.name() + cell.text(), key -> layout.notation().period(cell, frequency));
    }

    /** The columns of one sheet by their meaning. */
    private final class Table {

        private final Map<Role, Integer> keys = new EnumMap<>(Role.class);
        private final Map<String, Slot> slots = new LinkedHashMap<>();
        private final Map<Role, Integer> shared = new EnumMap<>(Role.class);
        private int filterColumn = -1;
        private final List<String> texts;

        Table(HeaderRow header) {
            texts = header.headings().stream().map(Heading::text).toList();
            for (int i = 0; i < header.headings().size(); i++) {
                place(header.headings().get(i), i);
            }
            if (layout.across() == null) {
                slots.put("", new Slot(null));
            }
            slots.values().forEach(slot -> slot.complete(keys, shared, texts));
        }

        private void place(Heading heading, int index) {
            Layout.Column column = columns.get(heading.text());
            boolean spread = layout.across() != null && heading.key() == layout.across();
            Role role = column != null ? column.role() : spread ? heading.role() : Role.IGNORED;
            if (layout.filter() != null && heading.text().equals(layout.filter().header())) {
                filterColumn = index;
            }
            if (role.isKey()) {
                keys.putIfAbsent(role, index);
            } else if (role != Role.IGNORED && spread) {
                slots.computeIfAbsent(String.valueOf(heading.of()), Slot::new)
                        .columns
                        .putIfAbsent(role, index);
            } else if (role != Role.IGNORED) {
                shared.putIfAbsent(role, index);
            }
        }

        /** Whether all columns that the layout needs are on this sheet. */
        boolean isWhole() {
            boolean here = layout.columns().stream()
                    .filter(column -> column.of() == null && column.role() != Role.IGNORED)
                    .allMatch(column -> texts.contains(column.header()));
            return here && !slots.isEmpty() && slots.values().stream().anyMatch(Slot::holdsNumbers);
        }

        boolean isFilteredOut(SheetRow row) {
            return layout.filter() != null
                    && (filterColumn < 0
                            || !row.cell(filterColumn)
                                    .text()
                                    .equals(layout.filter().value()));
        }

        String text(Layout.Key key, SheetRow row, Slot slot) {
            return cell(key, row, slot).text();
        }

        /** From the column, the heading, the tab, or the same for the whole file; in this order. */
        Cell cell(Layout.Key key, SheetRow row, Slot slot) {
            Integer column = keys.get(Role.valueOf(key.name()));
            if (column != null) {
                return row.cell(column);
            }
            String constant = layout.across() == key
                    ? slot.of
                    : layout.tab() == key
                            ? row.sheet()
                            : switch (key) {
                                case TEAM -> layout.team();
                                case MEASURE -> layout.measure();
                                case PERIOD -> layout.period();
                            };
            return constant == null ? Cell.EMPTY : new Cell(constant, Cell.Kind.TEXT);
        }
    }

    /** The columns that together hold one value in each row. */
    private static final class Slot {

        private final @Nullable String of;
        private final Map<Role, Integer> columns = new EnumMap<>(Role.class);
        private final Map<Role, String> headings = new EnumMap<>(Role.class);
        /** The columns of its own: where nothing stands in them, no value was given. */
        private final List<Integer> deciding = new ArrayList<>();

        Slot(@Nullable String of) {
            this.of = of;
        }

        /** Takes the columns that all values of a row share: one denominator beside many counts makes them numerators. */
        void complete(Map<Role, Integer> keys, Map<Role, Integer> shared, List<String> texts) {
            Integer value = columns.get(Role.VALUE);
            if (value != null && shared.containsKey(Role.DENOMINATOR) && !columns.containsKey(Role.NUMERATOR)) {
                columns.remove(Role.VALUE);
                columns.put(Role.NUMERATOR, value);
            }
            deciding.addAll((columns.isEmpty() ? shared : columns)
                    .entrySet().stream()
                            .filter(column -> column.getKey().isNumber() || column.getKey() == Role.STATUS)
                            .map(Map.Entry::getValue)
                            .toList());
            shared.forEach(columns::putIfAbsent);
            columns.forEach((role, index) -> headings.put(role, texts.get(index)));
            keys.forEach((role, index) -> headings.put(role, texts.get(index)));
        }

        boolean holdsNumbers() {
            return columns.keySet().stream().anyMatch(Role::isNumber);
        }

        Cell cell(Role role, SheetRow row) {
            Integer column = columns.get(role);
            return column == null ? Cell.EMPTY : row.cell(column);
        }

        boolean isBlank(SheetRow row) {
            for (int column : deciding) {
                if (!row.cell(column).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }
}
