package org.allteach.submissions;

import java.util.Locale;
import org.allteach.measures.Entry;
import org.allteach.web.Visit;

/** An entry in words. */
final class EntryText {

    private EntryText() {}

    static String of(Entry entry, Locale locale) {
        if (!entry.hasValue()) {
            return Visit.text("submissions.status." + entry.status().name());
        }
        CellFields fields = CellFields.of(entry, locale);
        if (entry.denominator() != null) {
            return fields.get("numerator") + " / " + fields.get("denominator");
        }
        return entry.subgroup().isEmpty() ? fields.get("value") : fields.get("values");
    }
}
