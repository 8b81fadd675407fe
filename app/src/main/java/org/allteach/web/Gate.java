package org.allteach.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Answers whether a viewer may do a thing in the scope that the path names. Memberships implement it. */
public interface Gate {

    /**
     * @param variables the path's variables; {@code slug} names the collaborative, {@code team} the team's code
     * @param request the request, on which what was found may be left for the handler
     */
    boolean lets(Viewer viewer, Permission permission, Map<String, String> variables, HttpServletRequest request);
}
