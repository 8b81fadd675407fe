package org.allteach.variation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Reading;
import org.allteach.drawing.Timeline;
import org.allteach.measures.Measure;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Visit;

/**
 * One measure of one team: the chart, what it says and why, its numbers, what people have said and decided of it.
 *
 * @param drafts how many values wait to be submitted, for those who may know
 * @param typed what came back with problems
 */
record MeasurePage(
        Membership membership,
        Team team,
        Charted charted,
        Figure figure,
        NumbersTable table,
        Reasons reasons,
        List<Note> notes,
        List<Decision> decisions,
        int drafts,
        AnnotationForm typed,
        List<Problem> problems)
        implements Page {

    static MeasurePage of(
            Membership membership,
            Team team,
            Charted charted,
            List<Note> notes,
            List<Decision> decisions,
            int drafts,
            AnnotationForm typed,
            List<Problem> problems,
            Locale locale) {
        List<Note> shown = notes.stream()
                .filter(note -> charted.dates().contains(note.start()))
                .toList();
        Picture picture = charted.picture(charted.measure().name() + ", " + team.name(), shown);
        return new MeasurePage(
                membership,
                team,
                charted,
                Figure.of(picture, "chart", locale),
                NumbersTable.of(picture, locale),
                Reasons.of(charted.analysis(), locale),
                shown,
                decisions,
                drafts,
                typed,
                problems);
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    Measure measure() {
        return charted.measure();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/m/"
                + measure().code();
    }

    /** The wall of this measure; empty where the viewer may not see teams beside each other. */
    String wall() {
        return membership.reaches("/c/{slug}/measures/{measure}")
                ? "/c/" + membership.collaborative().slug() + "/measures/"
                        + measure().code()
                : "";
    }

    boolean mayAnnotate() {
        return membership.may(Permission.ANNOTATE, team.id()) && !charted.isEmpty();
    }

    boolean mayDecide() {
        return membership.may(Permission.DECIDE_CHARTS, team.id()) && !charted.isEmpty();
    }

    /** Who wrote what is for the team and those who work with it; others read what was written. */
    boolean isOwn() {
        return membership.isOwn(team.id());
    }

    /** The places of the chart, the newest first, to choose one from. */
    List<Option> periods() {
        Timeline timeline = Timeline.of(charted.dates(), Visit.locale());
        return charted.dates().reversed().stream()
                .map(date -> new Option(date.toString(), name(timeline, date)))
                .toList();
    }

    String period(LocalDate date) {
        return name(Timeline.of(charted.dates(), Visit.locale()), date);
    }

    private static String name(Timeline timeline, LocalDate date) {
        int index = timeline.indexOf(date);
        return index < 0 ? Visit.date(date) : timeline.name(index);
    }

    /** Which chart it is and why. */
    String choice() {
        Charted.Choice choice = charted.choice();
        Locale locale = Visit.locale();
        String taken = Reading.words(choice.taken(), locale);
        String advised = Reading.words(choice.advice().chart(), locale);
        String reason = choice.advice().text(locale);
        if (choice.isImpossible() && choice.asked() != null) {
            return Visit.text("variation.choice.impossible", taken, Reading.words(choice.asked(), locale));
        }
        return choice.isOverruled()
                ? Visit.text("variation.choice.overruled", taken, advised, reason)
                : Visit.text("variation.choice.advised", taken, reason);
    }

    String rules() {
        return Visit.text(
                "variation.rules",
                Visit.text("variation.rules."
                        + charted.analysis().options().rules().name()));
    }

    /** The parts of the definition that have words. */
    List<Option> definition() {
        return Measure.WORDS.stream()
                .filter(word -> !measure().definition().getOrDefault(word, "").isBlank())
                .map(word -> new Option(
                        Visit.text("variation.definition." + word),
                        measure().definition().getOrDefault(word, "")))
                .toList();
    }

    /** What was typed into a form's field; empty where another form came back. */
    String typed(AnnotationForm.Kind kind, String field) {
        if (typed.kind() != kind) {
            return "";
        }
        return switch (field) {
            case "period" -> typed.period();
            case "label" -> typed.label();
            default -> typed.text();
        };
    }
}
