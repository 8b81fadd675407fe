package org.allteach.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people reach this installation: {@code allteach.url}, or else the host and port that it listens on. */
@Component
public class PublicUrl {

    private final Environment environment;

    PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** The full address of a path of this installation, for a mail. */
    public String of(String path) {
        String configured = environment.getProperty("allteach.url", "");
        String base = configured.isBlank() ? listening() : configured.strip();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private String listening() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://" + host(environment.getProperty("server.address")) + ":" + port;
    }

    /** An address that means "all of this machine" is none that a browser could open. */
    private static String host(@Nullable String address) {
        if (address == null || address.isBlank() || address.equals("0.0.0.0") || address.equals("::")) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
