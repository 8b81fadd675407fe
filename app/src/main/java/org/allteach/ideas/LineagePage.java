package org.allteach.ideas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.theory.Node;
import org.allteach.theory.Theories.Placed;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** Where an idea came from, who else uses it and how far they are, and what its source says now. A part of its page. */
record LineagePage(Ideas ideas, Node node) implements Page {

    /** Another team's version of the idea, as the viewer may see it. */
    record User(Ideas.Home home, String stage, String text) {}

    /** A field that the source and the own version have different words for. */
    record Difference(String field, String own, String source) {}

    Membership membership() {
        return ideas.membership();
    }

    Ideas.@Nullable Home source() {
        Placed source = ideas.lineage().source(node);
        return source == null ? null : ideas.home(source);
    }

    boolean isChangedHere() {
        Placed source = ideas.lineage().source(node);
        return source != null
                && !source.node().content().shared().equals(node.content().shared());
    }

    /** The teams that use it, as far as the viewer sees them; their words only where they are named. */
    List<User> users() {
        var users = new ArrayList<User>();
        for (Placed placed : ideas.others(node)) {
            Ideas.Home home = ideas.home(placed);
            if (home != null) {
                boolean isOther =
                        home.address() != null && !placed.node().text().equals(node.text());
                users.add(new User(
                        home,
                        Visit.text("theory.stage."
                                + Given.written(placed.node().content().stage())),
                        isOther ? placed.node().text() : ""));
            }
        }
        users.sort(Comparator.comparing(user -> user.home().name(), String.CASE_INSENSITIVE_ORDER));
        return users;
    }

    int hidden() {
        return ideas.others(node).size() - users().size();
    }

    /** What the source says now, where it is news. */
    List<Difference> news() {
        Placed newer = ideas.lineage().newer(node);
        if (newer == null || !mayEdit() || ideas.home(newer) == null) {
            return List.of();
        }
        Map<String, @Nullable Object> own = node.content().shared();
        var news = new ArrayList<Difference>();
        newer.node().content().shared().forEach((field, value) -> {
            if (!Objects.equals(own.get(field), value)) {
                news.add(new Difference(Visit.text("theory.field." + field), told(own.get(field)), told(value)));
            }
        });
        return news;
    }

    private static String told(@Nullable Object value) {
        return value instanceof List<?> list
                ? String.join("\n", list.stream().map(LineagePage::one).toList())
                : Objects.toString(value, "");
    }

    private static String one(@Nullable Object part) {
        return part instanceof Map<?, ?> tool ? tool.get("title") + " " + tool.get("address") : String.valueOf(part);
    }

    boolean mayEdit() {
        Team team = ideas.team();
        return team != null && membership().may(Permission.TEST, team.id());
    }

    /** The viewer's own teams that could try it and do not yet. */
    List<Team> takers() {
        var having = ideas.lineage().family(node).stream()
                .filter(placed -> !placed.node().isRetired())
                .map(Placed::team)
                .toList();
        return membership().teams().keySet().stream()
                .filter(id -> membership().may(Permission.TEST, id) && !having.contains(id))
                .map(id -> ideas.teams().get(id))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Team::name))
                .toList();
    }
}
