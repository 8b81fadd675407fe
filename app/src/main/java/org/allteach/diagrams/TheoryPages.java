package org.allteach.diagrams;

import java.util.List;
import java.util.Map;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.theory.Theory;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a theory, for all who change something in it. */
@Component
public class TheoryPages {

    private static final int RECENT = 30;

    private final Theories theories;
    private final Dashboard dashboard;

    TheoryPages(Theories theories, Dashboard dashboard) {
        this.theories = theories;
        this.dashboard = dashboard;
    }

    /** The page of the theory as it stands, or where {@code fragment} is asked for what a change can change of it. */
    public Page page(Scope scope, Edit adding, boolean fragment) {
        Theory theory = theories.of(scope.collaborative().id(), scope.teamId());
        Diagram diagram = theory.diagram();
        Map<String, Dashboard.Gauge> gauges = dashboard.of(scope, diagram);
        Change undo = scope.mayEdit() ? Change.toUndo(Change.of(theories.revisions(theory, RECENT), diagram)) : null;
        Faces faces = new Faces(diagram, gauges);
        List<Entry> entries = Entry.all(diagram);
        Layout layout = Layout.of(diagram, faces::face);
        String drawing = Drawing.onPage(layout, faces, scope::address, Visit.text("diagrams.drawing"));
        boolean wide = layout.width() > layout.height();
        return new TheoryPage(scope, diagram, gauges, drawing, wide, entries, undo, adding, fragment);
    }

    /** The node drawn above (-1) or below (1) another one; null at the column's end. */
    public static @Nullable Node beside(Diagram diagram, Node node, int step) {
        return Layout.of(diagram, one -> Face.of(one, "", "", List.of())).neighbour(node, step);
    }
}
