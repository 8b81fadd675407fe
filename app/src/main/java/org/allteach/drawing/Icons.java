package org.allteach.drawing;

import java.util.Locale;
import org.allteach.spc.Assurance;
import org.allteach.spc.Variation;
import org.jspecify.annotations.Nullable;

/**
 * The icons of Making Data Count, drawn anew: what kind of variation the newest point shows, and whether the process will
 * meet its target. They always stand beside their words ({@link Reading#words}).
 */
public final class Icons {

    private static final String STEADY = "M8 22l6-5 6 6 6-7 6 5";
    private static final String RISING = "M9 28l6-2 6-4 6-6";
    private static final String FALLING = "M9 16l6 6 6 4 6 2";

    private Icons() {}

    /** All icons as symbols, to stand once on a page that uses them. */
    public static String symbols(Locale locale) {
        return "<svg class=\"at-defs\" aria-hidden=\"true\">" + definitions(locale) + "</svg>";
    }

    /** The same within a drawing that stands alone. */
    public static String definitions(Locale locale) {
        Words words = Words.in(locale);
        var svg = new Svg(4096);
        svg.raw("<defs>");
        for (Variation variation : Variation.values()) {
            svg.mark("<symbol id=\"at-~\" viewBox=\"0 0 40 40\">", variation.id());
            variation(variation, words, svg);
            svg.raw("</symbol>");
        }
        for (Assurance assurance : Assurance.values()) {
            svg.mark("<symbol id=\"at-~\" viewBox=\"0 0 40 40\">", assurance.id());
            assurance(assurance, words, svg);
            svg.raw("</symbol>");
        }
        return svg.raw("</defs>").toString();
    }

    /** A variation icon by its symbol; nothing where there are no data. */
    public static String use(@Nullable Variation variation) {
        return variation == null ? "" : symbol(variation.id());
    }

    /** An assurance icon by its symbol; nothing where there is nothing to compare. */
    public static String use(@Nullable Assurance assurance) {
        return assurance == null ? "" : symbol(assurance.id());
    }

    /** An icon by the name of its variation or assurance. */
    public static String symbol(String id) {
        return "<svg class=\"at-icon\" aria-hidden=\"true\"><use href=\"#at-" + id + "\"/></svg>";
    }

    private static void variation(Variation variation, Words words, Svg svg) {
        String[] parts = variation.id().split("-", -1);
        boolean high = parts[1].equals("high");
        boolean common = variation == Variation.COMMON_CAUSE;
        String type = common ? "ip" : parts[0].equals("improvement") ? "ii" : parts[0].equals("concern") ? "ix" : "in";
        svg.mark("<circle class=\"~\" cx=\"20\" cy=\"20\" r=\"17\"/>", type);
        svg.mark("<path class=\"~l\" d=\"~\"/>", type, common ? STEADY : high ? RISING : FALLING);
        if (!common) {
            String letter = words.word(high ? "icon.letter.high" : "icon.letter.low");
            svg.mark("<text class=\"~t\" x=\"~\"", type, high ? "14" : "25");
            svg.mark(" y=\"19\">~</text>", letter);
        }
    }

    private static void assurance(Assurance assurance, Words words, Svg svg) {
        String type = assurance == Assurance.PASS ? "ii" : assurance == Assurance.FAIL ? "ix" : "ip";
        svg.mark("<circle class=\"~\" cx=\"20\" cy=\"20\" r=\"17\"/><path class=\"ig\" d=\"M4 28h32\"/>", type);
        svg.mark("<text class=\"~t ib\" x=\"20\" y=\"24\">~</text>", type, words.word("icon.letter." + assurance.id()));
    }
}
