package org.allteach.lifecycle;

import java.time.Instant;
import org.allteach.collaboratives.Collaborative.State;

/** A step from one state to another, and who went it. */
record Step(State from, State to, String reason, String person, Instant at) {}
