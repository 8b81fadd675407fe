package org.allteach.definitions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The measures of a collaborative as people read and define them. */
@Controller
class DefinitionController {

    private final Measures measures;

    DefinitionController(Measures measures) {
        this.measures = measures;
    }

    @GetMapping("/c/{slug}/measures")
    DefinitionsPage all(Membership membership) {
        return DefinitionsPage.of(
                membership,
                measures.of(membership.collaborative().id()).stream()
                        .filter(measure -> mayKnow(membership, measure))
                        .toList());
    }

    @GetMapping("/c/{slug}/new-measure")
    DefinitionFormPage empty(Membership membership) {
        return DefinitionFormPage.empty(membership);
    }

    @PostMapping("/c/{slug}/measures")
    Object create(Membership membership, @RequestParam Map<String, String> typed) {
        return save(membership, null, typed);
    }

    @GetMapping("/c/{slug}/measures/{measure}/definition")
    DefinitionPage definition(Membership membership, @PathVariable String measure) {
        Measure wanted = find(membership, measure);
        return DefinitionPage.of(membership, wanted, measures.versions(wanted));
    }

    @GetMapping("/c/{slug}/measures/{measure}/edit")
    DefinitionFormPage form(Membership membership, @PathVariable String measure) {
        return DefinitionFormPage.of(membership, find(membership, measure));
    }

    @PostMapping("/c/{slug}/measures/{measure}")
    Object change(
            Membership membership,
            @PathVariable String measure,
            @RequestParam int version,
            @RequestParam Map<String, String> typed) {
        Measure now = find(membership, measure);
        return now.version() == version ? save(membership, now, typed) : lost(membership, now, fields(typed));
    }

    private Object save(Membership membership, @Nullable Measure kept, Map<String, String> typed) {
        Map<String, String> fields = fields(typed);
        try {
            Optional<Measure> saved = measures.save(membership.collaborative(), kept, fields);
            return saved.<Object>map(measure -> SeeOther.to(
                            "/c/{slug}/measures/{measure}/definition?" + SeeOther.SAVED,
                            membership.collaborative().slug(),
                            measure.code()))
                    .orElseGet(() -> lost(membership, find(membership, fields.getOrDefault("code", "")), fields));
        } catch (Refusal refusal) {
            if (refusal.problems().isEmpty()) {
                throw refusal;
            }
            return new DefinitionFormPage(membership, kept, fields, refusal.problems(), Map.of());
        }
    }

    /** Somebody else saved first: what was typed stays in the fields, what they saved stands beside it. */
    private static DefinitionFormPage lost(Membership membership, Measure now, Map<String, String> typed) {
        var theirs = new LinkedHashMap<String, String>();
        DefinitionFormPage.written(now).forEach((field, value) -> {
            if (!value.equals(typed.getOrDefault(field, "").replace("\r", ""))) {
                theirs.put(field, value);
            }
        });
        return new DefinitionFormPage(membership, now, typed, List.of(), theirs);
    }

    private static Map<String, String> fields(Map<String, String> typed) {
        var fields = new LinkedHashMap<>(typed);
        fields.keySet().removeAll(List.of("_csrf", "version"));
        return fields;
    }

    private Measure find(Membership membership, String code) {
        return measures.find(membership.collaborative().id(), code)
                .filter(measure -> mayKnow(membership, measure))
                .orElseThrow(Refusal::notFound);
    }

    /** A measure of one team's own is nobody else's business. */
    private static boolean mayKnow(Membership membership, Measure measure) {
        return measure.team() == null || membership.isOwn(measure.team());
    }
}
