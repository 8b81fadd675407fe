package org.allteach.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Setting.Hospital;
import org.allteach.demonstration.TheoryScript.Idea;
import org.allteach.pdsa.Cycle.Decision;
import org.allteach.pdsa.Cycle.Scale;
import org.allteach.pdsa.Cycle.State;
import org.allteach.pdsa.CycleField;
import org.jspecify.annotations.Nullable;

/**
 * The tests of change of one team, tied to what its charts show: teams that improve have chains of small tests that reach
 * implementation before their figures move; teams that do not test now and then, large, and seldom study what came of it.
 */
final class Trials {

    /** A chain as those who keep the method run it. */
    private static final List<Scale> GROWING =
            List.of(Scale.PATIENT, Scale.SHIFT, Scale.SHIFT, Scale.UNIT, Scale.SEVERAL_UNITS);

    private static final List<Decision> EARNED =
            List.of(Decision.ADAPT, Decision.EXPAND, Decision.EXPAND, Decision.IMPLEMENT, Decision.ADOPT);
    private static final List<Scale> LARGE =
            List.of(Scale.UNIT, Scale.SEVERAL_UNITS, Scale.SHIFT, Scale.ALL, Scale.CLINICIAN);
    private static final List<Decision> GUESSED =
            List.of(Decision.ADAPT, Decision.ABANDON, Decision.ADOPT, Decision.ABANDON, Decision.EXPAND);
    private static final Pattern NUMBER = Pattern.compile("\\{([0-9]+)-([0-9]+)}");
    private static final double CARE = 0.9;
    private static final double NEGLECT = 0.4;

    private final TheoryScript script;
    private final Calendar calendar;
    private final Cast cast;
    private final Hospital hospital;
    private final Chance chance;
    private final LocalDate last;
    private final List<Trial> trials = new ArrayList<>();

    Trials(TheoryScript script, Calendar calendar, Cast cast, Hospital hospital) {
        this.script = script;
        this.calendar = calendar;
        this.cast = cast;
        this.hospital = hospital;
        this.chance = Chance.of("trials", hospital.code());
        LocalDate left = cast.left(hospital.code());
        this.last = left == null ? calendar.today() : left;
    }

    List<Trial> all() {
        List<String> ideas = script.ramps().getOrDefault(hospital.code(), List.of());
        for (int i = 0; i < ideas.size(); i++) {
            boolean isLast = i == ideas.size() - 1;
            ramp(i + 1, script.idea(ideas.get(i)), start(i, isLast), isCareful(i));
            if (isLast && last.equals(calendar.today())) {
                plan(i + 1, script.idea(ideas.get(i)), isCareful(i));
            }
        }
        return trials;
    }

    /** Whether a ramp is run by those who keep the method: where the figures follow. */
    private boolean isCareful(int ramp) {
        return switch (hospital.story()) {
            case EARLY -> true;
            case LATE -> ramp > 1;
            case SLIPS -> ramp < 3;
            case UNMOVED, WORSE -> false;
        };
    }

    /** The last ramp of each team is the one that it works on today. */
    private LocalDate start(int ramp, boolean isLast) {
        LocalDate first = calendar.day(Anchor.LS1);
        LocalDate second = calendar.day(Anchor.LS2);
        if (isLast && last.equals(calendar.today())) {
            return last.minusDays(24L + chance.below(26));
        }
        LocalDate start = switch (hospital.story()) {
            case EARLY -> first.plusDays(List.of(4, 7, 44, 86, 130).get(ramp));
            case LATE -> ramp < 2 ? first.plusDays(20 + 30L * ramp) : second.plusDays(4L + 6L * (ramp - 2));
            case SLIPS -> first.plusDays(5 + 6L * ramp);
            case UNMOVED, WORSE -> first.plusDays(18 + 38L * ramp);
        };
        LocalDate joined = cast.joined(hospital).plusDays(20);
        return start.isBefore(joined) ? joined.plusDays(38L * ramp) : start;
    }

    private void ramp(int number, Idea idea, LocalDate start, boolean isCareful) {
        LocalDate day = start;
        int length = isCareful ? 4 + chance.below(2) : 1 + chance.below(3);
        for (int step = 1; step <= length && day.isBefore(last.plusDays(12)); step++) {
            Scale scale = isCareful ? GROWING.get(step - 1) : chance.oneOf(LARGE);
            int days = switch (scale) {
                case PATIENT, CLINICIAN -> 1;
                case SHIFT -> 3;
                case UNIT -> 8;
                case SEVERAL_UNITS, ALL -> 14;
            };
            Decision decision = isCareful ? EARNED.get(step - 1) : chance.oneOf(GUESSED);
            Trial trial = trial(number, step, idea, new Span(day, day.plusDays(days)), scale, decision, isCareful);
            trials.add(trial);
            boolean isEnd = trial.state() != State.ACTED || decision == Decision.ABANDON && !isCareful;
            if (isEnd) {
                return;
            }
            day = day.plusDays(days + 4L + chance.below(isCareful ? 5 : 16));
        }
    }

    /** Whoever has closed a test has the next in mind. */
    private void plan(int ramp, Idea idea, boolean isCareful) {
        Trial newest = trials.getLast();
        if (newest.state() == State.ACTED && newest.step() < GROWING.size()) {
            int step = newest.step() + 1;
            LocalDate day = calendar.today().plusDays(2L + chance.below(5));
            trials.add(trial(
                    ramp,
                    step,
                    idea,
                    new Span(day, day.plusDays(3)),
                    GROWING.get(step - 1),
                    EARNED.get(step - 1),
                    isCareful));
        }
    }

    private record Span(LocalDate from, LocalDate to) {}

    private Trial trial(int ramp, int step, Idea idea, Span span, Scale scale, Decision decision, boolean isCareful) {
        LocalDate acted = span.to().plusDays(2L + chance.below(4));
        State state = state(span, acted, isCareful);
        boolean isOver = state == State.ACTED;
        boolean isDone = isOver || state == State.STUDYING;
        List<String> called =
                TheoryScript.parts(idea.steps().get(Math.min(step, idea.steps().size()) - 1));
        List<String> counted = TheoryScript.parts(chance.oneOf(idea.counts()));
        boolean keepsData = keeps(isCareful);
        var fields = new EnumMap<CycleField, String>(CycleField.class);
        fields.put(CycleField.TITLE, told(called.get(0)));
        fields.put(
                CycleField.KIND,
                decision == Decision.ADOPT && step > 3
                        ? "implement"
                        : step == 1 && chance.happens(0.15) ? "develop" : "test");
        fields.put(CycleField.SCALE, Given.written(scale));
        fields.put(CycleField.OBJECTIVE, told(called.get(1)));
        fields.put(CycleField.PLACE, hospital.unit());
        fields.put(CycleField.STARTS_ON, span.from().toString());
        fields.put(CycleField.ENDS_ON, span.to().toString());
        fields.put(CycleField.COLLECTS, keepsData ? told(counted.get(0)) : "");
        fields.put(CycleField.SAMPLE, keepsData ? told(counted.get(1)) : "");
        if (isDone || state == State.STOPPED) {
            fields.put(CycleField.CARRIED_OUT, chance.happens(0.7) ? "yes" : "partly");
            fields.put(CycleField.HAPPENED, told(chance.oneOf(idea.done())));
            fields.put(CycleField.PROBLEMS, chance.happens(0.5) ? told(chance.oneOf(idea.hitches())) : "");
        }
        if (isOver) {
            fields.put(CycleField.LEARNED, keeps(isCareful) ? told(chance.oneOf(idea.lessons())) : "");
            fields.put(CycleField.DECISION, Given.written(decision));
            fields.put(CycleField.REASON, chance.oneOf(script.reasons()));
            fields.put(CycleField.NEXT_STEP, decision == Decision.ABANDON ? "" : told(chance.oneOf(script.next())));
        }
        boolean isShared = state != State.PLANNED && (isCareful || chance.happens(0.8));
        return new Trial(
                hospital.code(),
                idea.code(),
                ramp,
                step,
                state,
                isShared,
                fields,
                isOver ? acted : null,
                isCareful || chance.happens(0.7),
                isCareful ? step == 1 || step > 3 : chance.happens(0.3),
                cast.in(hospital.code(), step % 2 == 0 ? Role.MEMBER : Role.LEADER, span.from()),
                keeps(isCareful) ? List.of(question(idea, isOver)) : List.of(),
                jobs(idea, span, state));
    }

    /** Where a test stands today; what went badly was stopped, or nobody has gone on with it. */
    private State state(Span span, LocalDate acted, boolean isCareful) {
        if (!span.from().isBefore(calendar.today())) {
            return State.PLANNED;
        }
        if (!isCareful && chance.happens(0.12)) {
            return State.STOPPED;
        }
        boolean isForgotten = !isCareful && last.equals(calendar.today()) && chance.happens(0.1);
        if (!span.to().isBefore(calendar.today()) || isForgotten) {
            return State.DOING;
        }
        boolean isGone = last.isBefore(calendar.today());
        boolean isClosed = acted.isBefore(calendar.today()) && !acted.isAfter(last);
        return isClosed ? State.ACTED : isGone ? State.STOPPED : State.STUDYING;
    }

    private boolean keeps(boolean isCareful) {
        return chance.happens(isCareful ? CARE : NEGLECT);
    }

    /** A question with its prediction; where the test is over, with the result that fits how it came out. */
    private Trial.Question question(Idea idea, boolean isOver) {
        List<String> ask = TheoryScript.parts(chance.oneOf(idea.asks()));
        boolean isHeld = chance.happens(0.55);
        return new Trial.Question(
                told(ask.get(0)),
                told(ask.get(1)),
                told(ask.get(2)),
                isOver ? told(ask.get(isHeld ? 3 : 4)) : "",
                isOver ? isHeld ? "held" : "not-held" : "");
    }

    private List<Trial.Job> jobs(Idea idea, Span span, State state) {
        LocalDate today = calendar.today();
        boolean isOpen = state == State.DOING || state == State.PLANNED || state == State.STUDYING;
        var jobs = new ArrayList<Trial.Job>();
        jobs.add(job(chance.oneOf(idea.jobs()), Role.MEMBER, span.from(), isOpen ? null : span.from()));
        if (isOpen) {
            jobs.add(job("Bring the tally to the huddle", Role.LEADER, later(span.to(), today), null));
        }
        return jobs;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Trial.Job job(String text, Role role, LocalDate due, @Nullable LocalDate done) {
        return new Trial.Job(told(text), cast.in(hospital.code(), role, due), due, done);
    }

    /** A sentence with this place, a weekday, a shift and a profession for its placeholders. */
    private String told(String sentence) {
        String day = DayOfWeek.of(1 + chance.below(5)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String who = hospital.people().get(chance.below(hospital.people().size()));
        String numbered = NUMBER.matcher(sentence).replaceAll(found -> {
            int low = Integer.parseInt(found.group(1));
            return Integer.toString(low + chance.below(Integer.parseInt(found.group(2)) - low + 1));
        });
        return numbered.replace("{unit}", hospital.unit())
                .replace("{day}", day)
                .replace("{shift}", chance.oneOf(List.of("early", "late", "night")))
                .replace("{who}", sentence.startsWith("{who}") ? "The " + lower(who) : lower(who));
    }

    private static String lower(String profession) {
        return profession.substring(0, 1).toLowerCase(Locale.ENGLISH) + profession.substring(1);
    }

    /** The stages that the team's tests have brought its ideas to, by the ideas' codes. */
    static Map<String, List<Trial>> byIdea(List<Trial> trials) {
        var byIdea = new LinkedHashMap<String, List<Trial>>();
        trials.forEach(trial ->
                byIdea.computeIfAbsent(trial.idea(), code -> new ArrayList<>()).add(trial));
        return byIdea;
    }
}
