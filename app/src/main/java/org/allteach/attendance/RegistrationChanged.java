package org.allteach.attendance;

import java.util.UUID;

/** Somebody has registered, left, or moved up from the waiting list. Published within the transaction. */
public record RegistrationChanged(UUID collaborative, UUID activity, UUID person) {}
