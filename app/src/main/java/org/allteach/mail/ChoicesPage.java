package org.allteach.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Which mails an address gets.
 *
 * @param action where its forms go: by the secret of a mail, or by one's own account
 * @param asked the kind that somebody came for, or has just changed; null for none
 */
record ChoicesPage(String address, String action, Set<Letter.Kind> unwanted, Letter.@Nullable Kind asked, boolean saved)
        implements Page {

    /** One kind and whether it is wanted. */
    record Choice(Letter.Kind kind, boolean wanted, boolean asked) {

        String name() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return Visit.text("mail.kind." + name());
        }

        String explanation() {
            return Visit.text("mail.kind." + name() + ".explanation");
        }
    }

    /** What was asked for comes first. */
    List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        Arrays.stream(Letter.Kind.values())
                .filter(Letter.Kind::canBeUnsubscribed)
                .map(kind -> new Choice(kind, !unwanted.contains(kind), kind == asked))
                .forEach(choice -> choices.add(choice.asked() ? 0 : choices.size(), choice));
        return choices;
    }

    boolean wantsSome() {
        return choices().stream().anyMatch(Choice::wanted);
    }

    /** What has just been done, in words; empty for nothing. */
    String done() {
        if (!saved) {
            return "";
        }
        if (asked == null) {
            return Visit.text("mail.choices.saved.none");
        }
        String key = unwanted.contains(asked) ? "mail.choices.saved.stopped" : "mail.choices.saved.wanted";
        return Visit.text(key, new Choice(asked, true, true).label());
    }
}
