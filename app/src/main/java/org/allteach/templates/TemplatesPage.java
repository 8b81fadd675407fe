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

    /** A text in the language of whoever looks at it. */
    String in(Wording wording) {
        return wording.in(Visit.locale().toLanguageTag());
    }

    /** Where in the file something is, without the slashes of pointers. */
    String place(Problem problem) {
        return problem.at().replaceAll("/+", "/").replaceAll("^/", "");
    }

    boolean administers() {
        return Visit.administers();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
