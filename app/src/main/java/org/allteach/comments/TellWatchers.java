package org.allteach.comments;

import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.pdsa.CycleChanged;
import org.allteach.theory.TheoryChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who watch of what has changed. */
@Component
class TellWatchers {

    /** Beyond this one thing is told of the whole instead of many of its parts. */
    private static final int FEW = 3;

    private final News news;

    TellWatchers(News news) {
        this.news = news;
    }

    @EventListener
    void theory(TheoryChanged event) {
        Collaborative collaborative = event.collaborative();
        if (event.nodes().size() > FEW) {
            Topic.Kind whole = event.team() == null ? Topic.Kind.COLLABORATIVE : Topic.Kind.TEAM;
            UUID id = Optional.ofNullable(event.team()).orElse(collaborative.id());
            news.tell(collaborative, topic(whole, id, event.team()), "theoryChanged", false);
        } else {
            event.nodes()
                    .forEach(node ->
                            news.tell(collaborative, topic(Topic.Kind.NODE, node, event.team()), "changed", false));
        }
    }

    @EventListener
    void cycle(CycleChanged event) {
        String action = switch (event.action()) {
            case "cycle.shared" -> "shared";
            case "cycle.moved" -> "moved";
            default -> "changed";
        };
        news.tell(event.collaborative(), topic(Topic.Kind.CYCLE, event.cycle(), event.team()), action, false);
    }

    /** As much of a topic as telling needs; what readers see of it they look up with their own eyes. */
    private static Topic topic(Topic.Kind kind, UUID id, @Nullable UUID team) {
        return new Topic(kind, id, team, "", "", "", false);
    }
}
