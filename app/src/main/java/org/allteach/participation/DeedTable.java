package org.allteach.participation;

import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.participation.Desk.Entry;
import org.allteach.spreadsheets.TableFile;
import org.jspecify.annotations.Nullable;

/** Deeds as long rows, one for each that somebody did: as programs of evaluation read them. */
final class DeedTable {

    private static final List<String> HEADER = List.of("team", "role", "kind", "day", "amount", "unit");

    private DeedTable() {}

    static TableFile of(List<Entry> entries) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (Entry entry : entries) {
            if (entry.team().isExported()) {
                Deed deed = entry.deed();
                rows.add(List.of(
                        entry.team().code(),
                        entry.role(),
                        Given.written(deed.kind()),
                        deed.day(),
                        deed.amount(),
                        Given.written(deed.kind().unit())));
            }
        }
        return new TableFile("participation", HEADER, rows);
    }
}
