package org.allteach.mail;

/** Knows addresses of people who do not exist: of the demonstration. No mail is ever written to them. */
public interface Invented {

    boolean has(String address);
}
