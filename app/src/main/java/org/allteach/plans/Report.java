package org.allteach.plans;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a team reports of an action period: how far it came with its plan.
 *
 * @param handedInOn when it was there first
 */
record Report(UUID team, UUID phase, String text, LocalDate handedInOn, int version) {}
