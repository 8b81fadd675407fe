package org.allteach.comments;

import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Membership;
import org.allteach.finding.Findable;
import org.allteach.finding.Finding;
import org.allteach.finding.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What people said, among all that is looked for. */
@Component
@Order(6)
class CommentsFound implements Findable {

    private final Comments comments;
    private final Topics topics;

    CommentsFound(Comments comments, Topics topics) {
        this.comments = comments;
        this.topics = topics;
    }

    @Override
    public String kind() {
        return "comments";
    }

    @Override
    public List<Finding> find(Membership membership, Words words, int most) {
        return comments.all(membership.collaborative().id()).stream()
                .filter(comment -> words.areIn(comment.text()))
                .map(comment -> topics.find(membership, comment.kind(), comment.topic())
                        .map(topic -> new Finding(topic.label(), topic.path(), comment.text())))
                .flatMap(Optional::stream)
                .limit(most)
                .toList();
    }
}
