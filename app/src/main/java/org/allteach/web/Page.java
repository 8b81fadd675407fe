package org.allteach.web;

/**
 * Everything that a page shows, computed. A controller returns it; the template beside the record, of the same name, draws
 * it: {@code measures/MeasurePage.java} is drawn by {@code measures/MeasurePage.jte}.
 */
public interface Page {

    /** The HTTP status of the answer: 422 for a form that comes back with problems. */
    default int status() {
        return 200;
    }
}
