package org.allteach.mail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which mails somebody gets: by the link in a mail, without signing in, and in one's own account. */
@Controller
class ChoicesController {

    private static final String ACCOUNT = "/account/mail";

    private final Addresses addresses;
    private final Choices choices;

    ChoicesController(Addresses addresses, Choices choices) {
        this.addresses = addresses;
        this.choices = choices;
    }

    @GetMapping("/unsubscribe/{secret}")
    Page byLink(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String saved) {
        return page(ofSecret(secret), "/unsubscribe/" + secret, kind, saved);
    }

    private String ofSecret(String secret) {
        return addresses.ofSecret(secret).orElseThrow(Refusal::notFound);
    }

    private Page page(String address, String action, String kind, @Nullable String saved) {
        return new ChoicesPage(address, action, choices.unwanted(address), asked(kind), saved != null);
    }

    private static Letter.@Nullable Kind asked(String name) {
        Set<Letter.Kind> kinds = kinds(name);
        return kinds.size() == 1 ? kinds.iterator().next() : null;
    }

    /** The kind of that name, or all that somebody may stop where there is none. */
    private static Set<Letter.Kind> kinds(String name) {
        Set<Letter.Kind> all = Arrays.stream(Letter.Kind.values())
                .filter(Letter.Kind::canBeUnsubscribed)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Letter.Kind.class)));
        Set<Letter.Kind> named =
                all.stream().filter(kind -> Outbox.lower(kind).equals(name)).collect(Collectors.toSet());
        return named.isEmpty() ? all : named;
    }

    /**
     * From the page, or from a mail program at one click (RFC 8058): that sends the kind in the address, nothing but the one
     * field, and must not be sent on.
     */
    @PostMapping("/unsubscribe/{secret}")
    ResponseEntity<Void> chooseByLink(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean wanted,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String click) {
        String address = ofSecret(secret);
        choices.choose(address, kinds(kind), wanted && click == null);
        return click == null
                ? changed("/unsubscribe/" + secret, kind)
                : ResponseEntity.ok().build();
    }

    @GetMapping(ACCOUNT)
    Page own(@RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable String saved) {
        return page(Viewer.required().email(), ACCOUNT, kind, saved);
    }

    @PostMapping(ACCOUNT)
    ResponseEntity<Void> chooseOwn(
            @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "false") boolean wanted) {
        choices.choose(Viewer.required().email(), kinds(kind), wanted);
        return changed(ACCOUNT, kind);
    }

    private static ResponseEntity<Void> changed(String path, String kind) {
        Letter.Kind asked = asked(kind);
        return SeeOther.at(path + "?saved" + (asked == null ? "" : "&kind=" + Outbox.lower(asked)));
    }
}
