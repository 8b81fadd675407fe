package org.allteach.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param organisation the organisation's code
 * @param joined whether the person has set a password, and so has accepted the invitation
 * @param active false once the account is disabled
 * @param administrator whether the person administers the installation today
 */
public record Person(
        UUID id,
        String name,
        String email,
        @Nullable String profession,
        @Nullable String organisation,
        @Nullable String organisationName,
        Locale language,
        ZoneId zone,
        boolean joined,
        boolean active,
        boolean administrator,
        boolean demonstration,
        int version) {

    /** Whether somebody is there who reads what a collaborative writes: has joined, is not disabled, is not invented. */
    public boolean reads() {
        return joined && active && !demonstration;
    }

    public Viewer viewer(Viewer.Means means) {
        return new Viewer(id, name, email, language, zone, means);
    }

    /** How the audit trail calls the person. */
    public String subject() {
        return "person/" + email;
    }

    public Details details() {
        return new Details(name, email, profession, organisation, language, zone);
    }

    /** What may be changed of a person; the audit trail keeps it too. */
    public record Details(
            String name,
            String email,
            @Nullable String profession,
            @Nullable String organisation,
            Locale language,
            ZoneId zone) {}
}
