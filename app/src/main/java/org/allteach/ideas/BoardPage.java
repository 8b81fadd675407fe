package org.allteach.ideas;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.theory.Node;
import org.allteach.theory.Theories.Placed;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Change ideas by where they stand, or by how much they help and cost; and what the collaborative offers besides.
 *
 * @param isGrid whether they are laid out by impact and effort instead of by stage
 */
record BoardPage(Ideas ideas, Filter filter, boolean isGrid) implements Page {

    /** Everything from this grade on counts as much: of impact, and of effort. */
    private static final int MUCH = 3;

    /** The ideas at one stage. */
    record Column(Node.Stage stage, List<Node> ideas) {

        String title() {
            return Visit.text("theory.stage." + Given.written(stage));
        }
    }

    /** The ideas in one corner of the grid. */
    record Corner(String name, List<Node> ideas) {}

    Membership membership() {
        return ideas.membership();
    }

    @Nullable
    Team team() {
        return ideas.team();
    }

    String base() {
        return ideas.base() + "/ideas";
    }

    String title() {
        Team team = team();
        return team == null ? Visit.text("ideas.title") : Visit.text("ideas.title.of", team.name());
    }

    boolean mayEdit() {
        Team team = team();
        return team == null
                ? membership().may(Permission.DESIGN_THEORY)
                : membership().may(Permission.TEST, team.id());
    }

    List<Node> wanted() {
        var diagram = ideas.theory().diagram();
        return ideas.current().stream()
                .filter(idea -> filter.wants(diagram, idea))
                .toList();
    }

    List<Column> columns() {
        List<Node> wanted = wanted();
        return Arrays.stream(Node.Stage.values())
                .map(stage -> new Column(
                        stage,
                        wanted.stream()
                                .filter(idea -> idea.content().stage() == stage)
                                .toList()))
                .toList();
    }

    /** Much help for little effort first. */
    List<Corner> corners() {
        List<Node> graded = wanted().stream().filter(BoardPage::isGraded).toList();
        return List.of(
                corner("do", graded, true, false),
                corner("plan", graded, true, true),
                corner("try", graded, false, false),
                corner("leave", graded, false, true));
    }

    private static Corner corner(String name, List<Node> graded, boolean helps, boolean costs) {
        return new Corner(
                name,
                graded.stream()
                        .filter(idea -> isMuch(idea.content().impact()) == helps
                                && isMuch(idea.content().effort()) == costs)
                        .toList());
    }

    private static boolean isMuch(@Nullable Integer grade) {
        return grade != null && grade > MUCH;
    }

    private static boolean isGraded(Node idea) {
        return idea.content().impact() != null && idea.content().effort() != null;
    }

    List<Node> ungraded() {
        return wanted().stream().filter(idea -> !isGraded(idea)).toList();
    }

    List<Option> stages() {
        return Arrays.stream(Node.Stage.values())
                .map(Given::written)
                .map(stage -> new Option(stage, Visit.text("theory.stage." + stage)))
                .toList();
    }

    static List<Option> grades() {
        return IntStream.rangeClosed(0, 5)
                .mapToObj(grade -> new Option(
                        grade == 0 ? "" : Integer.toString(grade),
                        grade == 0 ? Visit.text("ideas.grade.none") : Visit.text("ideas.grade." + grade)))
                .toList();
    }

    static String written(@Nullable Integer grade) {
        return grade == null ? "" : grade.toString();
    }

    String evidence(Node idea) {
        return Visit.text("theory.evidence." + Given.written(idea.content().evidence()));
    }

    /** How many other teams have it. */
    int users(Node idea) {
        return (int) ideas.others(idea).stream().map(Placed::team).distinct().count();
    }
}
