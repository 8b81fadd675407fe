package org.allteach.mail;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server that does as the test says: refuses recipients, asks for STARTTLS and credentials, hangs up. */
public final class PostOffice implements AutoCloseable {

    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean hangsUp;
    private volatile boolean saysNoGoodbye;
    private volatile Consumer<String> beforeAnswer = mail -> {};
    private volatile Consumer<String> afterAnswer = mail -> {};

    PostOffice(@Nullable SSLContext tls) {
        this(tls, 0);
    }

    /** @param port 0 for any that is free */
    public PostOffice(@Nullable SSLContext tls, int port) {
        this.tls = tls;
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The reply to a recipient, such as {@code 550 5.1.1 Nobody here}. */
    void refuse(String recipient, String reply) {
        refusals.put(recipient, reply);
    }

    void take(String recipient) {
        refusals.remove(recipient);
    }

    /** Takes a mail and goes before it says so. */
    void hangUpAfterTheNext() {
        hangsUp = true;
    }

    /** What happens when a mail is taken and its sender does not know it yet, and what when it was told. */
    public void watch(Consumer<String> before, Consumer<String> after) {
        beforeAnswer = before;
        afterAnswer = after;
    }

    /** Says nothing any more when somebody takes their leave. */
    void neverSayGoodbye() {
        saysNoGoodbye = true;
    }

    /** The mails taken, whole. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** What clients said, with {@code TLS} before what came encrypted. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    public boolean isClosed() {
        return server.isClosed();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            say(client, "220 post office");
            talk(client, "");
        } catch (IOException e) {
            heard.add("lost");
        }
    }

    private void talk(Socket client, String before) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(before + line);
            String word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
            switch (word) {
                case "EHLO" ->
                    say(
                            client,
                            before.isEmpty() && tls != null
                                    ? "250-here\r\n250 STARTTLS"
                                    : "250-here\r\n250 AUTH PLAIN");
                case "STARTTLS" -> {
                    say(client, "220 go");
                    talk(encrypted(client), "TLS ");
                    return;
                }
                case "AUTH" -> say(client, authenticated(line) ? "235 welcome" : "535 5.7.8 wrong");
                case "RCPT" -> say(client, refusals.getOrDefault(line.replaceAll(".*<|>.*", ""), "250 ok"));
                case "DATA" -> {
                    say(client, "354 go on");
                    String mail = mail(in);
                    taken.add(mail);
                    beforeAnswer.accept(mail);
                    if (hangsUp) {
                        hangsUp = false;
                        return;
                    }
                    say(client, "250 taken");
                    afterAnswer.accept(mail);
                }
                case "QUIT" -> {
                    if (!saysNoGoodbye) {
                        say(client, "221 bye");
                        return;
                    }
                }
                default -> say(client, "250 ok");
            }
        }
    }

    private Socket encrypted(Socket client) throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static boolean authenticated(String line) {
        String given =
                new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8);
        return given.endsWith("\0postman\0secret");
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("a mail cut short");
            }
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
