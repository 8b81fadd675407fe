package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Chance;
import org.allteach.demonstration.Chapter;
import org.allteach.demonstration.Demonstration;
import org.allteach.demonstrationprogramme.Applicants.Applicant;
import org.allteach.demonstrationprogramme.Rows.Deed;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the call down, and the applications with all that was said of them. */
@Component
@Order(0)
class EnrolmentChapter implements Chapter {

    private static final Set<Role> REVIEWERS = Set.of(Role.FACULTY, Role.CHAIR, Role.IMPROVEMENT_ADVISOR);

    private final Rows rows;

    EnrolmentChapter(Rows rows) {
        this.rows = rows;
    }

    private record Review(Applicant applicant, Seat reviewer, String opinion, String note, LocalDate day) {}

    @Override
    public void write(Collaborative collaborative, Keys keys, Demonstration demonstration) {
        var script = EnrolmentScript.read();
        var telling = new Telling(collaborative, keys, demonstration, Programme.read(), List.of());
        List<Applicant> applicants = new Applicants(telling, script).all();
        writeCall(telling, script);
        writeApplications(telling, applicants);
        writeCommitments(telling, applicants);
        writeSignatures(telling, script, applicants);
        writeReviews(telling, script, applicants);
        tell(telling, applicants);
    }

    private void writeCall(Telling telling, EnrolmentScript script) {
        LocalDate begin = telling.calendar().begin();
        rows.one(
                """
                insert into call_for_teams (collaborative_id, kind, opens_on, closes_on, text, asked, least_teams,
                    most_teams)
                values (?, ?, ?, ?, ?, '{}', 8, ?)
                """,
                telling.id(),
                Call.Kind.OPEN.name(),
                begin.plusDays(script.opens()),
                begin.plusDays(script.closes()),
                script.text(),
                script.places());
        rows.insert(
                "insert into agreement (collaborative_id, number, text, at, person_id) values (?, ?, ?, ?, ?)",
                IntStream.range(0, script.agreements().size()).boxed().toList(),
                i -> new @Nullable Object[] {
                    telling.id(),
                    i + 1,
                    script.agreements().get(i).text(),
                    Rows.utc(
                            telling.at(begin.plusDays(script.agreements().get(i).day()))),
                    telling.director()
                });
    }

    private void writeApplications(Telling telling, List<Applicant> applicants) {
        rows.insert("""
                insert into application (collaborative_id, id, name, email, language, state, answers, roster, reason, place,
                    team_id, created_at, submitted_at, changed_at, version)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, cast(? as uuid), ?, ?, ?, ?)
                """, applicants, one -> new @Nullable Object[] {
            telling.id(),
            one.id(),
            one.name(),
            one.email(),
            one.language(),
            one.state().name(),
            rows.json(one.answers()),
            rows.json(one.roster()),
            one.reason(),
            one.place(),
            one.team() == null ? null : telling.keys().team(one.team()),
            Rows.utc(telling.at(one.begun())),
            Rows.utc(telling.at(one.submitted())),
            Rows.utc(telling.at(one.changed())),
            one.team() == null ? 4 : 6
        });
    }

    private void writeCommitments(Telling telling, List<Applicant> applicants) {
        rows.insert("""
                insert into commitment (collaborative_id, id, application_id, name, email, asked_at, answered_at, confirmed,
                    word)
                values (?, ?, ?, ?, ?, ?, cast(? as timestamptz), cast(? as boolean), ?)
                """, applicants, one -> new @Nullable Object[] {
            telling.id(),
            Ids.next(),
            one.id(),
            one.answers().get("senior-name"),
            one.answers().get("senior-email"),
            Rows.utc(telling.at(one.submitted())),
            one.committed() == null ? null : Rows.utc(telling.at(one.committed())),
            one.committed() == null ? null : true,
            one.word()
        });
    }

    private void writeSignatures(Telling telling, EnrolmentScript script, List<Applicant> applicants) {
        var signed = applicants.stream().filter(one -> one.signed() != null).toList();
        rows.insert("""
                insert into signature (collaborative_id, application_id, agreement, name, email, at)
                values (?, ?, ?, ?, ?, cast(? as timestamptz))
                """, signed, one -> new @Nullable Object[] {
            telling.id(),
            one.id(),
            script.agreements().size(),
            one.name(),
            one.email(),
            one.signed() == null ? null : Rows.utc(telling.at(one.signed()))
        });
    }

    private void writeReviews(Telling telling, EnrolmentScript script, List<Applicant> applicants) {
        LocalDate closed = telling.calendar().begin().plusDays(script.closes());
        List<Seat> reviewers = telling.holders(REVIEWERS, closed);
        var reviews = new ArrayList<Review>();
        for (Applicant one : applicants) {
            var chance = Chance.of("review", one.email());
            int first = chance.below(reviewers.size());
            for (int i = 0; i < one.opinions().size(); i++) {
                String opinion = one.opinions().get(i);
                boolean isFor = opinion.equals("ACCEPT");
                reviews.add(new Review(
                        one,
                        reviewers.get((first + i) % reviewers.size()),
                        opinion,
                        chance.oneOf(
                                isFor ? script.notes().accept() : script.notes().other()),
                        closed.plusDays(2L + chance.below(12))));
            }
        }
        rows.insert("""
                insert into application_review (collaborative_id, application_id, person_id, opinion, note, at)
                values (?, ?, ?, ?, ?, ?)
                """, reviews, review -> new @Nullable Object[] {
            telling.id(),
            review.applicant().id(),
            telling.keys().person(review.reviewer().person()),
            review.opinion(),
            review.note(),
            Rows.utc(telling.at(review.day()))
        });
    }

    /** The trail keeps what the director decided. */
    private void tell(Telling telling, List<Applicant> applicants) {
        var deeds = new ArrayList<Deed>();
        for (Applicant one : applicants) {
            boolean isTeam = one.team() != null;
            String decision = isTeam ? "accepted" : Given.written(one.state());
            deeds.add(moved(telling, one, one.decided(), "submitted", decision, isTeam ? "" : one.reason()));
            if (one.state() == Application.State.WITHDRAWN && isTeam) {
                deeds.add(moved(telling, one, one.changed(), "enrolled", "withdrawn", one.reason()));
            }
        }
        rows.tell(telling.id(), deeds);
    }

    private static Deed moved(
            Telling telling, Applicant applicant, LocalDate day, String from, String to, String reason) {
        String organisation = applicant.answers().getOrDefault("organisation", "");
        return new Deed(
                telling.at(day),
                telling.director(),
                "application.moved",
                "application/" + applicant.id(),
                Map.of("organisation", organisation, "state", from),
                Map.of("organisation", organisation, "state", to, "reason", reason));
    }
}
