package org.allteach.calendars;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.people.Secret;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The calendar that programs read: whoever has its address, without signing in. */
@Controller
class FeedController {

    static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final People people;
    private final Entries entries;

    FeedController(Feeds feeds, People people, Entries entries) {
        this.feeds = feeds;
        this.people = people;
        this.entries = entries;
    }

    /** It is stamped with the moment of its last change, so that what has not changed is the same to the byte. */
    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret, WebRequest request) {
        Feed feed = feeds.bySecret(secret).orElseThrow(Refusal::notFound);
        Person person = people.find(feed.person()).filter(Person::active).orElseThrow(Refusal::notFound);
        return Visit.speaking(person.language(), () -> answer(feed, person, request));
    }

    private ResponseEntity<byte[]> answer(Feed feed, Person person, WebRequest request) {
        List<Entry> all = entries.of(person, feed.choices());
        String name = Visit.text("calendars.feed.name");
        Instant changed = feeds.read(feed, Secret.hash(ICalendarText.feed(name, all, Instant.EPOCH)));
        byte[] text = ICalendarText.feed(name, all, changed).getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Secret.hash(new String(text, StandardCharsets.UTF_8)) + "\"";
        var answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(tag)
                .lastModified(changed);
        return request.checkNotModified(tag, changed.toEpochMilli())
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).build()
                : answer.contentType(CALENDAR).body(text);
    }
}
