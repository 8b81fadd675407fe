package org.allteach.attendance;

import java.util.List;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Materials;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One activity: when and where, what it is about, what there is to read, who comes, who came, what they thought of it.
 *
 * @param phase the part of the course it belongs to
 * @param next the action period that follows, for which teams make their plans in it
 * @param own what the viewer has said
 * @param standing what is still possible today
 * @param code the form for the code of the room
 */
record ActivityPage(
        Membership membership,
        Activity activity,
        @Nullable Phase phase,
        @Nullable Phase next,
        List<Materials.Part> materials,
        Registration.@Nullable State own,
        Standing standing,
        List<WhoComes.Group> groups,
        Numbers numbers,
        Edit code)
        implements Page {

    /**
     * What the viewer can do.
     *
     * @param isInvited whether the activity is for them
     * @param takesRegistrations whether there is still time to register
     * @param isOver whether it has taken place
     * @param hasBegun whether lists of who came can be written
     * @param takesWord whether people can say that they came
     * @param came whether the viewer is noted as having come
     * @param isAsked whether the viewer is asked what they thought of it
     */
    record Standing(
            boolean isInvited,
            boolean takesRegistrations,
            boolean isOver,
            boolean hasBegun,
            boolean takesWord,
            boolean came,
            boolean isAsked) {}

    /** How many people: over all teams, those too that the viewer does not see. */
    record Numbers(long registered, long waiting, long came, int answered) {}

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    String base() {
        return "/c/" + membership.collaborative().slug();
    }

    boolean mayConvene() {
        return Convening.may(membership);
    }

    /** Whether the viewer sees results, lists and codes, in an archive too. */
    boolean convenes() {
        return membership.may(Permission.CONVENE);
    }

    boolean maySeeLink() {
        return standing.isInvited() || convenes();
    }

    /** Whether the button to register stands there. */
    boolean mayRegister() {
        return standing.isInvited()
                && standing.takesRegistrations()
                && !standing.came()
                && Convening.isOpen(membership)
                && (own == null || !own.isComing());
    }

    boolean mayDecline() {
        return standing.isInvited()
                && activity.isPlanned()
                && !standing.isOver()
                && !standing.came()
                && Convening.isOpen(membership)
                && own != Registration.State.DECLINED;
    }

    boolean maySayTheyCame() {
        return standing.isInvited() && standing.takesWord() && !standing.came() && Convening.isOpen(membership);
    }

    boolean mayLead(WhoComes.Group group) {
        return group.isLed()
                && activity.isPlanned()
                && !standing.isOver()
                && Convening.isOpen(membership)
                && !group.people().isEmpty();
    }

    /** How many places are left; null where they are not counted. */
    @Nullable
    Long free() {
        Integer capacity = activity.admission().capacity();
        return capacity == null ? null : Long.valueOf(Math.max(0, capacity - numbers.registered()));
    }

    @Override
    public int status() {
        return code.status();
    }
}
