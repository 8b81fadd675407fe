package org.allteach.demonstration;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Remarks.Decision;
import org.allteach.demonstration.Remarks.Note;
import org.allteach.demonstration.Reporting.Value;
import org.allteach.demonstration.Script.Definition;
import org.allteach.demonstration.Setting.Hospital;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.jspecify.annotations.Nullable;

/** The demonstration as it is on a day: everything that will be written, by natural keys. The same day, the same content. */
public record Demonstration(
        Calendar calendar,
        Script script,
        List<Organisations.Entry> organisations,
        List<People.Newcomer> people,
        List<Stage> phases,
        List<Enrolment> teams,
        List<Seat> seats,
        List<Value> values,
        List<Note> notes,
        List<Decision> decisions,
        TheoryScript theory,
        List<Trial> trials) {

    static final String SLUG = "joy-in-work";

    /** A dated part of the collaborative's course. */
    public record Stage(
            Phase.Kind kind,
            String title,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String place) {}

    /** A team of a hospital, which has the same code. */
    public record Enrolment(
            String code,
            String name,
            String aim,
            Team.State state,
            String pseudonym,
            LocalDate enrolledOn,
            @Nullable LocalDate withdrawnOn,
            String reason) {}

    /** The demonstration as it is on that day in the collaborative's time zone. */
    static Demonstration on(LocalDate today) {
        return new Maker(Script.read(), TheoryScript.read(), Setting.read(), Calendar.on(today)).made();
    }

    /** Puts the parts together. */
    private static final class Maker {

        private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXY";

        private final Script script;
        private final TheoryScript theory;
        private final Setting setting;
        private final Calendar calendar;
        private final Cast cast;

        Maker(Script script, TheoryScript theory, Setting setting, Calendar calendar) {
            this.script = script;
            this.theory = theory;
            this.setting = setting;
            this.calendar = calendar;
            this.cast = new Cast(setting, calendar);
        }

        Demonstration made() {
            var values = new ArrayList<Value>();
            var notes = new ArrayList<Note>();
            var decisions = new ArrayList<Decision>();
            for (Hospital hospital : setting.hospitals()) {
                ZoneId zone = zone(hospital);
                List<Value> reported = reported(hospital, zone);
                var remarks = new Remarks(script, calendar, cast, hospital, zone, reported);
                values.addAll(reported);
                notes.addAll(remarks.notes());
                decisions.addAll(remarks.decisions());
            }
            return new Demonstration(
                    calendar,
                    script,
                    setting.hospitals().stream().map(this::organisation).toList(),
                    cast.people(),
                    script.phases().stream().map(this::stage).toList(),
                    setting.hospitals().stream().map(this::team).toList(),
                    cast.seats(),
                    values,
                    notes,
                    decisions,
                    theory,
                    setting.hospitals().stream()
                            .flatMap(hospital -> new Trials(theory, calendar, cast, hospital).all().stream())
                            .toList());
        }

        private List<Value> reported(Hospital hospital, ZoneId zone) {
            var values = new ArrayList<Value>();
            for (Definition measure : script.measures()) {
                if (hospital.assaults() > 0 || !measure.kind().isOfEvents()) {
                    var figures = new Figures(script, calendar, hospital, measure).all();
                    values.addAll(new Reporting(script, calendar, cast, hospital, measure, zone).of(figures));
                }
            }
            return values;
        }

        private ZoneId zone(Hospital hospital) {
            return ZoneId.of(setting.country(hospital.country()).zone());
        }

        private Organisations.Entry organisation(Hospital hospital) {
            return new Organisations.Entry(
                    hospital.code(),
                    hospital.name(),
                    hospital.country(),
                    zone(hospital),
                    Map.of(
                            "kind", hospital.kind(),
                            "size", hospital.size(),
                            "beds", Integer.toString(hospital.beds()),
                            "town", hospital.town(),
                            "specialty", hospital.specialty(),
                            "demonstration", "true"));
        }

        private Stage stage(Script.Stage stage) {
            return new Stage(
                    stage.kind(), stage.title(), stage.startsOn(calendar), stage.endsOn(calendar), stage.place());
        }

        private Enrolment team(Hospital hospital) {
            LocalDate left = cast.left(hospital.code());
            return new Enrolment(
                    hospital.code(),
                    hospital.teamName(),
                    calendar.tell(hospital.aim()),
                    left == null ? Team.State.ENROLLED : Team.State.WITHDRAWN,
                    pseudonym(hospital),
                    cast.joined(hospital),
                    left,
                    hospital.reason());
        }

        /** A code that tells nothing: a letter of its own and a number. */
        private String pseudonym(Hospital hospital) {
            int place = setting.hospitals().indexOf(hospital);
            int number = 1 + Chance.of("pseudonym", hospital.code()).below(99);
            return LETTERS.charAt((place * 7 + 3) % LETTERS.length()) + "" + number;
        }
    }
}
