package org.allteach.demonstrationprogramme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.allteach.activities.Activity;
import org.allteach.activities.Slot;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Chance;
import org.allteach.demonstrationprogramme.Programme.Reading;
import org.allteach.demonstrationprogramme.Rows.Deed;
import org.allteach.demonstrationprogramme.Turnout.Presence;
import org.allteach.demonstrationprogramme.Turnout.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes activities down, with their agendas and materials, who registered and who came. */
@Component
class GatheringRows {

    private static final String LETTERS = "ABCDEFGHJKLMNPRTUVWXY34679";

    private final Rows rows;

    GatheringRows(Rows rows) {
        this.rows = rows;
    }

    /** A part of something, with the activity whose it is. */
    private record Of<T>(UUID activity, int position, T thing) {}

    private record Link(boolean isAfterwards, Reading reading) {}

    void write(Telling telling, List<Turnout> turnouts) {
        List<Gathering> all = turnouts.stream().map(Turnout::gathering).toList();
        writeActivities(telling, all);
        writeAgendas(telling, all);
        writeLinks(telling, all);
        writeWords(telling, turnouts);
        writePresences(telling, turnouts);
        Instant planned = telling.at(telling.calendar().begin().minusDays(40));
        rows.tell(
                telling.id(),
                all.stream()
                        .map(one -> new Deed(
                                planned,
                                telling.director(),
                                "activity.added",
                                "activity/" + one.id(),
                                null,
                                Map.of(
                                        "kind", Given.written(one.kind()),
                                        "title", one.title(),
                                        "startsAt", one.startsAt().toString())))
                        .toList());
    }

    private void writeActivities(Telling telling, List<Gathering> all) {
        rows.insert("""
                insert into activity (collaborative_id, id, kind, title, purpose, phase_id, starts_at, ends_at, time_zone,
                    place, link, presenter, invitees, capacity, register_by, code, open_attendance, state, reason,
                    series_id, sequence)
                values (?, ?, ?, ?, ?, cast(? as uuid), ?, ?, ?, ?, ?, ?, cast(? as text[]), ?, ?, ?, ?, ?, ?,
                    cast(? as uuid), ?)
                """, all, one -> new @Nullable Object[] {
            telling.id(),
            one.id(),
            one.kind().name(),
            one.title(),
            one.purpose(),
            phase(telling, one),
            one.startsAt(),
            one.endsAt(),
            one.zone().getId(),
            one.place(),
            one.link(),
            one.presenter(),
            roles(one.roles()),
            one.session() == null ? null : one.session().capacity(),
            one.registerBy(),
            code(one),
            !one.link().isEmpty(),
            one.isCancelled() ? "CANCELLED" : "PLANNED",
            one.reason(),
            one.series(),
            one.isCancelled() ? 1 : 0
        });
    }

    static String roles(Collection<Role> roles) {
        return "{" + String.join(",", roles.stream().map(Role::name).toList()) + "}";
    }

    private static @Nullable UUID phase(Telling telling, Gathering gathering) {
        return telling.phases().stream()
                .filter(phase -> phase.includes(gathering.day()))
                .filter(phase -> phase.kind().isMeeting() == isMeeting(gathering.kind()))
                .map(Phase::id)
                .findFirst()
                .orElse(null);
    }

    private static boolean isMeeting(Activity.Kind kind) {
        return kind == Activity.Kind.LEARNING_SESSION || kind == Activity.Kind.CONGRESS;
    }

    private static String code(Gathering gathering) {
        var chance = Chance.of("code", gathering.title(), gathering.day().toString());
        var code = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            code.append(LETTERS.charAt(chance.below(LETTERS.length())));
        }
        return code.toString();
    }

    private void writeAgendas(Telling telling, List<Gathering> all) {
        rows.insert(
                """
                insert into activity_slot (collaborative_id, activity_id, position, day, starts_at, minutes, title,
                    speaker, kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                all.stream()
                        .flatMap(one -> IntStream.range(0, one.agenda().size())
                                .mapToObj(i ->
                                        new Of<Slot>(one.id(), i, one.agenda().get(i))))
                        .toList(),
                of -> new @Nullable Object[] {
                    telling.id(),
                    of.activity(),
                    of.position(),
                    of.thing().day(),
                    of.thing().startsAt(),
                    of.thing().minutes(),
                    of.thing().title(),
                    of.thing().speaker(),
                    of.thing().kind().name()
                });
    }

    private void writeLinks(Telling telling, List<Gathering> all) {
        var links = new ArrayList<Of<Link>>();
        for (Gathering one : all) {
            var session = one.session();
            if (session != null) {
                session.before().forEach(reading -> links.add(new Of<>(one.id(), 0, new Link(false, reading))));
                session.afterwards().forEach(reading -> links.add(new Of<>(one.id(), 0, new Link(true, reading))));
            }
        }
        rows.insert("""
                insert into activity_link (collaborative_id, id, activity_id, afterwards, label, address)
                values (?, ?, ?, ?, ?, ?)
                """, links, of -> new @Nullable Object[] {
            telling.id(),
            Ids.next(),
            of.activity(),
            of.thing().isAfterwards(),
            of.thing().reading().label(),
            of.thing().reading().address()
        });
    }

    private void writeWords(Telling telling, List<Turnout> turnouts) {
        rows.insert(
                """
                insert into registration (collaborative_id, activity_id, person_id, team_id, state, at)
                values (?, ?, ?, cast(? as uuid), ?, ?)
                """,
                turnouts.stream()
                        .flatMap(turnout -> turnout.words().stream()
                                .map(word -> new Of<Word>(turnout.gathering().id(), 0, word)))
                        .toList(),
                of -> new @Nullable Object[] {
                    telling.id(),
                    of.activity(),
                    telling.keys().person(of.thing().seat().person()),
                    team(telling, of.thing().seat().team()),
                    of.thing().isComing() ? "REGISTERED" : "DECLINED",
                    Rows.utc(of.thing().at())
                });
    }

    private void writePresences(Telling telling, List<Turnout> turnouts) {
        rows.insert(
                """
                insert into attendance (collaborative_id, activity_id, person_id, team_id, means, at)
                values (?, ?, ?, cast(? as uuid), ?, ?)
                """,
                turnouts.stream()
                        .flatMap(turnout -> turnout.came().stream()
                                .map(presence ->
                                        new Of<Presence>(turnout.gathering().id(), 0, presence)))
                        .toList(),
                of -> new @Nullable Object[] {
                    telling.id(),
                    of.activity(),
                    telling.keys().person(of.thing().seat().person()),
                    team(telling, of.thing().seat().team()),
                    of.thing().means(),
                    Rows.utc(of.thing().at())
                });
    }

    private static @Nullable UUID team(Telling telling, @Nullable String code) {
        return code == null ? null : telling.keys().team(code);
    }
}
