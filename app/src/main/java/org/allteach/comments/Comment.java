package org.allteach.comments;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody said.
 *
 * @param removed whether it was taken back; its text is then not shown
 */
record Comment(UUID id, Speaker speaker, Instant at, String text, boolean removed) {}
