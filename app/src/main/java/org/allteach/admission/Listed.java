package org.allteach.admission;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.allteach.admission.Reviews.Opinion;
import org.allteach.admission.Reviews.Review;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Commitments.Commitment;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands in the list.
 *
 * @param missing how much is still to be mended before it can be submitted
 */
record Listed(
        Application application,
        int missing,
        List<Review> reviews,
        @Nullable Commitment commitment) {

    String countryName() {
        String country = application.country();
        return country.isEmpty() ? "" : Locale.of("", country).getDisplayCountry(Visit.locale());
    }

    /** How many recommend what: {@code 2 × accept}. */
    String opinions() {
        return reviews.stream()
                .collect(Collectors.groupingBy(Review::opinion, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> Visit.text("admission.opinions", one.getValue(), word(one.getKey())))
                .collect(Collectors.joining(", "));
    }

    static String word(Opinion opinion) {
        return Visit.text("admission.opinion." + org.allteach.collaboratives.Given.written(opinion));
    }

    boolean isCommitted() {
        return commitment != null && commitment.isGiven();
    }
}
