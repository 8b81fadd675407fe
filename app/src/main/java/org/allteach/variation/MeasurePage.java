package org.allteach.variation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Reading;
import org.allteach.drawing.Timeline;
import org.allteach.measures.Measure;
import org.allteach.spc.Chart;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one team: the chart, what it says and why, its numbers, what people have said and decided of it.
 *
 * @param decisions those in force; undone, those that were taken back
 * @param suggestion a phase that could begin, as far as the numbers say; looked for only for those who may decide
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
        List<Decision> undone,
        @Nullable Suggestion suggestion,
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
            List<Decision> undone,
            int drafts,
            AnnotationForm typed,
            List<Problem> problems,
            Locale locale) {
        List<Note> shown = notes.stream()
                .filter(note -> charted.dates().contains(note.start()))
                .toList();
        // A point that the viewer may not see is not spoken of either.
        Predicate<Decision> isSpokenOf =
                decision -> membership.isOwn(team.id()) || charted.dates().contains(decision.start());
        Picture picture = charted.picture(charted.measure().name() + ", " + team.name(), shown);
        return new MeasurePage(
                membership,
                team,
                charted,
                Figure.of(picture, "chart", locale),
                NumbersTable.of(picture, locale),
                Reasons.of(charted.analysis(), locale),
                shown,
                decisions.stream().filter(isSpokenOf).toList(),
                undone.stream().filter(isSpokenOf).toList(),
                mayDecide(membership, team, charted) ? Suggestion.of(charted, decisions, locale) : null,
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
        return mayDecide(membership, team, charted);
    }

    private static boolean mayDecide(Membership membership, Team team, Charted charted) {
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
        if (choice.decided()) {
            return Visit.text("variation.choice.decided", taken, advised, reason);
        }
        return choice.isOverruled()
                ? Visit.text("variation.choice.overruled", taken, advised, reason)
                : Visit.text("variation.choice.advised", taken, reason);
    }

    String rules() {
        return Visit.text(
                "variation.rules",
                Visit.text("ruleSet." + charted.analysis().options().rules().name()));
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

    /** What a decision says, in words. */
    String words(Decision decision) {
        Object label = switch (decision.kind()) {
            case BASELINE -> Integer.valueOf(decision.label());
            case CHART ->
                Chart.of(decision.label())
                        .map(chart -> Reading.words(chart, Visit.locale()))
                        .orElse(decision.label());
            case RULES -> Visit.text("ruleSet." + decision.label());
            case TARGET ->
                Visit.number(Double.parseDouble(decision.label()), 6) + " "
                        + measure().unit();
            default -> decision.label();
        };
        return Visit.text("variation.decision." + decision.kind().word(), period(decision.start()), label);
    }

    /** The charts that can be drawn of these data. */
    List<Option> charts() {
        return charted.possible().stream()
                .map(chart -> new Option(chart.id(), Reading.words(chart, Visit.locale())))
                .toList();
    }

    /** Whether the viewer may have a team's chart judged by other rules: those who define measures, or the teams themselves. */
    static boolean mayChooseRules(Membership membership) {
        return membership.collaborative().ownRules() || membership.may(Permission.DEFINE_MEASURES);
    }

    boolean mayChooseRules() {
        return mayChooseRules(membership);
    }

    /** Whether that form came back with problems, or was asked for with a period. */
    boolean isOpen(Decision.@Nullable Kind kind) {
        return typed.kind() == kind && !(problems.isEmpty() && typed.period().isEmpty());
    }

    /** What stands in a form's field: what was typed there, or what is so now. */
    String typed(Decision.@Nullable Kind kind, String field) {
        if (!isOpen(kind)) {
            return kind == null || !field.equals("label") ? "" : now(kind);
        }
        return switch (field) {
            case "period" -> typed.period();
            case "label" -> typed.label();
            default -> typed.text();
        };
    }

    private String now(Decision.Kind kind) {
        var options = charted.analysis().options();
        return switch (kind) {
            case CHART -> charted.choice().taken().id();
            case RULES -> options.rules().name();
            case BASELINE -> String.valueOf(Objects.requireNonNullElse(options.baseline(), 0));
            default -> "";
        };
    }
}
