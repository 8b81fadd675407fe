package org.allteach.calendars;

import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.attendance.Registration;
import org.allteach.mail.Letter;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what somebody was sent for an activity.
 *
 * @param registered whether they were, then
 * @param activitySequence of the activity as it was sent
 * @param sequence of the invitation itself
 */
record Invitation(UUID person, Letter.Method method, boolean registered, int activitySequence, int sequence) {

    /** What the next mail is about. */
    enum Occasion {
        INVITED,
        REGISTERED,
        WAITING,
        CHANGED,
        CANCELLED,
        LEFT;

        Letter.Method method() {
            return this == CANCELLED || this == LEFT ? Letter.Method.CANCEL : Letter.Method.REQUEST;
        }
    }

    /**
     * What somebody is to be told now; null for nothing.
     *
     * @param last what they were told last; null for nothing yet
     * @param state what they have said; null for nothing
     */
    static @Nullable Occasion due(@Nullable Invitation last, Activity activity, Registration.@Nullable State state) {
        boolean isRegistered = state == Registration.State.REGISTERED;
        boolean isComing = state != null && state.isComing();
        if (last == null || last.method == Letter.Method.CANCEL) {
            if (isComing && activity.isPlanned()) {
                return isRegistered ? Occasion.REGISTERED : Occasion.WAITING;
            }
            // Who waits since before the waiting were told has still kept the time free.
            return isComing && last == null ? Occasion.CANCELLED : null;
        }
        if (!activity.isPlanned()) {
            return Occasion.CANCELLED;
        }
        if (!isRegistered && (last.registered || state == Registration.State.DECLINED)) {
            return Occasion.LEFT;
        }
        if (isRegistered && !last.registered) {
            return Occasion.REGISTERED;
        }
        return last.activitySequence < activity.sequence() ? Occasion.CHANGED : null;
    }

    /** Larger than any before, and no smaller than the activity's own. */
    static int next(@Nullable Invitation last, Activity activity) {
        return last == null ? activity.sequence() : Math.max(activity.sequence(), last.sequence + 1);
    }
}
