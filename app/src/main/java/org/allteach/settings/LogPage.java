package org.allteach.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The newest changes, or older ones.
 *
 * @param subject of what changes are shown: all whose subject begins so
 * @param older the entry after which the next page begins; null on the last page
 */
record LogPage(
        Membership membership,
        List<LogLine> lines,
        String subject,
        @Nullable UUID older) implements Page {

    /** The log of what begins so. */
    String address(String of) {
        return "/c/" + membership.collaborative().slug() + "/settings/log?subject="
                + URLEncoder.encode(of, StandardCharsets.UTF_8);
    }
}
