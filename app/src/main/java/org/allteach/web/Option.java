package org.allteach.web;

/** One entry of a choice: what is sent, and what is read. */
public record Option(String value, String label) {}
