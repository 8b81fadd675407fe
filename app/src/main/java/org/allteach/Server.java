package org.allteach;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.EmbeddedServer;
import org.allteach.database.Installation;
import org.allteach.database.Obstacle;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the application after looking whether it can start at all, so that what is in the way is said in one sentence. */
record Server(CommandLine line) {

    ConfigurableApplicationContext start(List<String> settings) {
        line.requireNoRest();
        requireFreePort();
        var external = Installation.externalAddress();
        if (external.isPresent()) {
            external.ifPresent(DatabaseAddress::verified);
            return start(new SpringApplication(Allteach.class), settings);
        }
        var database = EmbeddedServer.start(line.data());
        try {
            return start(withDatabase(database), settings);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private ConfigurableApplicationContext start(SpringApplication application, List<String> settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.address=" + line.host(),
                "--server.port=" + line.port(),
                "--allteach.data=" + line.data(),
                "--spring.main.log-startup-info=false"));
        arguments.addAll(settings);
        System.clearProperty(Allteach.LOG_SETTINGS);
        var context = application.run(arguments.toArray(String[]::new));
        System.out.println(CommandLine.text("ready", "http://" + line.host() + ":" + line.port()));
        return context;
    }

    /** The context closes its beans in the order of their dependencies: the pool first, the database after it. */
    private static SpringApplication withDatabase(EmbeddedServer database) {
        var application = new SpringApplication(Allteach.class);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(EmbeddedServer.class, () -> database));
        return application;
    }

    private void requireFreePort() {
        try (var socket = new ServerSocket(line.port(), 1, InetAddress.getByName(line.host()))) {
            socket.setReuseAddress(true);
        } catch (BindException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("in use");
            throw new Obstacle(CommandLine.text(taken ? "port.taken" : "host.unknown", line.host(), line.port()), e);
        } catch (IOException e) {
            throw new Obstacle(CommandLine.text("host.unknown", line.host()), e);
        }
    }
}
