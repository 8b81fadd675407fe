/**
 * The database: PostgreSQL's own server, started with the application and kept safe (durable, loopback only, password,
 * never root, restarted when it dies, gone when the application is gone), or an external one by URL. Owns no tables and
 * no pages. Also here: ids, the schema's migrations module by module, backup and restore of a whole installation, and the
 * commands at the terminal that need an installation's database.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.allteach.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
