package org.allteach.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.allteach.mail.Outbox;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts of an installation, for its administrators. */
@Controller
@RequestMapping("/admin")
class PersonController {

    private final People people;
    private final Administration administration;
    private final Organisations organisations;
    private final Invitations invitations;
    private final Outbox outbox;

    PersonController(
            People people,
            Administration administration,
            Organisations organisations,
            Invitations invitations,
            Outbox outbox) {
        this.people = people;
        this.administration = administration;
        this.organisations = organisations;
        this.invitations = invitations;
        this.outbox = outbox;
    }

    @GetMapping("/people")
    Page list(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "1") int page) {
        return new PeoplePage(words, administration.search(words, page));
    }

    @GetMapping("/new-person")
    Page invitation() {
        Viewer viewer = Viewer.required();
        var form = new PersonForm(
                "", "", "", "", viewer.locale().toLanguageTag(), viewer.zone().getId());
        return page(null, form, List.of(), "", "");
    }

    @PostMapping("/people")
    Object invite(PersonForm form) {
        var problems = new ArrayList<Problem>();
        Optional<Person.Details> details = form.parse(organisations, problems);
        if (people.findByEmail(form.email()).isPresent()) {
            problems.add(Problem.of("email", form.email(), "people.problem.emailTaken"));
        }
        if (details.isEmpty() || !problems.isEmpty()) {
            return page(null, form, problems, "", "");
        }
        Person.Details given = details.get();
        UUID person = people.invite(
                given.email(), given.name(), given.profession(), given.organisation(), given.language(), given.zone());
        return outbox.delivers() ? changed(person, "invited") : SeeOther.to("/admin/invitations");
    }

    @GetMapping("/people/{person}")
    Page one(@PathVariable UUID person, @RequestParam(defaultValue = "") String saved) {
        Person found = find(person);
        return page(found, PersonForm.of(found), List.of(), saved, "");
    }

    private Person find(UUID person) {
        return people.find(person).orElseThrow(Refusal::notFound);
    }

    private PersonPage page(
            @Nullable Person person, PersonForm form, List<Problem> problems, String saved, String link) {
        return PersonPage.of(person, form, organisations.all(), problems, saved, link);
    }

    private static ResponseEntity<Void> changed(UUID person, String saved) {
        return SeeOther.to("/admin/people/{person}?saved={saved}", person, saved);
    }

    @PostMapping("/people/{person}")
    Object change(@PathVariable UUID person, PersonForm form, @RequestParam(defaultValue = "0") int version) {
        Person found = find(person);
        var problems = new ArrayList<Problem>();
        Person.Details details = form.parse(organisations, problems).orElse(null);
        if (details != null) {
            try {
                administration.change(found, details, version);
                return changed(person, "details");
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        }
        return page(found, form, problems, "", "");
    }

    @PostMapping("/people/{person}/disabling")
    Object disable(@PathVariable UUID person) {
        return change(person, administration::disable, "disabled");
    }

    @PostMapping("/people/{person}/enabling")
    Object enable(@PathVariable UUID person) {
        return change(person, administration::enable, "enabled");
    }

    @PostMapping("/people/{person}/administration")
    Object makeAdministrator(@PathVariable UUID person) {
        return change(person, administration::makeAdministrator, "administrator");
    }

    @PostMapping("/people/{person}/administration/end")
    Object unmakeAdministrator(@PathVariable UUID person) {
        return change(person, administration::unmakeAdministrator, "noAdministrator");
    }

    private Object change(UUID person, Consumer<Person> change, String saved) {
        Person found = find(person);
        try {
            change.accept(found);
            return changed(person, saved);
        } catch (Refusal refusal) {
            return page(found, PersonForm.of(found), refusal.problems(), "", "");
        }
    }

    /** Where mail leaves, it has the link; else the administrator is shown it, this once. */
    @PostMapping("/people/{person}/link")
    Object giveLink(@PathVariable UUID person) {
        Person found = find(person);
        String link = found.active() ? invitations.give(found) : "";
        return link.isEmpty()
                ? changed(person, found.active() ? "linked" : "")
                : page(found, PersonForm.of(found), List.of(), "", link);
    }
}
