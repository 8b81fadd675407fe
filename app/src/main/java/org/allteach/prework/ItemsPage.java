package org.allteach.prework;

import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The items of prework, and the form for one more.
 *
 * @param edited the code of the item whose form has come back; empty for the new one's
 */
record ItemsPage(
        Membership membership, List<Item> items, @Nullable LocalDate firstSession, String edited, Edit edit)
        implements Page {

    /** The form of an item as it stands, or as it has come back. */
    Edit edit(Item item) {
        return item.code().equals(edited) && edit.isBack()
                ? edit
                : Edit.of(ItemsController.fields(item), item.version());
    }

    Edit blank() {
        return edited.isEmpty() ? edit : Edit.blank();
    }

    boolean isBack(Item item) {
        return item.code().equals(edited) && edit.isBack();
    }

    List<Option> owners() {
        return Choices.roles(membership.collaborative().words(), Item.OWNERS.stream());
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/settings/prework";
    }

    @Override
    public int status() {
        return edit.status();
    }
}
