package org.allteach.demonstrationprogramme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.allteach.database.Ids;
import org.allteach.demonstrationprogramme.Programme.Said;
import org.allteach.demonstrationprogramme.Programme.Step;
import org.allteach.demonstrationprogramme.Rows.Deed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the demonstration's life, the test of its topic and its scale. */
@Component
class CourseRows {

    private final Rows rows;

    CourseRows(Rows rows) {
        this.rows = rows;
    }

    void write(Telling telling) {
        writeTopic(telling);
        rows.one(
                "insert into assessment_scale (collaborative_id, rows) values (?, cast(? as jsonb))",
                telling.id(),
                rows.json(telling.script().scale()));
        writeMarks(telling);
        writeSteps(telling);
    }

    private void writeTopic(Telling telling) {
        var topic = telling.script().topic();
        Map<String, Boolean> answers = new HashMap<>();
        for (String question : new String[] {
            "gapExists", "betterExists", "businessCase", "belief", "notResearch", "notSingleSetting", "notBenchmarking"
        }) {
            answers.put(question, true);
        }
        rows.one(
                """
                insert into topic (collaborative_id, words, answers, decided_on)
                values (?, cast(? as jsonb), cast(? as jsonb), ?)
                """,
                telling.id(),
                rows.json(topic.words()),
                rows.json(answers),
                telling.calendar().day(topic.decided()));
    }

    private void writeMarks(Telling telling) {
        rows.insert("""
                insert into lifecycle_mark (collaborative_id, requirement, waived, note, person_id, at)
                values (?, ?, ?, ?, ?, ?)
                """, telling.script().marks(), (Said said) -> new @Nullable Object[] {
            telling.id(),
            said.requirement(),
            said.waived(),
            said.note(),
            telling.named(said.person()),
            Rows.utc(telling.at(telling.calendar().day(said.day())))
        });
    }

    private void writeSteps(Telling telling) {
        rows.insert("""
                insert into lifecycle_step (collaborative_id, id, from_state, to_state, reason, person_id, at)
                values (?, ?, ?, ?, '', ?, ?)
                """, telling.script().steps(), (Step step) -> new @Nullable Object[] {
            telling.id(),
            Ids.next(),
            Programme.constant(step.from()),
            Programme.constant(step.to()),
            telling.director(),
            Rows.utc(telling.at(telling.calendar().day(step.day())))
        });
        var deeds = new ArrayList<Deed>();
        for (Step step : telling.script().steps()) {
            deeds.add(new Deed(
                    telling.at(telling.calendar().day(step.day())),
                    telling.director(),
                    "collaborative.changed",
                    "collaborative",
                    Map.of("state", step.from()),
                    Map.of("state", step.to())));
        }
        rows.tell(telling.id(), deeds);
    }
}
