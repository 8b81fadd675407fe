package org.allteach.activities;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Something that a collaborative does together at a time.
 *
 * @param phase the part of the course it belongs to; null for none
 * @param link where one joins from afar; only who is invited sees it
 * @param presenter who presents, in words: a team, a person
 * @param agenda what comes when, in order
 * @param reason why it was cancelled; empty otherwise
 * @param series what it has in common with the others of its series; null for a single one
 * @param sequence grows with each change that a calendar has to learn of
 */
public record Activity(
        UUID collaborative,
        UUID id,
        Kind kind,
        String title,
        String purpose,
        @Nullable UUID phase,
        When when,
        String place,
        String link,
        String presenter,
        Admission admission,
        List<Slot> agenda,
        State state,
        String reason,
        @Nullable UUID series,
        int sequence,
        int version) {

    /** What kind of activity it is. */
    public enum Kind {
        LEARNING_SESSION,
        CALL,
        WEBINAR,
        VISIT,
        OFFICE_HOURS,
        CONGRESS
    }

    /** Whether it takes place. */
    public enum State {
        PLANNED,
        CANCELLED
    }

    /** When something is to be read. */
    public enum Reading {
        BEFORE,
        AFTER
    }

    /** A new one for everybody who does the work. */
    public static Activity draft(Collaborative collaborative, Kind kind, String title, When when) {
        return new Activity(
                collaborative.id(),
                Ids.next(),
                kind,
                title,
                "",
                null,
                when,
                "",
                "",
                "",
                Admission.usual(),
                List.of(),
                State.PLANNED,
                "",
                null,
                0,
                0);
    }

    /** Whether it has not been saved yet. */
    boolean isNew() {
        return version == 0;
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    /** What calendars know it by; it stays whatever changes. */
    public String uid() {
        return id + "@allteach";
    }

    public String path(String slug) {
        return "/c/" + slug + "/activities/" + id;
    }

    /** Whether somebody is invited by a role of theirs. */
    public boolean invites(Membership membership) {
        return membership.roles().stream().anyMatch(admission.roles()::contains)
                || membership.teams().values().stream().flatMap(Set::stream).anyMatch(admission.roles()::contains);
    }

    /** The last day for registering, if there is one before it takes place; else the day on which it ends. */
    public LocalDate registerBy() {
        LocalDate last = when.endsAt().toLocalDate();
        LocalDate by = admission.registerBy();
        return by == null || by.isAfter(last) ? last : by;
    }

    /** Whether people are asked to register: where places or time for it are short. To others one may say that one comes. */
    public boolean asksToRegister() {
        return admission.capacity() != null || admission.registerBy() != null;
    }

    /** Whether one can still register. */
    public boolean takesRegistrations(Instant now) {
        return isPlanned()
                && !when.isOver(now)
                && !LocalDate.ofInstant(now, when.zone()).isAfter(registerBy());
    }

    /** The topic under which files are kept: those for before and those for after are two. */
    UUID topic(Reading reading) {
        return reading == Reading.BEFORE
                ? id
                : UUID.nameUUIDFromBytes((id + "/after").getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a calendar would show the same of both. */
    boolean looksLike(Activity other) {
        return when.equals(other.when)
                && title.equals(other.title)
                && place.equals(other.place)
                && link.equals(other.link)
                && state == other.state;
    }

    Activity cancelled(String why) {
        return inState(State.CANCELLED, why);
    }

    Activity planned() {
        return inState(State.PLANNED, "");
    }

    private Activity inState(State next, String why) {
        return new Activity(
                collaborative,
                id,
                kind,
                title,
                purpose,
                phase,
                when,
                place,
                link,
                presenter,
                admission,
                agenda,
                next,
                why,
                series,
                sequence,
                version);
    }

    /** The same some days later. */
    Activity plusDays(long days) {
        return new Activity(
                collaborative,
                id,
                kind,
                title,
                purpose,
                phase,
                when.plusDays(days),
                place,
                link,
                presenter,
                admission.plusDays(days),
                agenda,
                state,
                reason,
                series,
                sequence,
                version);
    }

    /**
     * This one with what another of its series was changed in; what stayed there stays here as it is.
     *
     * @param read the other one before
     * @param edited and after
     */
    Activity following(Activity read, Activity edited) {
        return new Activity(
                collaborative,
                id,
                pick(read.kind, edited.kind, kind),
                pick(read.title, edited.title, title),
                pick(read.purpose, edited.purpose, purpose),
                pick(read.phase, edited.phase, phase),
                read.when.equals(edited.when) ? when : when.following(read.when, edited.when),
                pick(read.place, edited.place, place),
                pick(read.link, edited.link, link),
                pick(read.presenter, edited.presenter, presenter),
                admission.following(this, read, edited),
                pick(read.agenda, edited.agenda, agenda),
                pick(read.state, edited.state, state),
                pick(read.reason, edited.reason, reason),
                series,
                sequence,
                version);
    }

    static <T extends @Nullable Object> T pick(T read, T edited, T own) {
        return Objects.equals(read, edited) ? own : edited;
    }

    /** The same with another agenda. */
    public Activity with(List<Slot> slots) {
        return new Activity(
                collaborative,
                id,
                kind,
                title,
                purpose,
                phase,
                when,
                place,
                link,
                presenter,
                admission,
                List.copyOf(slots),
                state,
                reason,
                series,
                sequence,
                version);
    }

    /** Another of the same kind, as one of a series. */
    Activity next(UUID ofSeries, long days) {
        return again(ofSeries, phase, days);
    }

    /** Another of the same kind some days later, in another part of the course. */
    Activity again(@Nullable UUID ofSeries, @Nullable UUID inPhase, long days) {
        return new Activity(
                collaborative,
                Ids.next(),
                kind,
                title,
                purpose,
                inPhase,
                when.plusDays(days),
                place,
                link,
                presenter,
                admission.plusDays(days).again(),
                agenda,
                State.PLANNED,
                "",
                ofSeries,
                0,
                0);
    }

    /** The same content as the next version of a saved one. */
    Activity inPlaceOf(Activity saved) {
        int next = looksLike(saved) ? saved.sequence : saved.sequence + 1;
        return new Activity(
                collaborative,
                saved.id,
                kind,
                title,
                purpose,
                phase,
                when,
                place,
                link,
                presenter,
                admission,
                agenda,
                state,
                reason,
                series,
                next,
                saved.version);
    }

    /** All that can be set, as the API writes it and the log compares it. */
    public Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("kind", Given.written(kind));
        content.put("title", title);
        content.put("purpose", purpose);
        content.put("phase", phase == null ? null : phase.toString());
        content.put("startsAt", when.startsAt().toString());
        content.put("endsAt", when.endsAt().toString());
        content.put("timeZone", when.zone().getId());
        content.put("place", place);
        content.put("link", link);
        content.put("presenter", presenter);
        content.put(
                "invitees",
                admission.roles().stream().sorted().map(Given::written).toList());
        content.put("capacity", admission.capacity());
        content.put(
                "registerBy",
                admission.registerBy() == null ? null : admission.registerBy().toString());
        content.put("openAttendance", admission.isOpen());
        content.put("agenda", agenda.stream().map(Slot::content).toList());
        content.put("state", Given.written(state));
        content.put("reason", reason);
        return content;
    }
}
