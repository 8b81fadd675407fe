package org.allteach.pdsa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.web.Clash;
import org.allteach.web.Problem;

/**
 * What somebody typed into a cycle, against what stands there: what is to be saved, what cannot be, and where somebody else
 * has saved something else since. Two people in different fields do not meet.
 *
 * @param values what stands in the inputs, by name, where it is not what is saved
 * @param changes what can be saved
 */
record Typed(Map<String, String> values, Map<Entry, String> changes, List<Problem> problems, List<Clash> clashes) {

    /** Before the name of an input: the input that says what stood there when the editing began. */
    static final String BASE = "base:";

    static final Typed NOTHING = new Typed(Map.of(), Map.of(), List.of(), List.of());

    static Typed read(Cycle cycle, Map<String, String> posted, Set<UUID> people) {
        Map<String, Entry> entries = Entry.of(cycle);
        var values = new LinkedHashMap<String, String>();
        var changes = new LinkedHashMap<Entry, String>();
        var problems = new ArrayList<Problem>();
        var clashes = new ArrayList<Clash>();
        posted.forEach((name, raw) -> {
            Entry entry = entries.get(name);
            String typed = Entry.clean(raw);
            if (entry == null || typed.equals(entry.now())) {
                return;
            }
            String base = Entry.clean(posted.getOrDefault(BASE + name, entry.now()));
            if (typed.equals(base)) {
                // Not touched here, and changed elsewhere: theirs stays.
                return;
            }
            var problem = entry.problem(typed, people);
            if (problem.isPresent()) {
                problems.add(problem.get());
                values.put(name, raw);
            } else if (!base.equals(entry.now())) {
                clashes.add(new Clash(CyclePage.label(name), entry.now(), typed));
                values.put(name, raw);
            } else {
                changes.put(entry, typed);
            }
        });
        return new Typed(values, changes, problems, clashes);
    }

    boolean isBack() {
        return !problems.isEmpty() || !clashes.isEmpty();
    }

    String value(String name, String saved) {
        return Objects.requireNonNullElse(values.get(name), saved);
    }

    int status() {
        return !clashes.isEmpty() ? 409 : problems.isEmpty() ? 200 : 422;
    }
}
