/**
 * How people prove who they are: passwords, sign-in and what slows guessing down, sessions, personal tokens, the first
 * administrator; and each person's own account page. Owns the tables api_token, failed_sign_in, known_device and
 * installation_fact.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "mail", "people"})
@NullMarked
package org.allteach.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
