package org.allteach.benchmarks;

import java.util.List;
import java.util.Locale;
import org.allteach.benchmarks.Benchmark.Drawn;
import org.allteach.benchmarks.Benchmark.NotDrawn;
import org.allteach.benchmarks.Benchmark.Sides;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.collaboratives.Collaborative;
import org.allteach.drawing.FunnelPicture;
import org.allteach.measures.Measure;
import org.allteach.spc.Funnel;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** Makes a funnel of standings, where one makes sense: of the values that the viewer sees, about what is pooled. */
final class Funnels {

    /** Of fewer units nobody can tell how much they vary beyond chance. */
    private static final int FEWEST_TO_WIDEN = 10;

    private final Collaborative collaborative;
    private final Measure measure;
    private final Window window;

    Funnels(Collaborative collaborative, Measure measure, Window window) {
        this.collaborative = collaborative;
        this.measure = measure;
        this.window = window;
    }

    Sides of(List<Standing> standings, @Nullable Together together, boolean widened) {
        if (!Tally.isSummed(measure)) {
            String fields = measure.kind().fields().name().toLowerCase(Locale.ROOT);
            return new NotDrawn("benchmarks.funnel.none." + fields);
        }
        List<Standing> shown = standings.stream()
                .filter(standing -> standing.tally().denominator() > 0)
                .toList();
        if (shown.isEmpty()) {
            return new NotDrawn("benchmarks.funnel.none.empty");
        }
        List<Funnel.Unit> units = shown.stream()
                .map(standing -> new Funnel.Unit(
                        standing.appearance().code(),
                        standing.tally().numerator(),
                        standing.tally().denominator()))
                .toList();
        boolean widenable = shown.size() >= FEWEST_TO_WIDEN;
        Funnel.Options options = Funnel.Options.of(kind())
                .withMultiplier(measure.multiplier())
                .withOverdispersion(widened && widenable)
                .withTarget(centre(together));
        return Funnel.analyse(units, options) instanceof Funnel.Analysis analysis
                ? new Drawn(analysis, shown, picture(analysis, shown), widenable)
                : new NotDrawn("benchmarks.funnel.none.impossible");
    }

    private Funnel.Kind kind() {
        return measure.kind() == Measure.Kind.PROPORTION ? Funnel.Kind.PROPORTION : Funnel.Kind.RATE;
    }

    /** The centre is what is pooled, unless nobody or everybody is counted: the library knows no such target. */
    private @Nullable Double centre(@Nullable Together together) {
        double value = together == null ? Double.NaN : together.value();
        boolean possible = value > 0 && (kind() != Funnel.Kind.PROPORTION || value < measure.multiplier());
        return possible ? value : null;
    }

    private FunnelPicture picture(Funnel.Analysis analysis, List<Standing> shown) {
        String base = "/c/" + collaborative.slug() + "/t/";
        List<FunnelPicture.Unit> units = shown.stream()
                .map(standing -> new FunnelPicture.Unit(
                        standing.appearance().name(),
                        standing.appearance().named() ? base + standing.team().code() + "/m/" + measure.code() : null,
                        standing.own()))
                .toList();
        String from = Visit.date(window.from());
        return new FunnelPicture(
                Visit.text("benchmarks.funnel.title", measure.name(), from, Visit.date(window.to())),
                measure.unit(),
                Visit.text("benchmarks.funnel.sizes"),
                analysis,
                units,
                measure.target().at(window.to()),
                measure.direction());
    }
}
