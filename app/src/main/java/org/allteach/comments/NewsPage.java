package org.allteach.comments;

import java.time.Instant;
import java.util.List;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/**
 * What the viewer has not heard of yet.
 *
 * @param all how many there are, those not shown among them
 * @param fragment whether it becomes a part of the home page rather than one of its own
 */
record NewsPage(List<Line> lines, int all, boolean fragment) implements Page {

    /** One piece of news about something that the viewer sees. */
    record Line(Topic topic, String action, String actor, Instant at) {

        String path() {
            return topic.path() + (topic.isTalkedAbout() ? "#comments" : "/theory");
        }

        String words() {
            return Visit.text("comments.news." + action, actor);
        }
    }
}
