package org.allteach.accounts;

import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.people.Administration;
import org.allteach.people.Invitations;
import org.allteach.people.OneTimeLinks;
import org.allteach.people.OneTimeLinks.Purpose;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How people come to a password: by an invitation, by a link when they have forgotten it, or by changing it. */
@Component
class NewPasswords {

    private final People people;
    private final Administration administration;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    NewPasswords(
            People people,
            Administration administration,
            OneTimeLinks links,
            Passwords passwords,
            Sessions sessions,
            Invitations invitations,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.people = people;
        this.administration = administration;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.invitations = invitations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Sends a link to somebody who has forgotten the password; to somebody who has not joined yet, the way in. */
    @Transactional
    void askForReset(String email) {
        people.findByEmail(email).filter(Person::active).ifPresent(invitations::sendReset);
    }

    /** Whose link it is, while it works. */
    Optional<Person> owner(String secret, Purpose purpose) {
        return links.person(secret, purpose).flatMap(people::find);
    }

    /**
     * Uses a link up for a new password. Whoever was signed in as this person is so no longer.
     *
     * @param details what an invited person says of themselves; null to leave it
     */
    Optional<Person> redeem(String secret, Purpose purpose, String password, Person.@Nullable Details details) {
        // Slow by design, so outside the transaction.
        String hash = passwords.hash(password);
        return Optional.ofNullable(transaction.execute(status -> redeemHashed(secret, purpose, hash, details)));
    }

    private @Nullable Person redeemHashed(
            String secret, Purpose purpose, String hash, Person.@Nullable Details details) {
        UUID owner = links.redeem(secret, purpose).orElse(null);
        if (owner == null) {
            return null;
        }
        Person person = people.find(owner).orElseThrow();
        SecurityContextHolder.setContext(SignIns.context(person));
        if (details != null) {
            administration.change(person, details, person.version());
        }
        set(person, hash, purpose == Purpose.INVITATION ? "person.joined" : "password.reset");
        sessions.endAll(owner);
        return people.find(owner).orElseThrow();
    }

    /** Changes somebody's own password. */
    void change(Person person, String password) {
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> set(person, hash, "password.changed"));
    }

    private void set(Person person, String hash, String action) {
        people.setPassword(person.id(), hash);
        links.cancel(person.id(), Purpose.RESET);
        links.cancel(person.id(), Purpose.INVITATION);
        audit.record(AuditTrail.INSTALLATION, action, person.subject(), null, null);
    }
}
