package org.allteach.prework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The items of prework as the director keeps them. */
@Controller
@RequestMapping("/c/{slug}/settings/prework")
class ItemsController {

    private final Prework prework;

    ItemsController(Prework prework) {
        this.prework = prework;
    }

    @GetMapping
    Page all(Membership membership) {
        return page(membership, "", Edit.blank());
    }

    /** Adds an item, or changes the one that the form was filled from. */
    @PostMapping
    Object put(Membership membership, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        String was = typed.getOrDefault("was", "");
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        Item item = Item.read(given);
        List<Item> items = prework.items(collaborative.id());
        if (!item.code().equals(was)
                && items.stream().anyMatch(one -> one.code().equals(item.code()))) {
            given.refuse("code", item.code(), "prework.problem.code");
        }
        if (!problems.isEmpty()) {
            return page(membership, was, Edit.refused(typed, problems));
        }
        Item before =
                items.stream().filter(one -> one.code().equals(was)).findFirst().orElse(null);
        if (before != null && Edit.isStale(typed, before.version())) {
            return page(membership, was, Edit.lost(typed, fields(before), before.version(), labels()));
        }
        prework.change(collaborative, present -> with(present, was, item));
        return SeeOther.saved(path(collaborative));
    }

    private static List<Item> with(List<Item> items, String was, Item item) {
        var changed = new ArrayList<>(items);
        changed.removeIf(one -> one.code().equals(item.code()));
        int place = changed.stream().map(Item::code).toList().indexOf(was);
        if (place >= 0) {
            changed.set(place, item);
        } else {
            changed.add(item);
        }
        return changed;
    }

    @PostMapping("/{item}/removal")
    ResponseEntity<Void> remove(Membership membership, @PathVariable("item") String code) {
        prework.change(
                membership.collaborative(),
                items -> items.stream().filter(one -> !one.code().equals(code)).toList());
        return SeeOther.saved(path(membership.collaborative()));
    }

    private Page page(Membership membership, String edited, Edit edit) {
        Collaborative collaborative = membership.collaborative();
        return new ItemsPage(
                membership,
                prework.items(collaborative.id()),
                prework.firstSession(collaborative.id()).orElse(null),
                edited,
                edit);
    }

    static Map<String, String> fields(Item item) {
        var fields = new LinkedHashMap<String, String>();
        item.content().forEach((field, value) -> fields.put(field, value.toString()));
        return fields;
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (String field : List.of("code", "title", "instruction", "owner", "dueDays", "link")) {
            labels.put(field, Visit.text("prework." + field));
        }
        return labels;
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/settings/prework";
    }
}
