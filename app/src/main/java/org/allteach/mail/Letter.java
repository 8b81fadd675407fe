package org.allteach.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its writer thinks of it: blocks of words, which become text and HTML. Each method gives a letter with one thing
 * more.
 *
 * @param uniqueKey what the mail is about; a second one of the same key is not sent
 * @param language in which everything in it is written
 * @param subject without names of persons or patients: subjects are seen on locked screens
 * @param calendar an invitation that comes along; null for none
 */
public record Letter(
        String uniqueKey,
        String recipient,
        Locale language,
        String subject,
        Kind kind,
        List<Block> blocks,
        @Nullable Calendar calendar) {

    /** What a mail is of: people choose by it what they get. */
    public enum Kind {
        /** One's own account: always sent. */
        ACCOUNT,
        /** Being asked to take part in something. */
        INVITATION,
        /** An application that one has made or signs for, and what became of it: always sent. */
        APPLICATION,
        /** Applications that one decides on. */
        ENROLMENT,
        /** Sessions and calls in one's own calendar. */
        CALENDAR,
        /** What is due, once a day. */
        DIGEST;

        public boolean canBeUnsubscribed() {
            return this != ACCOUNT && this != APPLICATION;
        }
    }

    /** A part of a letter; addresses are paths of this installation, or whole ones. */
    public sealed interface Block {}

    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Lines(List<Line> lines) implements Block {}

    record Link(String label, String address, boolean button) implements Block {}

    /** One of several lines, with or without a link. */
    public record Line(String text, @Nullable String address) {

        public static Line of(String text) {
            return new Line(text, null);
        }

        public static Line to(String text, String address) {
            return new Line(text, address);
        }
    }

    /** An iCalendar part (RFC 5546). */
    public record Calendar(Method method, String text) {}

    /** What a calendar is to do with it. */
    public enum Method {
        REQUEST,
        CANCEL,
        PUBLISH
    }

    public Letter {
        blocks = List.copyOf(blocks);
    }

    /** A letter in which nothing stands yet. */
    public static Letter of(Kind kind, String uniqueKey, String recipient, Locale language, String subject) {
        return new Letter(uniqueKey, recipient, language, subject, kind, List.of(), null);
    }

    public Letter heading(String text) {
        return with(new Heading(text));
    }

    public Letter paragraph(String text) {
        return with(new Paragraph(text));
    }

    /** Several paragraphs, with empty lines between them. The one that is nothing but the address becomes the button. */
    public Letter text(String text, String label, String address) {
        Letter letter = this;
        for (String paragraph : text.strip().split("\n{2,}", -1)) {
            letter = paragraph.equals(address) ? letter.button(label, address) : letter.paragraph(paragraph);
        }
        return letter;
    }

    public Letter lines(List<Line> lines) {
        return lines.isEmpty() ? this : with(new Lines(List.copyOf(lines)));
    }

    /** The one thing to do, or one of few. */
    public Letter button(String label, String address) {
        return with(new Link(label, address, true));
    }

    public Letter link(String label, String address) {
        return with(new Link(label, address, false));
    }

    public Letter calendar(Method method, String text) {
        return new Letter(uniqueKey, recipient, language, subject, kind, blocks, new Calendar(method, text));
    }

    private Letter with(Block block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return new Letter(uniqueKey, recipient, language, subject, kind, more, calendar);
    }
}
