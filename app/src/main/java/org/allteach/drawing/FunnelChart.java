package org.allteach.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.allteach.spc.Funnel;

/** Draws a funnel as SVG: each unit a point against its size, between limits that narrow as units grow. */
public final class FunnelChart {

    private static final double LETTER = 6.6;
    private static final double LINE = 14;
    private static final int TOP = 22;
    private static final int BELOW = 42;
    /** Through how many sizes the limits are drawn, closer together where they bend. */
    private static final int STEPS = 90;

    private static final int MANY = 300;
    private static final int LONGEST_NAME = 20;
    private static final double ROOM_OF_TICK = 8;

    private final FunnelPicture picture;
    private final Funnel.Analysis analysis;
    private final LargeChart.Size size;
    private final int height;
    private final Words words;
    private final Scale scale;
    private final Scale sizes;
    private final Numerals values;
    private final Numerals counts;
    private final double left;
    private final double right;
    private final double bottom;
    private final double radius;
    private final Svg svg = new Svg(32_768);

    private FunnelChart(FunnelPicture picture, LargeChart.Size size, Locale locale) {
        this.picture = picture;
        this.analysis = picture.analysis();
        this.size = size;
        this.height = height(size);
        this.words = Words.in(locale);
        this.scale = picture.scale();
        this.sizes = sizes();
        this.values = new Numerals(locale, scale.valueDecimals());
        this.counts = new Numerals(locale, sizes.decimals());
        int tick = Math.max(tick(0).length(), tick(scale.ticks() - 1).length());
        this.left = 14 + LETTER * tick;
        this.right = size.width - 12 - LETTER * (words.word("funnel.pooled").length() + 7);
        this.bottom = height - BELOW;
        this.radius = analysis.points().size() > MANY ? 2.5 : size == LargeChart.Size.WIDE ? 4 : 3;
    }

    /** The drawing as an element of a page. Its ids begin with the given name, which is to be unique on the page. */
    public static String draw(FunnelPicture picture, LargeChart.Size size, Locale locale, String name) {
        var chart = new FunnelChart(picture, size, locale);
        Svg svg = chart.svg;
        svg.mark("<svg class=\"at-chart at-funnel\" viewBox=\"0 0 ~ ~\"", size.width, chart.height);
        svg.mark(" role=\"group\" aria-labelledby=\"~-t\" aria-describedby=\"~-d\">", name, name);
        svg.mark("<title id=\"~-t\">~</title>", name, picture.title());
        svg.mark("<desc id=\"~-d\">~</desc>", name, String.join(" ", picture.sentences(locale)));
        chart.body();
        return svg.raw("</svg>").toString();
    }

    /** The drawing without an element around it, for a picture that adds to it. */
    static String body(FunnelPicture picture, LargeChart.Size size, Locale locale) {
        var chart = new FunnelChart(picture, size, locale);
        chart.body();
        return chart.svg.toString();
    }

    /** Units need more room above each other than points in time do. */
    static int height(LargeChart.Size size) {
        return size.height + 60;
    }

    private void body() {
        grid();
        limits();
        points();
        names();
    }

    private Scale sizes() {
        var extent = new Scale.Extent();
        analysis.points().forEach(point -> extent.with(point.denominator()));
        return extent.scale();
    }

    private double x(double denominator) {
        return left + sizes.part(denominator) * (right - left);
    }

    private double y(double value) {
        return bottom - scale.part(value) * (bottom - TOP);
    }

    private String tick(int number) {
        return new Numerals(words.locale(), scale.decimals()).write(scale.tick(number));
    }

    private void grid() {
        svg.path("g");
        for (int i = 0; i < scale.ticks(); i++) {
            svg.move(left, y(scale.tick(i))).across(right);
        }
        svg.end();
        for (int i = 0; i < scale.ticks(); i++) {
            svg.label("a", left - 6, y(scale.tick(i)) + 4, tick(i));
        }
        svg.label("u", 2, 10, picture.unit());
        double room = (right - left) / Math.max(1, sizes.ticks() - 1);
        double wanted = LETTER * counts.write(sizes.high()).length() + ROOM_OF_TICK;
        int every = Math.max(1, (int) Math.ceil(wanted / room));
        for (int i = 0; i < sizes.ticks(); i += every) {
            svg.label("m", x(sizes.tick(i)), bottom + 17, counts.write(sizes.tick(i)));
        }
        svg.label("m", (left + right) / 2, height - 8, picture.sizes());
    }

    private void limits() {
        double[] at = new double[STEPS + 1];
        double smallest = analysis.points().stream()
                .mapToDouble(Funnel.Point::denominator)
                .min()
                .orElse(sizes.high());
        double low = Math.max(sizes.low(), smallest / 3);
        for (int i = 0; i <= STEPS; i++) {
            double part = (double) i / STEPS;
            at[i] = low + (sizes.high() - low) * part * part;
        }
        List<Funnel.Limits> limits = analysis.limits(at);
        // What is outside the axes is cut off: an element of its own inside does that.
        svg.mark("<svg x=\"~\" y=\"~\"", left, (double) TOP);
        svg.mark(" width=\"~\" height=\"~\"", right - left, bottom - TOP);
        svg.mark(" viewBox=\"~ ~ ~ ~\">", left, (double) TOP, right - left, bottom - TOP);
        room(at, limits);
        line("l", at, limits, Funnel.Limits::lower998);
        line("l", at, limits, Funnel.Limits::upper998);
        line("l ld", at, limits, Funnel.Limits::lower95);
        line("l ld", at, limits, Funnel.Limits::upper95);
        if (analysis.usesAdjusted()) {
            List<Funnel.Limits> chance = chance().limits(at);
            line("l lc", at, chance, Funnel.Limits::lower998);
            line("l lc", at, chance, Funnel.Limits::upper998);
        }
        svg.raw("</svg>");
        svg.path("c").move(left, y(analysis.target())).across(right).end();
        Double target = picture.target();
        if (target != null) {
            svg.path("t").move(left, y(target)).across(right).end();
        }
        tags(limits.getLast());
    }

    /** The same funnel with the limits of chance alone, which are drawn beside widened ones. */
    private Funnel.Analysis chance() {
        return new Funnel.Analysis(analysis.options(), analysis.target(), 0, 0, false, analysis.points());
    }

    private double inside(double value) {
        double room = scale.high() - scale.low();
        return y(Math.clamp(value, scale.low() - room, scale.high() + room));
    }

    private void room(double[] at, List<Funnel.Limits> limits) {
        svg.path("z");
        for (int i = 0; i < at.length; i++) {
            double y = inside(limits.get(i).upper998());
            if (i == 0) {
                svg.move(x(at[i]), y);
            } else {
                svg.line(x(at[i]), y);
            }
        }
        for (int i = at.length - 1; i >= 0; i--) {
            svg.line(x(at[i]), inside(limits.get(i).lower998()));
        }
        svg.raw('z').end();
    }

    private void line(String type, double[] at, List<Funnel.Limits> limits, ToDoubleFunction<Funnel.Limits> which) {
        svg.path(type);
        for (int i = 0; i < at.length; i++) {
            double y = inside(which.applyAsDouble(limits.get(i)));
            if (i == 0) {
                svg.move(x(at[i]), y);
            } else {
                svg.line(x(at[i]), y);
            }
        }
        svg.end();
    }

    /** Words at the right end of a line. */
    private record Tag(String type, String text, double value) {}

    private void tags(Funnel.Limits last) {
        var tags = new ArrayList<Tag>();
        tags.add(new Tag("o", words.word("funnel.998"), last.upper998()));
        tags.add(new Tag("o", words.word("funnel.95"), last.upper95()));
        tags.add(new Tag(
                "oc o", words.word("funnel.pooled") + " " + values.write(analysis.target()), analysis.target()));
        tags.add(new Tag("o", words.word("funnel.95"), last.lower95()));
        tags.add(new Tag("o", words.word("funnel.998"), last.lower998()));
        Double target = picture.target();
        if (target != null) {
            tags.add(new Tag("ot o", words.word("chart.target") + " " + values.write(target), target));
        }
        tags.removeIf(tag -> tag.value < scale.low() || tag.value > scale.high());
        tags.sort(Comparator.comparingDouble(Tag::value).reversed());
        double[] heights = new double[tags.size()];
        double free = TOP - LINE;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(y(tags.get(i).value) + 4, free + LINE);
            free = heights[i];
        }
        double lowest = bottom + 4;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], lowest);
            lowest = heights[i] - LINE;
            svg.label(tags.get(i).type, right + 6, heights[i], tags.get(i).text);
        }
    }

    /** The common ones first, so that special ones and one's own lie on top. */
    private List<Integer> order() {
        return IntStream.range(0, picture.units().size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> picture.units().get(i).own())
                        .thenComparing(i -> picture.meaning(i) != Meaning.COMMON)
                        .thenComparingDouble(i -> analysis.points().get(i).denominator()))
                .toList();
    }

    private void points() {
        List<Integer> order = order();
        for (int k = 0; k < order.size(); k++) {
            point(order.get(k), k == order.size() - 1);
        }
    }

    /** One point is reached by Tab; the arrow keys go on from there ({@code charts.js}). */
    private void point(int index, boolean reachable) {
        FunnelPicture.Unit unit = picture.units().get(index);
        Meaning meaning = picture.meaning(index);
        double x = x(analysis.points().get(index).denominator());
        double y = y(analysis.points().get(index).ratio());
        if (unit.own()) {
            svg.mark("<circle class=\"own\" cx=\"~\" cy=\"~\" r=\"~\"/>", x, y, radius + 5);
        }
        String address = unit.address();
        if (address != null) {
            svg.mark("<a href=\"~\" tabindex=\"-1\">", address);
        }
        boolean circle = meaning == Meaning.COMMON;
        if (circle) {
            svg.mark("<circle class=\"p\" cx=\"~\" cy=\"~\" r=\"~\"", x, y, radius);
        } else {
            svg.mark("<path class=\"~\" d=\"", meaning.type);
            svg.move(x, y).raw(radius < 3 ? meaning.smallShape : meaning.shape).raw('"');
        }
        if (unit.name().isEmpty()) {
            svg.raw("/>");
        } else {
            svg.raw(reachable ? " tabindex=\"0\" role=\"img\"><title>" : "><title>");
            told(index);
            svg.raw(circle ? "</title></circle>" : "</title></path>");
        }
        svg.raw(address == null ? "" : "</a>");
    }

    private void told(int index) {
        Funnel.Point point = analysis.points().get(index);
        svg.mark(
                "~: ~", picture.units().get(index).name(), words.measured(values.write(point.ratio()), picture.unit()));
        svg.mark(" (~ / ~)", count(point.numerator()), count(point.denominator()));
        Funnel.Limits limits = picture.limits(index);
        String place = point.outlier()
                ? point.ratio() > analysis.target() ? "funnel.high998" : "funnel.low998"
                : point.ratio() > limits.upper95()
                        ? "funnel.high95"
                        : point.ratio() < limits.lower95() ? "funnel.low95" : "";
        if (!place.isEmpty()) {
            svg.mark(", ~", words.word(place));
        }
    }

    private String count(double number) {
        return number == Math.rint(number) ? counts.whole(number) : values.write(number);
    }

    /** Where a name is written. */
    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Names one's own team and, where there is room, those that stand out. */
    private void names() {
        int most = size == LargeChart.Size.WIDE ? 16 : 5;
        var named = new ArrayList<Integer>();
        IntStream.range(0, picture.units().size())
                .filter(i -> picture.units().get(i).own())
                .forEach(named::add);
        picture.outliers().stream()
                .filter(i ->
                        !named.contains(i) && !picture.units().get(i).name().isEmpty())
                .limit(most)
                .forEach(named::add);
        var taken = new ArrayList<Box>();
        for (int i = 0; i < picture.units().size(); i++) {
            double x = x(analysis.points().get(i).denominator());
            double y = y(analysis.points().get(i).ratio());
            taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
        }
        for (int index : named) {
            name(index, taken);
        }
    }

    private void name(int index, List<Box> taken) {
        String name = picture.units().get(index).name();
        String text = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        boolean own = picture.units().get(index).own();
        double x = x(analysis.points().get(index).denominator());
        double y = y(analysis.points().get(index).ratio());
        double width = LETTER * text.length();
        double away = radius + (own ? 8 : 5);
        record Place(String anchor, double x, double y, double left) {}
        for (Place place : List.of(
                new Place("u", x + away, y + 4, x + away),
                new Place("a", x - away, y + 4, x - away - width),
                new Place("m", x, y - away - 1, x - width / 2),
                new Place("m", x, y + away + 10, x - width / 2))) {
            var box = new Box(place.left, place.y - 10, place.left + width, place.y + 2);
            boolean within = box.left > left && box.right < right && box.top > 0 && box.bottom < bottom;
            if (within && taken.stream().noneMatch(box::meets)) {
                svg.label((own ? "oc " : "") + place.anchor + " fn", place.x, place.y, text);
                taken.add(box);
                return;
            }
        }
    }
}
