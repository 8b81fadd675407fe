package org.allteach.collaboratives;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A team as it is put into a collaborative, by its code.
 *
 * @param organisation the code of its organisation
 * @param site the code of the organisation's site; null for none
 * @param aim its own aim; null leaves what is there
 * @param state where it stands; null leaves what is there, and a new team is enrolled
 */
public record TeamEntry(
        String code,
        String name,
        String organisation,
        @Nullable String site,
        @Nullable String aim,
        Team.@Nullable State state) {

    private static final Set<String> FIELDS = Set.of("code", "name", "organisation", "site", "aim", "state");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_AIM = 4_000;

    /** Reads an entry; its problems are added to those given, below the place. */
    public static TeamEntry read(Map<String, ? extends @Nullable Object> fields, String place, List<Problem> problems) {
        var given = new Given(fields, place, problems);
        given.refuseUnknown(FIELDS);
        String site = given.text("site", LONGEST_LINE, "");
        return new TeamEntry(
                given.matching("code", CODE, "collaboratives.problem.teamCode", ""),
                given.required("name", LONGEST_LINE, ""),
                given.required("organisation", LONGEST_LINE, ""),
                site.isEmpty() ? null : site,
                given.has("aim") ? given.text("aim", LONGEST_AIM, "") : null,
                given.has("state") ? given.oneOf("state", Team.State.class, Team.State.ENROLLED) : null);
    }
}
