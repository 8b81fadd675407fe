package org.allteach.prework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.attachments.Attachments.Attachment;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Permission;

/**
 * A team's prework.
 *
 * @param files by the item's code
 * @param edited the code of the item whose form has come back
 */
record ChecklistPage(
        Membership membership,
        Team team,
        List<Standing> standings,
        Map<String, List<Attachment>> files,
        LocalDate today,
        String edited,
        Edit edit)
        implements Page {

    boolean mayPrepare() {
        return membership.may(Permission.PREPARE, team.id());
    }

    boolean mayManage() {
        return membership.may(Permission.MANAGE);
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/prework";
    }

    long open() {
        return standings.stream().filter(Standing::isOpen).count();
    }

    boolean isBack(Standing standing) {
        return standing.item().code().equals(edited) && edit.isBack();
    }

    /** What stands in a field of an item's form. */
    String value(Standing standing, String field) {
        if (isBack(standing) && edit.typed().containsKey(field)) {
            return edit.value(field);
        }
        return switch (field) {
            case "evidence" -> standing.evidence();
            case "link" -> standing.link();
            case "version" -> Integer.toString(standing.version());
            default -> "";
        };
    }

    @Override
    public int status() {
        return edit.status();
    }
}
