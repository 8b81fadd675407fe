package org.allteach.nodes;

import java.util.List;
import java.util.Map;
import org.allteach.diagrams.Change;
import org.allteach.diagrams.Dashboard;
import org.allteach.diagrams.Scope;
import org.allteach.nodes.NodeEdits.Outcome;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
import org.allteach.theory.Revision;
import org.allteach.theory.Theories;
import org.allteach.theory.Theory;
import org.allteach.web.Edit;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Component;

/** Makes the page of a node, and says where an edit leads to. */
@Component
class NodePages {

    /** The field by which an edit says where it was made; those made in the drawing lead back to it. */
    static final String FROM = "from-page";

    static final String DIAGRAM = "diagram";

    private static final int RECENT = 300;

    private final Theories theories;
    private final Dashboard dashboard;

    NodePages(Theories theories, Dashboard dashboard) {
        this.theories = theories;
        this.dashboard = dashboard;
    }

    /**
     * The page of a node as it stands.
     *
     * @param edit the form of its content; a blank one is filled with what stands in the node
     * @param other the form that came back of all others: a link, a move, a retirement
     */
    NodePage page(Scope scope, String code, Edit edit, Edit other, boolean fragment) {
        Theory theory = theories.of(scope.collaborative().id(), scope.teamId());
        Diagram diagram = theory.diagram();
        Node node = NodeEdits.find(diagram, code);
        List<Revision> revisions = theories.revisions(theory, RECENT).stream()
                .filter(revision -> isAbout(revision, node))
                .toList();
        Edit shown = edit.typed().isEmpty() ? Edit.of(NodeForm.written(node.content()), node.version()) : edit;
        Diagram alone = diagram.where(one -> one.id().equals(node.id()));
        return new NodePage(
                scope,
                node,
                diagram,
                dashboard.of(scope, alone),
                Change.of(revisions, diagram),
                shown,
                other,
                fragment);
    }

    private static boolean isAbout(Revision revision, Node node) {
        var id = node.id();
        return revision.delta().nodes().stream()
                        .anyMatch(change -> change.after().id().equals(id))
                || revision.delta().linksCome().stream()
                        .anyMatch(
                                link -> link.parent().equals(id) || link.child().equals(id))
                || revision.delta().linksGone().stream()
                        .anyMatch(
                                link -> link.parent().equals(id) || link.child().equals(id));
    }

    /** Where an edit leads to: on, or back with what is wrong with it. */
    Object after(Scope scope, String code, Map<String, String> typed, Outcome outcome, boolean fragment) {
        return outcome.isDone()
                ? next(scope, code, typed)
                : page(scope, code, Edit.blank(), Edit.refused(typed, outcome.problems()), fragment);
    }

    /** Codes of the API may be anything that an address can carry, so they are encoded. */
    Object next(Scope scope, String code, Map<String, String> typed) {
        return DIAGRAM.equals(typed.get(FROM))
                ? SeeOther.to(scope.base() + "/theory?at={code}", code)
                : SeeOther.to(scope.base() + "/theory/nodes/{code}?" + SeeOther.SAVED, code);
    }
}
