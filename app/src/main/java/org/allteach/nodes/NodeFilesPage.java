package org.allteach.nodes;

import java.util.List;
import org.allteach.attachments.Attachments.Attachment;
import org.allteach.diagrams.Scope;
import org.allteach.theory.Node;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/**
 * The files of a node, and those of what it was adopted from in the collaborative's package. A part of the node's page.
 *
 * @param source the code of that in the package; empty where there is none
 */
record NodeFilesPage(
        Scope scope,
        Node node,
        List<Attachment> own,
        String source,
        List<Attachment> offered,
        List<Problem> problems,
        boolean fragment)
        implements Page {

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    String base() {
        return scope.address(node.code()) + "/files";
    }

    String offeredBase() {
        return "/c/" + scope.collaborative().slug() + "/theory/nodes/" + source + "/files";
    }
}
