package org.allteach.demonstration;

import java.util.Locale;
import org.allteach.mail.PublicUrl;
import org.allteach.people.Person;
import org.allteach.web.Visit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At start: loads the demonstration where it is wanted and nothing else is here, and says who can sign in. */
@Component
class StartDemonstration implements ApplicationRunner {

    private final Demonstrations demonstrations;
    private final PublicUrl url;
    private final boolean wanted;

    StartDemonstration(
            Demonstrations demonstrations, PublicUrl url, @Value("${allteach.demonstration:false}") boolean wanted) {
        this.demonstrations = demonstrations;
        this.url = url;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demonstrations.standing().isPresent()) {
            long begun = System.nanoTime();
            if (demonstrations.refresh()) {
                say("demonstration.console.refreshed", seconds(begun));
            }
            demonstrations.standing().ifPresent(this::introduce);
        } else if (wanted && demonstrations.isEmpty()) {
            say("demonstration.console.loading");
            long begun = System.nanoTime();
            demonstrations.load();
            say("demonstration.console.loaded", seconds(begun));
            demonstrations.standing().ifPresent(this::introduce);
        } else if (wanted) {
            say("demonstration.console.notEmpty", url.of("/admin/demonstration"));
        }
    }

    private void introduce(Demonstrations.Standing standing) {
        if (!standing.isCurrent()) {
            say("demonstration.console.changed", standing.month(), url.of("/admin/demonstration"));
        }
        if (!wanted) {
            return;
        }
        say("demonstration.console.address", url.of("/"));
        for (Person person : demonstrations.accounts()) {
            String account = person.email().substring(0, person.email().indexOf('@'));
            System.out.printf("  %-24s %s%n", person.email(), text("demonstration.account." + account, person.name()));
        }
        say("demonstration.console.password", demonstrations.password());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String key, Object... arguments) {
        System.out.println(text(key, arguments));
    }

    private static String text(String key, Object... arguments) {
        return Visit.textIn(Locale.ENGLISH, key, arguments);
    }
}
