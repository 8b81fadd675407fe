package org.allteach.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Memberships;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What the viewer has not heard of yet, from everywhere: a part of the home page. */
@Controller
class NewsController {

    private static final int MOST = 100;
    private static final int SHOWN = 20;

    private final News news;
    private final Topics topics;
    private final Collaboratives collaboratives;
    private final Memberships memberships;
    private final Teams teams;

    NewsController(News news, Topics topics, Collaboratives collaboratives, Memberships memberships, Teams teams) {
        this.news = news;
        this.topics = topics;
        this.collaboratives = collaboratives;
        this.memberships = memberships;
        this.teams = teams;
    }

    @GetMapping("/news")
    Page unseen(@RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        Map<String, List<News.Item>> bySlug =
                news.unseen(Viewer.required().id(), MOST).stream().collect(Collectors.groupingBy(News.Item::slug));
        List<NewsPage.Line> lines = new ArrayList<>();
        bySlug.forEach((slug, items) ->
                collaboratives.find(slug).ifPresent(collaborative -> lines.addAll(lines(collaborative, items))));
        lines.sort((one, other) -> other.at().compareTo(one.at()));
        return new NewsPage(lines.subList(0, Math.min(SHOWN, lines.size())), lines.size(), fragment != null);
    }

    /** What the viewer may see today, whatever was so when it happened. */
    private List<NewsPage.Line> lines(Collaborative collaborative, List<News.Item> items) {
        Membership membership = memberships.of(collaborative, Viewer.required(), Visit.administers());
        Map<UUID, Team> byId =
                teams.of(collaborative.id()).stream().collect(Collectors.toMap(Team::id, Function.identity()));
        return items.stream()
                .flatMap(item -> topics.find(membership, item.kind(), item.topic()).stream()
                        .map(topic -> new NewsPage.Line(
                                topic, item.action(), item.actor().as(membership, byId), item.at())))
                .toList();
    }

    @PostMapping("/news/seen")
    ResponseEntity<Void> seen() {
        news.seen(Viewer.required().id(), null);
        return SeeOther.at("/");
    }
}
