/**
 * The outbox: a mail is written in the transaction of its cause and delivered afterwards, by SMTP where it is configured.
 * What each address wants, and whether mail comes back from it. Owns the tables outgoing_mail, mail_address and
 * mail_unsubscription.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit"})
@NullMarked
package org.allteach.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
