/**
 * Reminders: what a collaborative reminds of, when and whom, as rows that its director sets; one digest for each person and
 * day, in their own time zone and language; and who was reminded of what, and whether it helped. Owns the tables
 * reminder_rule, reminder and digest.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "mail",
            "people",
            "collaboratives",
            "plans",
            "prework",
            "settings",
            "spreadsheets",
            "submissions",
            "activities",
            "attendance",
            "testing"
        })
@NullMarked
package org.allteach.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
