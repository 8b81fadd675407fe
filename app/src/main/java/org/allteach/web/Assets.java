package org.allteach.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of style sheets and scripts, each with the hash of its content, so that browsers may keep them for ever. */
public final class Assets {

    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();
    private static volatile UnaryOperator<String> resolver = UnaryOperator.identity();

    private Assets() {}

    static void resolveBy(ResourceUrlProvider provider) {
        resolver = path -> {
            String hashed = provider.getForLookupPath(path);
            return hashed == null ? path : hashed;
        };
        ADDRESSES.clear();
    }

    public static String address(String path) {
        return ADDRESSES.computeIfAbsent(path, resolver);
    }
}
