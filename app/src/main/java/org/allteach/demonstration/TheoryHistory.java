package org.allteach.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.database.Ids;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Chapter.Keys;
import org.allteach.demonstration.TheoryScript.Idea;
import org.allteach.packages.PackageVersions;
import org.allteach.pdsa.CycleField;
import org.allteach.pdsa.Testing;
import org.allteach.theory.Adoptions;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes theories, the change package and tests of change as they would have come about. */
@Component
class TheoryHistory {

    private static final String ADVISOR = Cast.address("advisor");

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Theories theories;
    private final PackageVersions packages;
    private final Testing testing;
    private final Teams teams;

    TheoryHistory(
            JdbcClient jdbc,
            JdbcOperations batches,
            Theories theories,
            PackageVersions packages,
            Testing testing,
            Teams teams) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.theories = theories;
        this.packages = packages;
        this.testing = testing;
        this.teams = teams;
    }

    void write(Collaborative collaborative, Keys keys, Demonstration demonstration) {
        Calendar calendar = demonstration.calendar();
        TheoryScript script = demonstration.theory();
        LocalDate expertMeeting = calendar.begin().plusDays(24);
        Diagram first =
                change(collaborative, keys, null, "outline.pasted", expertMeeting, ADVISOR, now -> common(script));
        keep(
                collaborative,
                1,
                "after the expert meeting",
                "The first one, made by nine experts in two days.",
                first,
                expertMeeting);
        Map<String, List<Trial>> trials = new HashMap<>();
        demonstration
                .trials()
                .forEach(trial -> trials.computeIfAbsent(trial.team(), team -> new ArrayList<>())
                        .add(trial));
        LocalDate adopted = calendar.day(Anchor.LS1).plusDays(3);
        demonstration
                .teams()
                .forEach(team -> adopt(
                        collaborative,
                        keys,
                        script,
                        team.code(),
                        first,
                        later(adopted, team.enrolledOn().plusDays(9)),
                        trials));
        local(collaborative, keys, script, calendar);
        LocalDate news = calendar.day(Anchor.LS2).plusDays(9);
        Diagram second = change(collaborative, keys, null, "node.changed", news, ADVISOR, now -> news(now, script));
        keep(
                collaborative,
                2,
                "after learning session 2",
                "What teams found out in the first action period.",
                second,
                news);
        trials.forEach((team, own) -> follow(collaborative, keys, team, own, calendar));
        new TrialRows(batches, script).write(keys, demonstration.trials(), ideas(collaborative, trials.keySet()));
        testing.reindex(collaborative);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The collaborative's theory, as its experts wrote it. */
    private static Diagram common(TheoryScript script) {
        Diagram diagram = Diagram.EMPTY;
        Map<String, UUID> ids = new HashMap<>();
        Node aim = diagram.create(Ids.next(), Node.Kind.AIM, Content.of(script.aim()));
        ids.put("A1", aim.id());
        diagram = diagram.with(aim);
        for (TheoryScript.Driver driver : script.drivers()) {
            Node.Kind kind = driver.code().startsWith("P") ? Node.Kind.PRIMARY : Node.Kind.SECONDARY;
            Content content = new Content(
                    driver.text(),
                    driver.description(),
                    "",
                    List.of(),
                    Node.Evidence.NONE,
                    Node.Stage.IDEA,
                    null,
                    null,
                    "",
                    "",
                    "",
                    List.of());
            diagram = added(diagram, ids, driver.code(), driver.under(), diagram.create(Ids.next(), kind, content));
        }
        for (Idea idea : script.ideas()) {
            diagram = added(
                    diagram, ids, idea.code(), idea.under(), diagram.create(Ids.next(), Node.Kind.IDEA, content(idea)));
        }
        return diagram;
    }

    private static Diagram added(Diagram diagram, Map<String, UUID> ids, String code, List<String> under, Node node) {
        ids.put(code, node.id());
        Diagram result = diagram.with(node);
        for (String parent : under) {
            boolean strong = !parent.endsWith("~");
            UUID above = Objects.requireNonNull(ids.get(parent.replace("~", "")), parent);
            result = result.with(new Link(above, node.id(), strong));
        }
        return result;
    }

    private static Content content(Idea idea) {
        return new Content(
                idea.text(),
                idea.description(),
                "",
                idea.measures(),
                Node.Evidence.valueOf(idea.evidence().toUpperCase(Locale.ROOT)),
                Node.Stage.PRIORITISED,
                idea.impact(),
                idea.effort(),
                idea.concept(),
                idea.howTo(),
                idea.exampleTests(),
                idea.tools().stream()
                        .map(TheoryScript::parts)
                        .map(tool -> new Content.Tool(tool.get(0), tool.get(1)))
                        .toList());
    }

    private static Diagram news(Diagram now, TheoryScript script) {
        Diagram after = now;
        for (Map.Entry<String, String> one : script.news().entrySet()) {
            Node node = after.find(one.getKey()).orElseThrow();
            Content old = node.content();
            after = after.with(
                    node,
                    new Content(
                            old.text(),
                            old.description(),
                            old.owner(),
                            old.measures(),
                            Node.Evidence.MODERATE,
                            old.stage(),
                            old.impact(),
                            old.effort(),
                            old.concept(),
                            old.howTo() + "\n" + one.getValue(),
                            old.exampleTests(),
                            old.tools()));
        }
        return after;
    }

    /** A team takes the ideas along that it tests, and one or two more, and changes the words of some. */
    private void adopt(
            Collaborative collaborative,
            Keys keys,
            TheoryScript script,
            String team,
            Diagram source,
            LocalDate day,
            Map<String, List<Trial>> trials) {
        var chance = Chance.of("theory", team);
        var wanted = new ArrayList<>(script.ramps().getOrDefault(team, List.of()));
        for (int i = 0; i < 2; i++) {
            String more = chance.oneOf(script.ideas()).code();
            if (!wanted.contains(more)) {
                wanted.add(more);
            }
        }
        String leader = lead(trials.getOrDefault(team, List.of()));
        change(collaborative, keys, team, "node.adopted", day, leader, now -> {
            Diagram own = now;
            for (String code : wanted) {
                own = Adoptions.adopted(own, source, source.find(code).orElseThrow());
            }
            return twisted(own, script, chance);
        });
    }

    private static Diagram twisted(Diagram diagram, TheoryScript script, Chance chance) {
        Diagram result = diagram;
        for (Node idea : diagram.current(Node.Kind.IDEA)) {
            Content content = idea.content();
            String text =
                    chance.happens(0.3) ? content.text() + " (" + chance.oneOf(script.twists()) + ")" : content.text();
            result = result.with(
                    idea,
                    new Content(
                            text,
                            content.description(),
                            "",
                            content.measures(),
                            content.evidence(),
                            Node.Stage.IDEA,
                            1 + chance.below(5),
                            1 + chance.below(5),
                            content.concept(),
                            content.howTo(),
                            content.exampleTests(),
                            content.tools()));
        }
        return result;
    }

    private static String lead(List<Trial> trials) {
        return trials.isEmpty() ? ADVISOR : trials.getFirst().lead();
    }

    /** Ideas of single teams, and those who took them along. */
    private void local(Collaborative collaborative, Keys keys, TheoryScript script, Calendar calendar) {
        LocalDate day = calendar.day(Anchor.LS2).minusDays(20);
        for (TheoryScript.Local local : script.local()) {
            Diagram own = change(collaborative, keys, local.team(), "node.added", day, ADVISOR, now -> {
                Node idea = now.create(Ids.next(), Node.Kind.IDEA, Content.of(local.text()));
                Diagram after = now.with(idea);
                Node driver = now.current(Node.Kind.SECONDARY).stream()
                        .filter(node -> node.text().equals(driver(script, local.under())))
                        .findFirst()
                        .orElseGet(() -> now.current(Node.Kind.SECONDARY).getFirst());
                return after.with(new Link(driver.id(), idea.id(), true));
            });
            if (!local.by().isEmpty()) {
                Node idea = own.current(Node.Kind.IDEA).getLast();
                change(
                        collaborative,
                        keys,
                        local.by(),
                        "node.adopted",
                        day.plusDays(12),
                        ADVISOR,
                        now -> Adoptions.adopted(now, own, idea));
            }
        }
    }

    private static String driver(TheoryScript script, String code) {
        return script.drivers().stream()
                .filter(driver -> driver.code().equals(code))
                .map(TheoryScript.Driver::text)
                .findFirst()
                .orElseThrow();
    }

    /** The stages of a team's ideas follow from its tests. */
    private void follow(Collaborative collaborative, Keys keys, String team, List<Trial> own, Calendar calendar) {
        Map<String, List<Trial>> byIdea = Trials.byIdea(own);
        Map<String, UUID> ideas = ideas(collaborative, List.of(team));
        change(collaborative, keys, team, "idea.followed", calendar.today().minusDays(2), lead(own), now -> {
            Diagram after = now;
            for (Map.Entry<String, List<Trial>> tested : byIdea.entrySet()) {
                Node node = after.get(Objects.requireNonNull(ideas.get(team + "/" + tested.getKey())));
                if (node != null) {
                    after = after.with(node, node.content().withStage(stage(tested.getValue())));
                }
            }
            return after;
        });
    }

    private static Node.Stage stage(List<Trial> tested) {
        Trial last = tested.getLast();
        String decision = last.fields().getOrDefault(CycleField.DECISION, "");
        if (tested.stream().anyMatch(Trial::isImplemented)) {
            return decision.equals("adopt") ? Node.Stage.IMPLEMENTED : Node.Stage.IMPLEMENTING;
        }
        if (decision.equals("abandon")) {
            return Node.Stage.ABANDONED;
        }
        boolean isAdapted = tested.stream()
                .anyMatch(trial ->
                        trial.fields().getOrDefault(CycleField.DECISION, "").equals("adapt"));
        return isAdapted ? Node.Stage.ADAPTED : Node.Stage.TESTING;
    }

    /** The nodes under which teams test the package's ideas: {@code team/I3}. */
    private Map<String, UUID> ideas(Collaborative collaborative, Iterable<String> codes) {
        Map<UUID, String> common = new HashMap<>();
        theories.of(collaborative.id(), null).diagram().nodes().forEach(node -> common.put(node.id(), node.code()));
        Map<String, UUID> ideas = new HashMap<>();
        for (String code : codes) {
            Team team = teams.find(collaborative.id(), code).orElseThrow();
            for (Node node :
                    theories.of(collaborative.id(), team.id()).diagram().nodes()) {
                Node.Source source = node.source();
                if (source != null && common.containsKey(source.node())) {
                    ideas.put(code + "/" + common.get(source.node()), node.id());
                }
            }
        }
        return ideas;
    }

    private void keep(
            Collaborative collaborative, int number, String title, String note, Diagram content, LocalDate day) {
        packages.keep(collaborative.id(), number, title, note, content.withoutRetired(), History.at(day.plusDays(1)));
    }

    /** Changes a theory and dates the change back. */
    private Diagram change(
            Collaborative collaborative,
            Keys keys,
            @Nullable String code,
            String action,
            LocalDate day,
            String person,
            Function<Diagram, @Nullable Diagram> edit) {
        Team team = code == null ? null : teams.find(collaborative.id(), code).orElseThrow();
        var at = History.utc(History.at(day));
        Diagram after =
                theories.change(collaborative, team, action, edit).orElseThrow().diagram();
        jdbc.sql("""
                        update theory_revision r set at = :at, person_id = :person
                        from theory t
                        where t.collaborative_id = r.collaborative_id and t.id = r.theory_id and t.version = r.number
                          and t.collaborative_id = :collaborative and t.team_id is not distinct from cast(:team as uuid)
                        """)
                .param("at", at)
                .param("person", keys.person(person))
                .param("collaborative", collaborative.id())
                .param("team", team == null ? null : team.id())
                .update();
        jdbc.sql("delete from audit_entry where collaborative_id = ? and action = ? and at > ?")
                .params(collaborative.id(), action, at)
                .update();
        return after;
    }
}
