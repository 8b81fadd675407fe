package org.allteach.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Templates as JSON. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplateApi {

    private final Templates templates;

    TemplateApi(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    Map<String, @Nullable Object> all() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", templates.all().stream().map(TemplateApi::brief).toList());
        answer.put("next", null);
        return answer;
    }

    @GetMapping("/{code}")
    Map<String, @Nullable Object> one(@PathVariable String code) {
        return templates.find(code).orElseThrow(Refusal::notFound).content();
    }

    private static Map<String, Object> brief(Template template) {
        String language = Visit.locale().toLanguageTag();
        var brief = new LinkedHashMap<String, Object>();
        brief.put("code", template.code());
        brief.put("kind", Given.written(template.kind()));
        brief.put("title", template.title().in(language));
        brief.put("summary", template.summary().in(language));
        brief.put("sessions", List.copyOf(template.sessions()));
        brief.put("languages", List.copyOf(template.languages()));
        return brief;
    }
}
