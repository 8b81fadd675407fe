package org.allteach.demonstration;

import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar.Mark;
import org.jspecify.annotations.Nullable;

/** The invented hospitals and the names of their people: {@code places-and-people.yaml}. */
record Setting(
        List<Country> countries,
        List<Hospital> hospitals,
        List<Role> roles,
        List<Participant> programme,
        Named administrator,
        List<Account> accounts) {

    /** A country with the names that are usual there. */
    record Country(String code, String zone, String language, List<String> first, List<String> last) {}

    /**
     * A hospital and its team.
     *
     * @param staff how many people work on the unit
     * @param assaults mean days between two assaults at the beginning; 0 where the team does not count them
     * @param joins the month of the collaborative in which the team came; 0 where it was there from the beginning
     * @param leaves the month in which it went, and why; 0 where it stays
     * @param people the professions of its people, in the order of the roles
     */
    record Hospital(
            String code,
            String name,
            String country,
            String town,
            String kind,
            int beds,
            String unit,
            String specialty,
            int staff,
            Course story,
            Discipline discipline,
            double assaults,
            int joins,
            int leaves,
            @Nullable String leavesBecause,
            @Nullable Mark leaderLeaves,
            @Nullable Mark leaderFollows,
            List<String> people,
            String aim) {

        /** Why the team left; empty where it stays. */
        String reason() {
            return Objects.requireNonNullElse(leavesBecause, "");
        }

        /** By its beds: under a hundred is small, from three hundred on it is large. */
        String size() {
            return beds < 100 ? "small" : beds < 300 ? "medium" : "large";
        }

        String teamName() {
            return town + ", " + unit;
        }
    }

    /** Somebody with a name of their own. */
    record Named(String name, String country, String profession, String account) {}

    /**
     * Somebody who works for the collaborative as a whole.
     *
     * @param account the first part of the address with which they sign in; null where it is made of the name
     * @param teams the teams of a coach
     */
    record Participant(
            Role role,
            String name,
            String country,
            String profession,
            @Nullable String account,
            List<String> teams) {

        Participant {
            teams = Objects.requireNonNullElse(teams, List.of());
        }
    }

    /** Somebody of a team who can sign in at once. */
    record Account(String team, Role role, String name, String account) {}

    static Setting read() {
        return Script.read("places-and-people.yaml", Setting.class);
    }

    Country country(String code) {
        return countries.stream()
                .filter(country -> country.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
