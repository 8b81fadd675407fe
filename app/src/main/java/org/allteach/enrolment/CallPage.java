package org.allteach.enrolment;

import java.util.Arrays;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** The call as its director keeps it. */
record CallPage(
        Membership membership,
        Call call,
        boolean isPublic,
        List<Calls.Wording> wordings,
        Edit edit,
        Edit invitation,
        boolean delivers)
        implements Page {

    static List<Option> kinds() {
        return Arrays.stream(Call.Kind.values())
                .map(Given::written)
                .map(kind -> new Option(kind, Visit.text("enrolment.kind." + kind)))
                .toList();
    }

    static List<Option> needs() {
        return Arrays.stream(Question.Need.values())
                .map(Given::written)
                .map(need -> new Option(need, Visit.text("enrolment.need." + need)))
                .toList();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/applications";
    }

    @Override
    public int status() {
        return Math.max(edit.status(), invitation.status());
    }
}
