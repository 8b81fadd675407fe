package org.allteach.lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** The ten steps of the scale of progress. */
record ScalePage(Membership membership, Edit edit) implements Page {

    static Map<String, String> fields(Scales.Scale scale) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < 10; i++) {
            Scales.Row row = i < scale.rows().size() ? scale.rows().get(i) : new Scales.Row((i + 1) / 2.0, "", "");
            fields.put("label/" + i, row.label());
            fields.put("text/" + i, row.text());
        }
        return fields;
    }

    static List<Integer> steps() {
        return List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    static String score(int step) {
        return Visit.number((step + 1) / 2.0, 1);
    }

    /** What a field is called: its step and what it holds. */
    static String label(String field) {
        int step = Integer.parseInt(field.substring(field.indexOf('/') + 1));
        return Visit.text(field.startsWith("label") ? "lifecycle.scale.label" : "lifecycle.scale.text", score(step));
    }

    @Override
    public int status() {
        return edit.status();
    }
}
