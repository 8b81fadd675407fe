package org.allteach.schedule;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/**
 * What another round brings.
 *
 * @param isLost whether somebody has changed the collaborative since it was looked at
 */
record RoundPage(Membership membership, Schedule.Round round, boolean isLost) implements Page {

    @Override
    public int status() {
        return isLost ? 409 : 200;
    }
}
