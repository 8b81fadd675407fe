package org.allteach.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.spreadsheets.Plain;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a file may call the teams whose data a member may enter, and the measures: their codes, and their names
 * as far as they are of one only.
 */
final class Vocabulary {

    private final List<Team> teams;
    private final List<Measure> measures;
    private final Map<String, String> teamCodes = new HashMap<>();
    private final Map<String, String> measureCodes = new HashMap<>();
    private final Map<String, Frequency> frequencies = new HashMap<>();
    private final Frequency usual;

    Vocabulary(Membership membership, List<Team> teams, List<Measure> measures) {
        Collaborative collaborative = membership.collaborative();
        this.teams = teams.stream()
                .filter(team -> membership.may(Permission.ENTER_DATA, team.id()))
                .toList();
        this.measures = measures;
        this.usual = collaborative.frequency();
        learn(teamCodes, this.teams, Team::code, List.of(Team::name, Team::organisation, Team::organisationName));
        learn(measureCodes, measures, Measure::code, List.of(Measure::name));
        measures.forEach(measure -> frequencies.put(measure.code(), measure.frequency(collaborative)));
    }

    private static <T> void learn(
            Map<String, String> codes, List<T> things, Function<T, String> code, List<Function<T, String>> names) {
        for (Function<T, String> name : names) {
            Set<String> shared = new HashSet<>();
            Map<String, String> named = new HashMap<>();
            for (T thing : things) {
                String plain = Plain.of(name.apply(thing));
                String before = named.put(plain, code.apply(thing));
                if (before != null && !before.equals(code.apply(thing))) {
                    shared.add(plain);
                }
            }
            named.keySet().removeAll(shared);
            named.forEach(codes::putIfAbsent);
        }
        things.forEach(thing -> codes.put(Plain.of(code.apply(thing)), code.apply(thing)));
        things.forEach(thing -> codes.put(code.apply(thing), code.apply(thing)));
    }

    List<Team> teams() {
        return teams;
    }

    List<Measure> measures() {
        return measures;
    }

    /** The code of the team that the file calls so; null where there is none that the member may enter data of. */
    @Nullable
    String team(String given) {
        return code(teamCodes, given);
    }

    @Nullable
    String measure(String given) {
        return code(measureCodes, given);
    }

    private static @Nullable String code(Map<String, String> codes, String given) {
        String exactly = codes.get(given);
        return exactly != null || given.isEmpty() ? exactly : codes.get(Plain.of(given));
    }

    /** How often that measure is reported; the collaborative's usual where it is not known. */
    Frequency frequency(@Nullable String measureCode) {
        return measureCode == null ? usual : frequencies.getOrDefault(measureCode, usual);
    }

    /** The code or text by which the rows are to call what the file calls so. */
    @Nullable
    String of(Layout.Key key, String given) {
        return switch (key) {
            case TEAM -> team(given);
            case MEASURE -> measure(given);
            case PERIOD -> PeriodText.read(given, true) == null ? null : given;
        };
    }
}
