package org.allteach.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.allteach.people.Languages;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;

/**
 * The public holidays of countries.
 *
 * @param counts how many each country has that has any
 * @param country the one whose days are edited; empty for none
 * @param days its days as lines
 */
record HolidaysPage(SortedMap<String, Integer> counts, String country, String days, List<Problem> problems)
        implements Page {

    List<Option> others() {
        return Languages.countries(Visit.locale());
    }

    static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Visit.locale());
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
