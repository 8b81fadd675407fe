package org.allteach.attendance;

import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One activity, and whether one comes: oneself, or somebody of the team that one leads. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}")
class RegistrationController {

    private final ActivityDesk desk;
    private final Registrations registrations;
    private final WhoComes whoComes;

    RegistrationController(ActivityDesk desk, Registrations registrations, WhoComes whoComes) {
        this.desk = desk;
        this.registrations = registrations;
        this.whoComes = whoComes;
    }

    @GetMapping
    Page page(Membership membership, @PathVariable("activity") String id) {
        return desk.page(membership, desk.find(membership, id), Edit.blank());
    }

    @PostMapping("/registration")
    ResponseEntity<Void> register(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestParam(required = false) @Nullable UUID person) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        registrations.register(activity, invitee(membership, activity, person));
        return back(membership, activity, person);
    }

    @PostMapping("/registration/removal")
    ResponseEntity<Void> decline(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestParam(required = false) @Nullable UUID person) {
        Convening.refuseArchive(membership);
        Activity activity = desk.find(membership, id);
        registrations.decline(activity, invitee(membership, activity, person));
        return back(membership, activity, person);
    }

    /** Who is meant, if they are invited and are the viewer, or of a team that the viewer leads. */
    private Invitee invitee(Membership membership, Activity activity, @Nullable UUID person) {
        UUID viewer = membership.viewer().id();
        Invitee invitee =
                whoComes.invitee(activity, person == null ? viewer : person).orElseThrow(Refusal::notFound);
        UUID team = invitee.team();
        boolean may = invitee.person().equals(viewer)
                || team != null && membership.may(Permission.LEAD_TEAM, team)
                || membership.may(Permission.CONVENE);
        if (!may) {
            throw Refusal.notFound();
        }
        return invitee;
    }

    private static ResponseEntity<Void> back(Membership membership, Activity activity, @Nullable UUID person) {
        String path = activity.path(membership.collaborative().slug());
        return SeeOther.at(path + (person == null ? "#registration" : "#people"));
    }
}
