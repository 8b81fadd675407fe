package org.allteach.web;

import java.util.List;

/** Why there is no answer, in words, and where to go on. */
public record RefusalPage(int status, String title, String explanation, List<Problem> problems) implements Page {}
