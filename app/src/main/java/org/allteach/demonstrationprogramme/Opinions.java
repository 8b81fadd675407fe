package org.allteach.demonstrationprogramme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.allteach.demonstration.Chance;
import org.allteach.demonstrationprogramme.Programme.Session;
import org.allteach.surveys.Question;
import org.allteach.surveys.Results;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people thought of the sessions behind: numbers and words, without who said what. */
@Component
class Opinions {

    private static final int SCALES = 4;
    private static final int QUESTIONS = 6;

    private final Rows rows;

    Opinions(Rows rows) {
        this.rows = rows;
    }

    private record Asked(UUID activity, int position, Question question) {}

    /** How often a point was chosen: what is shown, and what waits until enough people more have answered. */
    private record Tally(Question question, int point, int people, int waiting) {}

    private record Words(Question question, String text) {}

    void write(Telling telling, List<Turnout> turnouts) {
        for (Turnout turnout : turnouts) {
            Session session = turnout.gathering().session();
            if (session != null && turnout.gathering().isBehind(telling)) {
                write(telling, turnout, session);
            }
        }
    }

    private void write(Telling telling, Turnout turnout, Session session) {
        UUID activity = turnout.gathering().id();
        List<Asked> asked = asked(telling, activity);
        rows.insert("""
                insert into survey_question (collaborative_id, id, topic_id, position, kind, text)
                values (?, ?, ?, ?, ?, ?)
                """, asked, one -> new @Nullable Object[] {
            telling.id(),
            one.question().id(),
            one.activity(),
            one.position(),
            one.question().kind().name(),
            one.question().text()
        });
        List<String> people = turnout.came().stream()
                .map(presence -> presence.seat().person())
                .filter(person -> Chance.of("opinion", session.title(), person).happens(0.74))
                .toList();
        rows.insert(
                "insert into survey_answered (collaborative_id, topic_id, person_id) values (?, ?, ?)",
                people,
                person -> new @Nullable Object[] {
                    telling.id(), activity, telling.keys().person(person)
                });
        writeAnswers(telling, session, asked, people.size());
    }

    /** The usual questions, in the collaborative's language. */
    private static List<Asked> asked(Telling telling, UUID activity) {
        Locale language = Locale.forLanguageTag(telling.collaborative().language());
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < QUESTIONS; i++) {
            Question.Kind kind = i < SCALES ? Question.Kind.SCALE : Question.Kind.TEXT;
            String text = Visit.textIn(language, "attendance.question." + (i + 1));
            asked.add(new Asked(activity, i, Question.usual(activity, i, kind, text)));
        }
        return asked;
    }

    private void writeAnswers(Telling telling, Session session, List<Asked> asked, int people) {
        var tallies = new ArrayList<Tally>();
        var words = new ArrayList<Words>();
        for (Asked one : asked) {
            if (one.position() < SCALES) {
                tallies.addAll(tallies(session, one, people));
            } else {
                List<String> texts = one.position() == SCALES ? session.best() : session.different();
                texts.forEach(text -> words.add(new Words(one.question(), text)));
            }
        }
        rows.insert(
                "insert into survey_tally (collaborative_id, question_id, point, people, waiting) values (?, ?, ?, ?, ?)",
                tallies,
                tally -> new @Nullable Object[] {
                    telling.id(), tally.question().id(), tally.point(), tally.people(), tally.waiting()
                });
        rows.insert(
                "insert into survey_text (collaborative_id, id, question_id, text, waiting) values (?, ?, ?, ?, false)",
                words,
                one -> new @Nullable Object[] {
                    telling.id(), UUID.randomUUID(), one.question().id(), one.text()
                });
    }

    /** How many chose each point, around the mean that is told. */
    private static Collection<Tally> tallies(Session session, Asked one, int people) {
        var chance = Chance.of("points", session.title(), Integer.toString(one.position()));
        int shown = people - people % Results.FEWEST;
        var tallies = new TreeMap<Integer, Tally>();
        for (int i = 0; i < people; i++) {
            int point = Math.clamp(
                    Math.round(chance.normal(session.scores().get(one.position()), 0.8)), 1, Question.POINTS);
            tallies.merge(
                    point,
                    new Tally(one.question(), point, i < shown ? 1 : 0, i < shown ? 0 : 1),
                    (a, b) -> new Tally(a.question(), point, a.people() + b.people(), a.waiting() + b.waiting()));
        }
        return tallies.values();
    }
}
