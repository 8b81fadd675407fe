package org.allteach.kills;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.allteach.mail.PostOffice;
import org.jspecify.annotations.Nullable;

/** Two applications side by side. Whoever is killed is started again at once, while the other one goes on. */
final class Pair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<RunningApplication> applications;
    private final Queue<Blow> waiting = new ArrayDeque<>();
    private final List<Thread> strikes = new ArrayList<>();
    private int mailsUntilNext;
    private int kills;
    private int before;
    private int after;

    Pair(List<RunningApplication> applications) {
        this.applications = applications;
    }

    /** One after the other: the code of the first visit is that of the latest start. */
    void start() {
        applications.forEach(RunningApplication::start);
    }

    String firstCode() {
        return applications.getLast().firstCode();
    }

    boolean isAnyReady() {
        return applications.stream().anyMatch(RunningApplication::isReady);
    }

    /** The answer of either, whoever gives one first; who dies over a question does not count. */
    HttpResponse<String> answered(Function<String, HttpResponse<String>> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = ThreadLocalRandom.current().nextInt(2); System.nanoTime() < deadline; i = 1 - i) {
            try {
                HttpResponse<String> answer = question.apply("http://127.0.0.1:" + applications.get(i).port);
                if (answer.statusCode() < 400) {
                    return answer;
                }
                if (answer.statusCode() < 500) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
            } catch (IllegalStateException nobody) {
                pause(20);
            }
        }
        throw new AssertionError("Nobody answers");
    }

    /** Deals a blow, when its moment comes. */
    synchronized void strike(Blow blow) {
        if (blow.when() == Blow.When.ANY) {
            strikes.add(Thread.startVirtualThread(() -> {
                pause(blow.number());
                kill(blow, null);
            }));
        } else {
            waiting.add(blow);
        }
    }

    /** Sees every mail that an office takes. */
    void watch(PostOffice office) {
        office.watch(mail -> seen(mail, Blow.When.BEFORE_ANSWER), mail -> seen(mail, Blow.When.AFTER_ANSWER));
    }

    private void seen(String mail, Blow.When when) {
        Blow blow = due(when);
        if (blow == null) {
            return;
        }
        if (when == Blow.When.AFTER_ANSWER) {
            pauseBriefly();
        }
        String name = mail.replaceAll("(?s).*?From: ([a-z]+)@.*", "$1");
        kill(blow, applications.get(name.equals("one") ? 0 : 1));
    }

    private synchronized @Nullable Blow due(Blow.When when) {
        Blow next = waiting.peek();
        if (next == null || next.when() != when || ++mailsUntilNext < next.number()) {
            return null;
        }
        mailsUntilNext = 0;
        before += when == Blow.When.BEFORE_ANSWER ? next.kills() : 0;
        after += when == Blow.When.AFTER_ANSWER ? next.kills() : 0;
        return waiting.remove();
    }

    /** Kills who is meant, else anybody who is at work. */
    private synchronized void kill(Blow blow, @Nullable RunningApplication meant) {
        var victims = new ArrayList<RunningApplication>();
        victims.add(meant == null ? anybody() : meant);
        if (blow.kills() > 1) {
            applications.stream().filter(one -> !victims.contains(one)).forEach(victims::add);
        }
        victims.forEach(RunningApplication::kill);
        victims.forEach(RunningApplication::launch);
        kills += victims.size();
    }

    private RunningApplication anybody() {
        while (true) {
            var ready =
                    applications.stream().filter(RunningApplication::isReady).toList();
            if (!ready.isEmpty()) {
                return ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
            }
            pause(20);
        }
    }

    /** Until the last blow has been dealt. */
    void settle() {
        while (true) {
            Blow left;
            Thread strike;
            synchronized (this) {
                left = waiting.poll();
                strike = strikes.isEmpty() ? null : strikes.removeLast();
            }
            if (left != null) {
                kill(left, null);
            } else if (strike != null) {
                join(strike);
            } else {
                return;
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized int kills() {
        return kills;
    }

    /** How many died when a mail had been taken and they did not know. */
    synchronized int killsBefore() {
        return before;
    }

    /** How many died within two milliseconds of knowing. */
    synchronized int killsAfter() {
        return after;
    }

    static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pauseBriefly() {
        long until = System.nanoTime() + ThreadLocalRandom.current().nextInt(2_000_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        applications.forEach(RunningApplication::close);
    }
}
