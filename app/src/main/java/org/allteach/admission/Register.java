package org.allteach.admission;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.ApplicationForm;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Calls;
import org.allteach.enrolment.Commitments;
import org.allteach.enrolment.Question;
import org.allteach.web.Refusal;
import org.springframework.stereotype.Component;

/** The applications of a collaborative with all that is known of them. */
@Component
class Register {

    private final Applications applications;
    private final Calls calls;
    private final Commitments commitments;
    private final Reviews reviews;
    private final Attachments files;

    Register(Applications applications, Calls calls, Commitments commitments, Reviews reviews, Attachments files) {
        this.applications = applications;
        this.calls = calls;
        this.commitments = commitments;
        this.reviews = reviews;
        this.files = files;
    }

    /** Those in that state and that country; empty words ask for all. */
    List<Listed> of(Collaborative collaborative, String state, String country) {
        var call = calls.of(collaborative.id());
        Map<UUID, List<Reviews.Review>> opinions = reviews.of(collaborative.id());
        Map<UUID, Commitments.Commitment> leaders = commitments.all(collaborative.id());
        return applications.of(collaborative.id()).stream()
                .filter(one -> state.isEmpty()
                        || one.state().name().equals(State.valueOf(state).name()))
                .filter(one -> country.isEmpty() || one.country().equals(country))
                .map(one -> {
                    // Only of what has not been handed in is it worth asking.
                    boolean isAsked = one.state().isOpen();
                    int documents = isAsked && call.requires(Question.DOCUMENTS)
                            ? files.of(collaborative.id(), one.id()).size()
                            : 1;
                    int missing = isAsked
                            ? ApplicationForm.missing(call, one, documents).size()
                            : 0;
                    return new Listed(one, missing, opinions.getOrDefault(one.id(), List.of()), leaders.get(one.id()));
                })
                .toList();
    }

    /**
     * The application of that id.
     *
     * @throws Refusal where there is none
     */
    Application find(Collaborative collaborative, String id) {
        try {
            return applications.find(collaborative.id(), UUID.fromString(id)).orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
