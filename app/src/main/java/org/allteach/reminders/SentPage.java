package org.allteach.reminders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who was reminded of what, and whether it was done.
 *
 * @param isMore whether older ones follow
 */
record SentPage(Membership membership, SentFilter filter, List<Reminders.Sent> sent, boolean isMore, List<Team> teams)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/settings/reminders";
    }

    String csv() {
        return address("/sent.csv", null);
    }

    /** The page after this one. */
    String older() {
        return address("/sent", SentFilter.Place.of(sent.getLast()).written());
    }

    private String address(String path, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromUriString(base() + path);
        var values = new LinkedHashMap<String, Object>();
        values.put("team", Objects.toString(filter.team(), ""));
        values.put("person", filter.person());
        values.put("about", filter.about() == null ? "" : Given.written(filter.about()));
        values.put("state", filter.state() == SentFilter.State.ANY ? "" : Given.written(filter.state()));
        values.put("cursor", cursor == null ? "" : cursor);
        values.values().removeIf(""::equals);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    List<Option> teamOptions() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("reminders.filter.all")));
        teams.forEach(team -> options.add(new Option(team.id().toString(), team.name())));
        return options;
    }

    static List<Option> aboutOptions() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("reminders.filter.all")));
        options.addAll(RemindersPage.kinds());
        return options;
    }

    static List<Option> states() {
        return Arrays.stream(SentFilter.State.values())
                .map(state -> new Option(
                        state == SentFilter.State.ANY ? "" : Given.written(state),
                        Visit.text("reminders.state." + Given.written(state))))
                .toList();
    }

    /** The selects, by the name of their parameter, with what is chosen. */
    Map<String, String> chosen() {
        return Map.of(
                "team", Objects.toString(filter.team(), ""),
                "about", filter.about() == null ? "" : Given.written(filter.about()),
                "state", filter.state() == SentFilter.State.ANY ? "" : Given.written(filter.state()));
    }

    String team(@Nullable UUID id) {
        return teams.stream()
                .filter(team -> team.id().equals(id))
                .map(Team::name)
                .findFirst()
                .orElse("");
    }

    static String outcome(Reminders.Sent sent) {
        if (sent.settledOn() == null) {
            return Visit.text("reminders.open");
        }
        String day = Visit.date(sent.settledOn());
        return sent.hasHelped() ? Visit.text("reminders.helped.on", day) : day;
    }
}
