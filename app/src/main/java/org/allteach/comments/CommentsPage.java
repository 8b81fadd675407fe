package org.allteach.comments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;

/**
 * What people say about a topic, and whether the viewer wants to hear of it.
 *
 * @param fragment whether it becomes a part of the topic's page rather than one of its own
 */
record CommentsPage(
        Membership membership,
        Topic topic,
        List<Comment> comments,
        News.Level level,
        Map<UUID, Team> teams,
        Edit saying,
        boolean fragment)
        implements Page {

    @Override
    public int status() {
        return saying.status();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/comments/" + Given.written(topic.kind()) + "/"
                + topic.id();
    }

    String author(Comment comment) {
        return comment.speaker().as(membership, teams);
    }

    boolean mayRemove(Comment comment) {
        return !comment.removed()
                && (comment.speaker().is(membership.viewer().id()) || membership.may(Permission.MANAGE));
    }

    List<Option> levels() {
        return Arrays.stream(News.Level.values())
                .map(Given::written)
                .map(one -> new Option(one, Visit.text("comments.level." + one)))
                .toList();
    }
}
