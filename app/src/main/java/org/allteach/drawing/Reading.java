package org.allteach.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.spc.Analysis;
import org.allteach.spc.Assurance;
import org.allteach.spc.Chart;
import org.allteach.spc.Phase;
import org.allteach.spc.Rule;
import org.allteach.spc.Signal;
import org.allteach.spc.Variation;
import org.jspecify.annotations.Nullable;

/**
 * What a chart says, in words: what the newest point shows, since when, how sure that is, and how it stands to the target.
 *
 * @param headline what the newest point shows, in one sentence
 * @param remarks what else is to be known: earlier signals, the phase before, provisional limits, the target
 * @param subject what is charted
 * @param latest the newest value with its unit; empty where there is none
 * @param when what the newest value is of
 */
public record Reading(String headline, List<String> remarks, String subject, String latest, String when) {

    private static final int FEW = 10;

    public Reading {
        remarks = List.copyOf(remarks);
    }

    /** What a picture says. */
    public static Reading of(Picture picture, Locale locale) {
        Timeline timeline = Timeline.of(picture.analysis().series(), locale);
        return of(picture, timeline, Scale.of(picture.analysis()), locale);
    }

    static Reading of(Picture picture, Timeline timeline, Scale scale, Locale locale) {
        return new Reader(picture, timeline, scale, locale).read();
    }

    /** Headline and remarks as one text. */
    public String sentence() {
        return remarks.isEmpty() ? headline : headline + " " + String.join(" ", remarks);
    }

    /** The same with what is charted before it, for those who do not see the drawing. */
    public String description() {
        return subject + " " + sentence();
    }

    /** Finds the words for one picture. */
    private static final class Reader {

        private final Picture picture;
        private final Analysis analysis;
        private final Course course;
        private final Words words;
        private final Timeline timeline;
        private final Numerals numerals;
        private final int last;

        Reader(Picture picture, Timeline timeline, Scale scale, Locale locale) {
            this.picture = picture;
            this.analysis = picture.analysis();
            this.course = new Course(analysis);
            this.words = Words.in(locale);
            this.timeline = timeline;
            this.numerals = new Numerals(locale, scale.valueDecimals());
            int index = analysis.size() - 1;
            while (index >= 0 && !Double.isFinite(analysis.value(index))) {
                index--;
            }
            this.last = index;
        }

        Reading read() {
            if (last < 0) {
                return new Reading(words.word("reading.none"), List.of(), "", "", "");
            }
            Signal decisive = decisive();
            boolean calmed = decisive == null && !analysis.signals().isEmpty();
            String headline = decisive != null ? signal(decisive) : calmed ? calm() : steady();
            var remarks = new ArrayList<String>();
            if (calmed) {
                remarks.add(level());
            }
            formerPhase(remarks);
            provisional(remarks);
            target(remarks);
            return new Reading(headline, remarks, subject(), shown(analysis.value(last)), timeline.shortName(last));
        }

        private String subject() {
            return words.sentence(
                    "reading.subject",
                    words.word("chart.kind." + analysis.chart().id()),
                    analysis.size(),
                    timeline.name(0),
                    timeline.name(analysis.size() - 1));
        }

        /**
         * The signal at the newest point that tells most: the one that the variation icon comes from, or a longer one to the
         * same side, because people ask since when.
         */
        private @Nullable Signal decisive() {
            Signal decisive = null;
            for (Signal signal : analysis.signalsAt(last)) {
                if (decisive == null || signal.rule().compareTo(decisive.rule()) < 0) {
                    decisive = signal;
                }
            }
            for (Signal signal : analysis.signalsAt(last)) {
                if (decisive != null
                        && decisive.high() != null
                        && decisive.high().equals(signal.high())
                        && signal.from() < decisive.from()) {
                    decisive = signal;
                }
            }
            return decisive;
        }

        private String steady() {
            Phase phase = analysis.phases().get(analysis.phase(last));
            String centre = shown(analysis.centre(last));
            if (phase.observations() < FEW) {
                return words.sentence("reading.few", phase.observations(), centre);
            }
            return course.isSum() ? sums() : levels("reading.steady", centre);
        }

        /** Where a process stands that had signals before: steady would be said too soon. */
        private String level() {
            return course.isSum() ? sums() : levels("reading.level", shown(analysis.centre(last)));
        }

        private String sums() {
            return words.sentence(
                    "reading.sums",
                    numerals.write(analysis.cusumHigh(last)),
                    numerals.write(analysis.cusumLow(last)),
                    numerals.write(course.upper(last)));
        }

        private String levels(String key, String centre) {
            String line = course.isMedian() ? ".median" : ".mean";
            return Double.isFinite(analysis.upper(last))
                    ? words.sentence(key + line, centre, shown(analysis.lower(last)), shown(analysis.upper(last)))
                    : words.sentence(key + ".run" + line, centre);
        }

        private String signal(Signal signal) {
            String side = signal.high() == null ? "" : signal.high() ? ".high" : ".low";
            String key = "reading." + signal.rule().id() + (course.isSum() ? ".sum" : "") + side;
            int points = counted(signal);
            double limit = Boolean.TRUE.equals(signal.high()) ? course.upper(last) : course.lower(last);
            return words.sentence(
                    "reading.head",
                    head(signal),
                    words.sentence(
                            key,
                            timeline.name(signal.from()),
                            points,
                            shown(analysis.centre(last)),
                            timeline.name(last),
                            course.isSum() ? numerals.write(course.value(last)) : shown(course.value(last)),
                            course.isSum() ? numerals.write(limit) : shown(limit)));
        }

        private String head(Signal signal) {
            String way = signal.rule() == Rule.TREND ? "moving" : "standing";
            String side = signal.high() == null ? "none" : signal.high() ? "high" : "low";
            String meaning = Meaning.of(signal).name().toLowerCase(Locale.ROOT);
            return signal.high() == null
                    ? words.word("reading.head.none")
                    : words.word("reading.head." + meaning + "." + way + "." + side);
        }

        private int counted(Signal signal) {
            int points = 0;
            for (int i = signal.from(); i <= signal.to(); i++) {
                points += analysis.signals(i, signal.rule()) ? 1 : 0;
            }
            return points;
        }

        private String calm() {
            int end = analysis.signals().stream().mapToInt(Signal::to).max().orElse(last);
            return words.sentence("reading.calm", analysis.signals().size(), timeline.name(end));
        }

        private void formerPhase(List<String> remarks) {
            int phase = analysis.phase(last);
            if (phase > 0) {
                Phase now = analysis.phases().get(phase);
                double before = analysis.centre(analysis.phases().get(phase - 1).to());
                if (Double.isFinite(before) && Double.isFinite(analysis.centre(last))) {
                    remarks.add(words.sentence(
                            "reading.phase", timeline.name(now.from()), shown(analysis.centre(last)), shown(before)));
                }
            }
        }

        private void provisional(List<String> remarks) {
            Phase phase = analysis.phases().get(analysis.phase(last));
            if (phase.provisional() && Double.isFinite(analysis.upper(last))) {
                remarks.add(words.sentence("reading.provisional", phase.base()));
            }
        }

        private void target(List<String> remarks) {
            Assurance assurance = analysis.assurance();
            if (assurance != null) {
                remarks.add(words.sentence("reading.target." + assurance.id(), shown(analysis.target(last))));
            }
        }

        private String shown(double value) {
            return Double.isFinite(value) ? words.measured(numerals.write(value), picture.unit()) : "–";
        }
    }

    /** The words of a variation icon; of none where there is no data. */
    public static String words(@Nullable Variation variation, Locale locale) {
        return Words.in(locale).word("icon." + (variation == null ? "none" : variation.id()));
    }

    /** The words of an assurance icon; of none where there is nothing to compare. */
    public static String words(@Nullable Assurance assurance, Locale locale) {
        return Words.in(locale).word("icon." + (assurance == null ? "no-target" : assurance.id()));
    }

    /** The name of a kind of chart. */
    public static String words(Chart chart, Locale locale) {
        return Words.in(locale).word("chart.kind." + chart.id());
    }
}
