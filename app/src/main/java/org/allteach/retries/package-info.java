/**
 * Retries of the API: a POST with an {@code Idempotency-Key} has one effect, and is answered the same again. Owns the table
 * idempotent_request.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.allteach.retries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
