package org.allteach.lifecycle;

import java.util.List;
import java.util.stream.Stream;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** What the topic is, and whether it is one for a collaborative. */
record TopicPage(Membership membership, List<String> questions, Edit edit) implements Page {

    /** Not answered, yes, no. */
    static List<Option> answers() {
        return Stream.of("", "true", "false")
                .map(answer ->
                        new Option(answer, Visit.text("lifecycle.answer." + (answer.isEmpty() ? "none" : answer))))
                .toList();
    }

    @Override
    public int status() {
        return edit.status();
    }
}
