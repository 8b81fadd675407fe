package org.allteach.lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The test of the topic, and the scale of progress: what a collaborative writes down of itself on its way. */
@Controller
class TopicController {

    private final Topics topics;
    private final Scales scales;

    TopicController(Topics topics, Scales scales) {
        this.topics = topics;
        this.scales = scales;
    }

    @GetMapping("/c/{slug}/settings/topic")
    Page topic(Membership membership) {
        Topic topic = topics.of(membership.collaborative().id());
        return new TopicPage(membership, topic.questions(), Edit.of(topic.fields(), topic.version()));
    }

    @PostMapping("/c/{slug}/settings/topic")
    Object saveTopic(Membership membership, @RequestParam Map<String, String> typed) {
        var collaborative = membership.collaborative();
        try {
            if (topics.save(collaborative, version(typed), typed).isPresent()) {
                return SeeOther.saved("/c/" + collaborative.slug() + "/settings/topic");
            }
            Topic now = topics.of(collaborative.id());
            var labels = new LinkedHashMap<String, String>();
            now.fields().keySet().forEach(field -> labels.put(field, Visit.text("lifecycle.topic." + field)));
            return new TopicPage(membership, now.questions(), Edit.lost(typed, now.fields(), now.version(), labels));
        } catch (Refusal refused) {
            List<String> questions = topics.of(collaborative.id()).questions();
            return new TopicPage(membership, questions, Edit.refused(typed, refused.problems()));
        }
    }

    @GetMapping("/c/{slug}/settings/scale")
    Page scale(Membership membership) {
        var scale = scales.of(membership.collaborative().id());
        return new ScalePage(membership, Edit.of(ScalePage.fields(scale), scale.version()));
    }

    @PostMapping("/c/{slug}/settings/scale")
    Object saveScale(Membership membership, @RequestParam Map<String, String> typed) {
        var collaborative = membership.collaborative();
        try {
            if (scales.save(collaborative, version(typed), Scales.typed(typed)).isPresent()) {
                return SeeOther.saved("/c/" + collaborative.slug() + "/settings/scale");
            }
            var now = scales.of(collaborative.id());
            var labels = new LinkedHashMap<String, String>();
            ScalePage.fields(now).keySet().forEach(field -> labels.put(field, ScalePage.label(field)));
            return new ScalePage(membership, Edit.lost(typed, ScalePage.fields(now), now.version(), labels));
        } catch (Refusal refused) {
            return new ScalePage(membership, Edit.refused(typed, refused.problems()));
        }
    }

    private static int version(Map<String, String> typed) {
        String version = typed.getOrDefault(Edit.VERSION, "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
    }
}
