package org.allteach.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Terms;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The charter, and the parameters and guidelines. */
@Controller
class SettingsController {

    private static final List<String> CHARTER_FIELDS = List.of("title", "topic", "aim", "startsOn", "endsOn");
    private static final List<String> PARAMETER_FIELDS = List.of(
            "frequency",
            "dueDay",
            "ruleSet",
            "ownRules",
            "visibility",
            "smallestDenominator",
            "closedUntil",
            "timeZone",
            "language");

    private final Collaboratives collaboratives;

    SettingsController(Collaboratives collaboratives) {
        this.collaboratives = collaboratives;
    }

    @GetMapping("/c/{slug}/settings")
    Page charter(Membership membership) {
        return new CharterPage(membership, shown(membership));
    }

    @PostMapping("/c/{slug}/settings")
    Object saveCharter(Membership membership, @RequestParam Map<String, String> typed) {
        var labels = labels(CHARTER_FIELDS, "collaborative.");
        CollaborativeForm.CHARTER.forEach(field -> labels.put("charter/" + field, Visit.text("charter." + field)));
        return save(membership, typed, labels, "", edit -> new CharterPage(membership, edit));
    }

    @GetMapping("/c/{slug}/settings/parameters")
    Page parameters(Membership membership) {
        return new ParametersPage(membership, shown(membership));
    }

    @PostMapping("/c/{slug}/settings/parameters")
    Object saveParameters(Membership membership, @RequestParam Map<String, String> typed) {
        var labels = labels(PARAMETER_FIELDS, "collaborative.");
        Terms.KEYS.forEach(key -> labels.put("terms/" + key, Visit.text("term." + key)));
        return save(membership, typed, labels, "/parameters", edit -> new ParametersPage(membership, edit));
    }

    /** Only the fields of the tab at hand are read, whatever else is sent. */
    private Object save(
            Membership membership,
            Map<String, String> typed,
            Map<String, String> labels,
            String tab,
            Function<Edit, Page> page) {
        Collaborative before = membership.collaborative();
        var fields = new LinkedHashMap<>(typed);
        fields.keySet().retainAll(labels.keySet());
        var form = CollaborativeForm.posted(fields, before);
        if (!form.problems().isEmpty()) {
            return page.apply(Edit.refused(typed, form.problems()));
        }
        boolean lost = Edit.isStale(typed, before.version())
                || collaboratives.change(form.collaborative(), null).isEmpty();
        if (lost) {
            Collaborative now = collaboratives.find(before.slug()).orElse(before);
            return page.apply(Edit.lost(typed, CollaborativeForm.fields(now), now.version(), labels));
        }
        return SeeOther.saved("/c/" + before.slug() + "/settings" + tab);
    }

    private static Edit shown(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        return Edit.of(CollaborativeForm.fields(collaborative), collaborative.version());
    }

    private static Map<String, String> labels(List<String> fields, String prefix) {
        var labels = new LinkedHashMap<String, String>();
        fields.forEach(field -> labels.put(field, Visit.text(prefix + field)));
        return labels;
    }
}
