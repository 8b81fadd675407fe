package org.allteach.activities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** The agenda as it is edited: what there is, and empty rows after it. */
record AgendaPage(Membership membership, Activity activity, Edit edit) implements Page {

    private static final List<String> COLUMNS = List.of("day", "startsAt", "minutes", "title", "speaker", "kind");
    private static final int EMPTY_ROWS = 4;
    private static final int MOST_ROWS = 200;

    static AgendaPage of(Membership membership, Activity activity) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < activity.agenda().size(); i++) {
            for (var entry : activity.agenda().get(i).content().entrySet()) {
                values.put(name(i, entry.getKey()), String.valueOf(entry.getValue()));
            }
        }
        return new AgendaPage(membership, activity, Edit.of(values, activity.version()));
    }

    static String name(int row, String column) {
        return "agenda/" + row + "/" + column;
    }

    /** The rows in which something stands, by column; a kind, a day or a length alone is nothing. */
    static List<Map<String, @Nullable Object>> rows(Map<String, String> typed) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < MOST_ROWS + EMPTY_ROWS; i++) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (String column : COLUMNS) {
                row.put(column, typed.getOrDefault(name(i, column), "").strip());
            }
            if (!Objects.equals(row.get("title"), "")
                    || !Objects.equals(row.get("speaker"), "")
                    || !Objects.equals(row.get("startsAt"), "")) {
                row.values().removeIf(""::equals);
                row.putIfAbsent("title", "");
                rows.add(row);
            }
        }
        return rows;
    }

    /** What was typed, without the gaps between the rows. */
    static Map<String, String> closedUp(Map<String, String> typed) {
        var closed = new HashMap<String, String>();
        closed.put(Edit.VERSION, typed.getOrDefault(Edit.VERSION, ""));
        var rows = rows(typed);
        for (int i = 0; i < rows.size(); i++) {
            for (var entry : rows.get(i).entrySet()) {
                closed.put(name(i, entry.getKey()), String.valueOf(entry.getValue()));
            }
        }
        return closed;
    }

    List<Integer> numbers() {
        return IntStream.range(0, rows(edit.typed()).size() + EMPTY_ROWS)
                .boxed()
                .toList();
    }

    List<Option> kinds() {
        return Arrays.stream(Slot.Kind.values())
                .map(kind -> new Option(Given.written(kind), kind(kind)))
                .toList();
    }

    static String kind(Slot.Kind kind) {
        return Visit.text("activities.slot." + Given.written(kind));
    }

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    @Override
    public int status() {
        return edit.status();
    }
}
