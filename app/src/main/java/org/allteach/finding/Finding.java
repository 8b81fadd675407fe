package org.allteach.finding;

/**
 * Something that was found.
 *
 * @param path the page on which it stands
 * @param text what is written there, from which the words around those that were looked for are shown
 */
public record Finding(String title, String path, String text) {}
