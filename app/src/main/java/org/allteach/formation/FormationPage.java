package org.allteach.formation;

import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** Who is missing in which team. */
record FormationPage(Membership membership, List<Formation.Formed> teams, LocalDate today) implements Page {

    long incomplete() {
        return teams.stream().filter(one -> !one.isWhole()).count();
    }

    String base() {
        return "/c/" + membership.collaborative().slug();
    }
}
