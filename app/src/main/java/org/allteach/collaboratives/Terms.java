package org.allteach.collaboratives;

import java.util.List;
import java.util.Map;
import org.allteach.web.Visit;

/**
 * The words a collaborative uses for its parts: its own where the director has set them (trust, advisor), else the usual
 * ones of the visit's language (hospital, coach).
 *
 * @param own the collaborative's own words by key; see {@link #KEYS}
 */
public record Terms(Map<String, String> own) {

    /** What can be called otherwise: each once, and in the plural. */
    public static final List<String> KEYS = List.of(
            "collaborative",
            "collaboratives",
            "team",
            "teams",
            "hospital",
            "hospitals",
            "coach",
            "coaches",
            "leader",
            "leaders");

    /** The word as it stands within a sentence. */
    public String text(String key) {
        String word = own.get(key);
        return word == null || word.isBlank() ? Visit.text("term." + key) : word;
    }

    /** The word as it begins a heading or a label. */
    public String title(String key) {
        String word = text(key);
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Visit.locale()) + word.substring(first);
    }

    /** What somebody is called who holds the role. */
    public String role(Role role) {
        return switch (role) {
            case COACH -> title("coach");
            case LEADER -> title("leader");
            default -> Visit.text("role." + Given.written(role));
        };
    }

    /** What a tab of the collaborative's pages is called. */
    String tab(String tab) {
        return tab.equals("teams") ? title("teams") : Visit.text("collaboratives.tab." + tab);
    }
}
