package org.allteach.spc;

/** What kind of data a measure collects, in the words of someone who collects it. */
public enum DataKind {
    /** How many of a number of people or things: each counts or does not. */
    PROPORTION,
    /** Events in an area of opportunity that varies: falls per bed days. */
    RATE,
    /** Events in areas of opportunity that are about the same. */
    COUNT,
    /** One measurement per period: a time, a cost, a score. */
    MEASUREMENT,
    /** An amount over another one, of which neither is a count: cost per case. */
    RATIO,
    /** Several measurements per period. */
    SUBGROUPS,
    /** Cases between two rare events. */
    CASES_BETWEEN,
    /** Time between two rare events. */
    TIME_BETWEEN
}
