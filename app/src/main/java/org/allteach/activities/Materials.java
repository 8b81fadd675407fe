package org.allteach.activities;

import java.util.List;
import org.allteach.attachments.Attachments;
import org.springframework.stereotype.Component;

/** What there is to read before an activity and after it: links and files. */
@Component
public class Materials {

    private final Activities activities;
    private final Attachments files;

    Materials(Activities activities, Attachments files) {
        this.activities = activities;
        this.files = files;
    }

    /** One part of them. */
    public record Part(Activity.Reading reading, List<Activities.Link> links, List<Attachments.Attachment> files) {

        public boolean isEmpty() {
            return links.isEmpty() && files.isEmpty();
        }
    }

    /** Those for before and those for after, empty ones too. */
    public List<Part> of(Activity activity) {
        return List.of(part(activity, Activity.Reading.BEFORE), part(activity, Activity.Reading.AFTER));
    }

    private Part part(Activity activity, Activity.Reading reading) {
        return new Part(
                reading,
                activities.links(activity, reading),
                files.of(activity.collaborative(), activity.topic(reading)));
    }
}
