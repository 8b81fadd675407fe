package org.allteach.comments;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saying something about a topic, and hearing of it. Its route lets in whoever sees the collaborative; the topic decides. */
@Controller
@RequestMapping("/c/{slug}/comments/{kind}/{topic}")
class CommentController {

    private static final int LONGEST_TEXT = 4_000;

    private final Topics topics;
    private final Comments comments;
    private final News news;
    private final Teams teams;

    CommentController(Topics topics, Comments comments, News news, Teams teams) {
        this.topics = topics;
        this.comments = comments;
        this.news = news;
        this.teams = teams;
    }

    /** Whoever reads what is said has heard of it. */
    @GetMapping
    Page read(
            Membership membership,
            @PathVariable String kind,
            @PathVariable("topic") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        Topic topic = topic(membership, kind, id);
        news.seen(membership.viewer().id(), topic);
        return page(membership, topic, Edit.blank(), fragment != null);
    }

    @PostMapping
    Object say(
            Membership membership,
            @PathVariable String kind,
            @PathVariable("topic") String id,
            @RequestParam Map<String, String> typed) {
        Topic topic = topic(membership, kind, id);
        if (!topic.open() || !topic.isTalkedAbout()) {
            throw Refusal.notFound();
        }
        var problems = new ArrayList<Problem>();
        String text = new Given(typed, "", problems).required("text", LONGEST_TEXT, "");
        if (!problems.isEmpty()) {
            return page(membership, topic, Edit.refused(typed, problems), false);
        }
        comments.say(membership.collaborative(), topic, text);
        return back(topic);
    }

    @PostMapping("/{comment}/removal")
    ResponseEntity<Void> remove(
            Membership membership,
            @PathVariable String kind,
            @PathVariable("topic") String id,
            @PathVariable("comment") String comment) {
        Topic topic = topic(membership, kind, id);
        CommentsPage page = page(membership, topic, Edit.blank(), false);
        Comment wanted = page.comments().stream()
                .filter(one -> one.id().toString().equals(comment))
                .filter(page::mayRemove)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        comments.remove(membership.collaborative(), topic, wanted);
        return back(topic);
    }

    @PostMapping("/watching")
    ResponseEntity<Void> listen(
            Membership membership,
            @PathVariable String kind,
            @PathVariable("topic") String id,
            @RequestParam Map<String, String> typed) {
        Topic topic = topic(membership, kind, id);
        var problems = new ArrayList<Problem>();
        News.Level level = new Given(typed, "", problems).oneOf("level", News.Level.class, News.Level.NORMAL);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        news.listen(membership.collaborative(), topic, membership.viewer().id(), level);
        return back(topic);
    }

    private Topic topic(Membership membership, String kind, String id) {
        return topics.find(membership, kind, id).orElseThrow(Refusal::notFound);
    }

    private CommentsPage page(Membership membership, Topic topic, Edit saying, boolean fragment) {
        Collaborative collaborative = membership.collaborative();
        Map<UUID, Team> byId =
                teams.of(collaborative.id()).stream().collect(Collectors.toMap(Team::id, Function.identity()));
        return new CommentsPage(
                membership,
                topic,
                comments.of(collaborative, topic),
                news.level(collaborative, topic, membership.viewer().id()),
                byId,
                saying,
                fragment);
    }

    private static ResponseEntity<Void> back(Topic topic) {
        return SeeOther.at(topic.path() + "#comments");
    }
}
