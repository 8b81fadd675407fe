package org.allteach.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.prework.Item;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** The checklist of a template: what teams do before the first session. */
final class PreworkPart {

    private static final String DUE = "due";
    private static final String DAYS = "dueDays";

    private PreworkPart() {}

    static List<Item> read(Template template, List<Problem> problems) {
        List<Map<String, @Nullable Object>> rows = template.list("prework");
        var items = new ArrayList<Item>();
        for (int i = 0; i < rows.size(); i++) {
            var fields = new LinkedHashMap<>(rows.get(i));
            if (fields.containsKey(DUE)) {
                fields.put(DAYS, fields.remove(DUE));
            }
            items.add(Item.read(fields, "/prework/" + i, problems));
        }
        return items;
    }

    static List<Map<String, Object>> write(List<Item> items) {
        return items.stream()
                .map(item -> {
                    Map<String, Object> row = new LinkedHashMap<>(item.content());
                    row.put(DUE, item.dueDays());
                    row.remove(DAYS);
                    return row;
                })
                .toList();
    }
}
