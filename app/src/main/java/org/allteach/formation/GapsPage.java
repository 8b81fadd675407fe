package org.allteach.formation;

import java.time.LocalDate;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** Who is missing in one team, as a part of its page. */
record GapsPage(Membership membership, Formation.Formed formed, LocalDate today) implements Page {}
