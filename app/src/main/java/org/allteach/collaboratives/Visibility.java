package org.allteach.collaboratives;

/** How teams see each other. */
public enum Visibility {
    /** Each team sees its own data, and what is pooled over all. */
    OWN_ONLY,
    /** Each team sees the others under a code that stays the same. */
    CODED,
    /** All teams are named. */
    NAMED
}
