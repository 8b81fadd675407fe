package org.allteach.demonstration;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;

/** A part of the demonstration that is told elsewhere, after teams, people and their figures are there. */
public interface Chapter {

    /** Writes it down, dated before today and without a mail to anybody. */
    void write(Collaborative collaborative, Keys keys, Demonstration demonstration);

    /** The ids behind the natural keys. */
    record Keys(UUID collaborative, Map<String, UUID> people, Map<String, UUID> teams, Map<String, UUID> measures) {

        public UUID person(String address) {
            return Objects.requireNonNull(people.get(address), address);
        }

        public UUID team(String code) {
            return Objects.requireNonNull(teams.get(code), code);
        }

        UUID measure(String code) {
            return Objects.requireNonNull(measures.get(code), code);
        }
    }
}
