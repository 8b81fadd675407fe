/**
 * Accounts, sign-in, tokens; organisations with their sites and units. Owns the tables person, administrator,
 * one_time_link, api_token, failed_sign_in, organisation, site and unit.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "mail", "attributes"})
@NullMarked
package org.allteach.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
