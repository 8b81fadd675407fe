package org.allteach.activities;

import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans activities, alone and as series. */
@Component
class Planning {

    private final Activities activities;

    Planning(Activities activities) {
        this.activities = activities;
    }

    /**
     * Plans one, or a series of which it is the first.
     *
     * @return the first as saved
     */
    @Transactional
    Activity plan(Collaborative collaborative, Activity first, @Nullable Series series) {
        List<Activity> all = series == null ? List.of(first) : series.of(first, day -> true);
        activities.upsert(collaborative, all);
        return all.getFirst();
    }

    /** Saves what was edited, in those that follow too where that is wanted; false where somebody else was faster. */
    @Transactional
    boolean change(Collaborative collaborative, Activity read, Activity edited, boolean isFollowing) {
        List<Activity> after = isFollowing ? activities.following(read) : List.of();
        Optional<Activity> saved = activities.change(collaborative, read, edited);
        if (saved.isEmpty()) {
            return false;
        }
        activities.change(
                collaborative,
                after.stream().filter(one -> !one.id().equals(read.id())).toList(),
                one -> one.following(read, edited));
        return true;
    }

    @Transactional
    void cancel(Collaborative collaborative, Activity activity, String reason, boolean isFollowing) {
        activities.change(
                collaborative,
                isFollowing ? activities.following(activity) : List.of(activity),
                one -> one.isPlanned() ? one.cancelled(reason) : one);
    }

    @Transactional
    void bringBack(Collaborative collaborative, Activity activity) {
        activities.change(collaborative, List.of(activity), Activity::planned);
    }
}
