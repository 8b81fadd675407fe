package org.allteach.mail;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/**
 * A letter as HTML. Mail programs know neither our style sheets nor one another's ways, so styles stand in the template.
 *
 * @param address makes whole addresses of a letter's
 */
record LetterPage(Letter letter, UnaryOperator<String> address, String home, String unsubscribing) implements Page {

    boolean canBeUnsubscribed() {
        return letter.kind().canBeUnsubscribed();
    }

    String language() {
        return letter.language().toLanguageTag();
    }

    String direction() {
        return text("language.direction");
    }

    String why() {
        return text("mail.why." + letter.kind().name().toLowerCase(Locale.ROOT), home);
    }

    String text(String key, Object... arguments) {
        return Visit.textIn(letter.language(), key, arguments);
    }
}
