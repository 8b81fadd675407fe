package org.allteach.prework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something that every team does before the first learning session.
 *
 * @param owner whose business it is in a team
 * @param dueDays days after the first day of the first learning session; negative before it
 * @param link where the instruction or a form is; empty where there is nothing
 */
public record Item(String code, String title, String instruction, Role owner, int dueDays, String link) {

    /** Who may own an item. */
    static final List<Role> OWNERS =
            List.of(Role.LEADER, Role.TEAM_SPONSOR, Role.CLINICAL_EXPERT, Role.MEMBER, Role.DATA_ENTRY, Role.PARTNER);

    private static final Set<String> FIELDS = Set.of("code", "title", "instruction", "owner", "dueDays", "link");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_LINK = 1_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_DAYS = 730;

    /** Reads one as a program sent it; its problems are added to those given, below the place. */
    public static Item read(Map<String, ? extends @Nullable Object> fields, String place, List<Problem> problems) {
        var given = new Given(fields, place, problems);
        given.refuseUnknown(FIELDS);
        return read(given);
    }

    /** Reads one from a form, which has other fields too. */
    static Item read(Given given) {
        Role owner = given.oneOf("owner", Role.class, Role.LEADER);
        if (!OWNERS.contains(owner)) {
            given.refuse(
                    "owner",
                    Given.written(owner),
                    "problem.oneOf",
                    String.join(", ", OWNERS.stream().map(Given::written).toList()));
        }
        return new Item(
                given.matching("code", CODE, "collaboratives.problem.teamCode", ""),
                given.required("title", LONGEST_LINE, ""),
                given.text("instruction", LONGEST_TEXT, ""),
                owner,
                given.integer("dueDays", -MOST_DAYS, MOST_DAYS, 0),
                link(given));
    }

    /** An address that a browser may open; anything else could be a script. */
    static String link(Given given) {
        String link = given.text("link", LONGEST_LINK, "");
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            given.refuse("link", link, "prework.problem.link");
        }
        return link;
    }

    /** The day by which it is due; null while there is no first session. */
    public @Nullable LocalDate due(@Nullable LocalDate firstSession) {
        return firstSession == null ? null : firstSession.plusDays(dueDays);
    }

    /** As the API and the log write it, and as it stands in a form. */
    public Map<String, Object> content() {
        var content = new LinkedHashMap<String, Object>();
        content.put("code", code);
        content.put("title", title);
        content.put("instruction", instruction);
        content.put("owner", Given.written(owner));
        content.put("dueDays", dueDays);
        content.put("link", link);
        return content;
    }

    /** Changes with what it says, so that a form knows whether it was filled from this. */
    int version() {
        return content().hashCode();
    }
}
