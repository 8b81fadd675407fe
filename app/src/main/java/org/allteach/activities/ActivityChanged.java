package org.allteach.activities;

import java.util.UUID;

/** An activity is new, is at another time or place, is otherwise changed or cancelled. Published within the transaction. */
public record ActivityChanged(UUID collaborative, UUID activity) {}
