package org.allteach.activities;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.database.Ids;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Links and files that belong to an activity. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}")
class MaterialController {

    private static final int LONGEST_LABEL = 300;

    private final Activities activities;
    private final Materials materials;
    private final Attachments files;

    MaterialController(Activities activities, Materials materials, Attachments files) {
        this.activities = activities;
        this.materials = materials;
        this.files = files;
    }

    @GetMapping("/materials")
    Page all(Membership membership, @PathVariable("activity") String id) {
        return page(membership, find(membership, id), Edit.blank(), Edit.blank());
    }

    @PostMapping("/links")
    Object addLink(
            Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String label = given.required("label", LONGEST_LABEL, "");
        given.required("address", LONGEST_LABEL * 10, "");
        String address = ActivityForm.link(given, "address", "");
        Activity.Reading reading = given.oneOf("reading", Activity.Reading.class, Activity.Reading.BEFORE);
        if (!problems.isEmpty()) {
            return page(membership, activity, Edit.refused(typed, problems), Edit.blank());
        }
        activities.addLink(activity, reading, new Activities.Link(Ids.next(), label, address));
        return back(membership, activity);
    }

    @PostMapping("/links/{link}/removal")
    ResponseEntity<Void> removeLink(
            Membership membership, @PathVariable("activity") String id, @PathVariable("link") String link) {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        Activities.Link found = materials.of(activity).stream()
                .flatMap(part -> part.links().stream())
                .filter(one -> one.id().toString().equals(link))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        activities.removeLink(activity, found);
        return back(membership, activity);
    }

    @PostMapping("/files")
    Object keep(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestParam("file") MultipartFile file,
            @RequestParam Map<String, String> typed)
            throws IOException {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        var problems = new ArrayList<Problem>();
        UUID topic = activity.topic(
                new Given(typed, "", problems).oneOf("reading", Activity.Reading.class, Activity.Reading.BEFORE));
        if (problems.isEmpty()) {
            problems.addAll(files.keep(activity.collaborative(), topic, Activities.subject(activity), file));
        }
        return problems.isEmpty()
                ? back(membership, activity)
                : page(membership, activity, Edit.blank(), Edit.refused(typed, problems));
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> content(
            Membership membership, @PathVariable("activity") String id, @PathVariable("file") String file) {
        Activity activity = find(membership, id);
        return files.handOut(activity.collaborative(), file(activity, file));
    }

    @PostMapping("/files/{file}/removal")
    ResponseEntity<Void> remove(
            Membership membership, @PathVariable("activity") String id, @PathVariable("file") String file) {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        files.remove(activity.collaborative(), Activities.subject(activity), file(activity, file));
        return back(membership, activity);
    }

    private Attachments.Attachment file(Activity activity, String id) {
        return materials.of(activity).stream()
                .flatMap(part -> part.files().stream())
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Activity find(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    private MaterialsPage page(Membership membership, Activity activity, Edit link, Edit file) {
        return new MaterialsPage(membership, activity, materials.of(activity), link, file);
    }

    private static ResponseEntity<Void> back(Membership membership, Activity activity) {
        return SeeOther.saved(activity.path(membership.collaborative().slug()) + "/materials");
    }
}
