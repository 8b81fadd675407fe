package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team of one organisation in a collaborative.
 *
 * @param organisation the organisation's code
 * @param site the code of the organisation's site; null where the team is of the whole organisation
 * @param pseudonym the code under which other teams see it where teams are coded; never changes
 * @param reason why it has withdrawn; empty otherwise
 */
public record Team(
        UUID collaborative,
        UUID id,
        String code,
        String name,
        String organisation,
        String organisationName,
        String country,
        @Nullable String site,
        @Nullable String siteName,
        String aim,
        State state,
        String pseudonym,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate withdrawnOn,
        String reason,
        int version) {

    /** Where the team stands. */
    public enum State {
        INVITED,
        ENROLLED,
        WITHDRAWN,
        COMPLETED;

        /** Whether the team takes part today: it sends data and may be late with them. */
        public boolean isActive() {
            return this == ENROLLED;
        }
    }

    /** The same team with another name, place, aim and state; the days of enrolment and withdrawal follow from the state. */
    Team with(TeamEntry entry, String why, LocalDate today) {
        State next = entry.state() == null ? state : entry.state();
        LocalDate enrolled = enrolledOn == null && next == State.ENROLLED ? today : enrolledOn;
        LocalDate withdrawn = next != State.WITHDRAWN ? null : withdrawnOn == null ? today : withdrawnOn;
        return new Team(
                collaborative,
                id,
                code,
                entry.name(),
                entry.organisation(),
                organisationName,
                country,
                entry.site(),
                siteName,
                entry.aim() == null ? aim : entry.aim(),
                next,
                pseudonym,
                enrolled,
                withdrawn,
                next == State.WITHDRAWN ? why : "",
                version);
    }

    /** The entry that would put the team as it is. */
    TeamEntry entry() {
        return new TeamEntry(code, name, organisation, site, aim, state);
    }

    /** All that can be set, as the API writes it and the log compares it. */
    public Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("code", code);
        content.put("name", name);
        content.put("organisation", organisation);
        content.put("site", site);
        content.put("aim", aim);
        content.put("state", Given.written(state));
        content.put("enrolledOn", enrolledOn == null ? null : enrolledOn.toString());
        content.put("withdrawnOn", withdrawnOn == null ? null : withdrawnOn.toString());
        content.put("reason", reason);
        return content;
    }
}
