package org.allteach.attendance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who came: by the code of the room, by one's own word, by a list. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}")
class AttendanceController {

    private final ActivityDesk desk;
    private final Attendance attendance;
    private final WhoComes whoComes;

    AttendanceController(ActivityDesk desk, Attendance attendance, WhoComes whoComes) {
        this.desk = desk;
        this.attendance = attendance;
        this.whoComes = whoComes;
    }

    @PostMapping("/presence")
    Object come(Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        Invitee invitee = whoComes.invitee(activity, membership.viewer().id()).orElseThrow(Refusal::notFound);
        if (!attendance.takesWord(activity)) {
            throw Refusal.conflict(Problem.of("", activity.title(), "attendance.problem.notNow"));
        }
        String code = typed.getOrDefault("code", "");
        boolean isCode = Attendance.isCode(activity, code);
        if (!isCode && !(activity.admission().isOpen() && code.isBlank())) {
            var wrong = Problem.of("code", code, "attendance.problem.code");
            return desk.page(membership, activity, Edit.refused(typed, List.of(wrong)));
        }
        attendance.note(activity, invitee, isCode ? Attendance.Means.CODE : Attendance.Means.SELF);
        return SeeOther.at(activity.path(membership.collaborative().slug()) + "#registration");
    }

    /** What is shown to the room. */
    @GetMapping("/room")
    Page room(Membership membership, @PathVariable("activity") String id) {
        return new RoomPage(membership, desk.find(membership, id));
    }

    @GetMapping("/attendance")
    Page list(Membership membership, @PathVariable("activity") String id) {
        Activity activity = desk.find(membership, id);
        return new ListPage(membership, activity, whoComes.groups(membership, activity), attendance.hasBegun(activity));
    }

    @PostMapping("/attendance")
    Object note(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestParam(name = "listed", defaultValue = "") List<String> listed,
            @RequestParam(name = "came", defaultValue = "") List<String> came) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        if (!attendance.hasBegun(activity)) {
            throw Refusal.conflict(Problem.of("", activity.title(), "attendance.problem.notNow"));
        }
        // Only those who stood on the list as it was shown: whoever came in by the code since then is not taken off.
        List<Invitee> shown = whoComes.all(activity).stream()
                .map(WhoComes.Somebody::invitee)
                .filter(invitee -> listed.contains(invitee.person().toString()))
                .toList();
        Set<UUID> present = shown.stream()
                .map(Invitee::person)
                .filter(person -> came.contains(person.toString()))
                .collect(Collectors.toSet());
        attendance.note(activity, shown, present);
        return SeeOther.saved(activity.path(membership.collaborative().slug()) + "/attendance");
    }
}
