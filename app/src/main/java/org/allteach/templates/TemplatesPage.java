package org.allteach.templates;

import java.util.List;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;

/** All templates to choose from. */
record TemplatesPage(List<Template> templates, List<Problem> problems) implements Page {

    List<Template> of(Template.Kind kind) {
        return templates.stream().filter(template -> template.kind() == kind).toList();
    }

    boolean administers() {
        return Visit.administers();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
