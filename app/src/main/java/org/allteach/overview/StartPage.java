package org.allteach.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/** The form that starts a collaborative: what cannot be left for later. */
record StartPage(Map<String, String> typed, List<Problem> problems) implements Page {

    static Map<String, String> typed(Collaborative draft) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("frequency", Given.written(draft.frequency()));
        typed.put("visibility", Given.written(draft.visibility()));
        typed.put("timeZone", draft.zone().getId());
        typed.put("language", draft.language());
        return typed;
    }

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
