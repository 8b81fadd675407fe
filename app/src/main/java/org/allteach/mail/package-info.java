/**
 * The outbox: a mail is written in the transaction of its cause and delivered afterwards, by SMTP where it is configured.
 * Owns the table outgoing_mail.
 */
@ApplicationModule(allowedDependencies = {"web", "database"})
@NullMarked
package org.allteach.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
