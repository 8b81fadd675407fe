package org.allteach.attendance;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Collaborative;
import org.allteach.overview.Dated;
import org.springframework.stereotype.Component;

/** The next sessions and calls among the dates to know of; of a series, the next of its calls. */
@Component
class NextActivities implements Dated {

    private final Activities activities;

    NextActivities(Activities activities) {
        this.activities = activities;
    }

    @Override
    public List<Thing> from(Collaborative collaborative, LocalDate today) {
        var series = new HashSet<UUID>();
        return activities.of(collaborative.id()).stream()
                .filter(Activity::isPlanned)
                .filter(activity -> !activity.when().endsAt().toLocalDate().isBefore(today))
                .filter(activity -> activity.series() == null || series.add(activity.series()))
                .map(activity -> new Thing(
                        activity.when().day().isBefore(today)
                                ? today
                                : activity.when().day(),
                        activity.title(),
                        activity.path(collaborative.slug()),
                        activity.phase()))
                .toList();
    }
}
