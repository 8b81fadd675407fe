package org.allteach.pdsa;

import java.util.UUID;
import org.allteach.collaboratives.Collaborative;

/** Somebody has changed a test of change. Published within the transaction. */
public record CycleChanged(Collaborative collaborative, UUID team, UUID cycle, String action) {}
