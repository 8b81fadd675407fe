package org.allteach.people;

import java.util.UUID;

/** Somebody may not sign in any more. */
public record AccountDisabled(UUID person) {}
