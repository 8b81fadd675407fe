package org.allteach.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.drawing.Icons;
import org.allteach.drawing.LargeChart;
import org.allteach.drawing.Picture;
import org.allteach.drawing.Reading;
import org.allteach.spc.Analysis;

/**
 * A large chart as a page shows it: drawn for wide and for narrow places, with what it says and what its icons mean.
 *
 * @param symbols the icons, to stand once on the page
 */
record Figure(String wide, String narrow, Reading reading, String symbols, String icons, List<String> words) {

    /** The name is to be unique on the page. */
    static Figure of(Picture picture, String name, Locale locale) {
        Analysis analysis = picture.analysis();
        var words = new ArrayList<String>();
        words.add(Reading.words(analysis.variation(), locale));
        words.add(Reading.words(analysis.assurance(), locale));
        return new Figure(
                LargeChart.draw(picture, LargeChart.Size.WIDE, locale, name + "-wide"),
                LargeChart.draw(picture, LargeChart.Size.NARROW, locale, name + "-narrow"),
                Reading.of(picture, locale),
                Icons.symbols(locale),
                Icons.use(analysis.variation()) + Icons.use(analysis.assurance()),
                words);
    }
}
