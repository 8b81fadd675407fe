package org.allteach.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A letter as plain text: lines of at most 76 characters, addresses written out on lines of their own. */
final class LetterText {

    /** Mail programs know this line and fold what follows. */
    private static final String FOOT = "-- \n";

    private static final int WIDTH = 76;

    private final UnaryOperator<String> address;

    private LetterText(UnaryOperator<String> address) {
        this.address = address;
    }

    static String of(LetterPage page) {
        var text = new LetterText(page.address());
        var parts = page.letter().blocks().stream().map(text::block).collect(Collectors.toCollection(ArrayList::new));
        parts.add(FOOT
                + text.wrapped(page.why(), "", "")
                + (page.canBeUnsubscribed()
                        ? "\n" + text.linked(page.text("mail.choose"), page.unsubscribing(), "", "")
                        : ""));
        return String.join("\n\n", parts) + "\n";
    }

    /** What a letter says without why it came and how to stop it. */
    static String withoutFoot(String text) {
        int foot = text.lastIndexOf("\n" + FOOT);
        return foot < 0 ? text : text.substring(0, foot);
    }

    private String block(Letter.Block block) {
        return switch (block) {
            case Letter.Heading heading -> underlined(wrapped(heading.text(), "", ""));
            case Letter.Paragraph paragraph -> wrapped(paragraph.text(), "", "");
            case Letter.Link link -> linked(link.label(), link.address(), "", "");
            case Letter.Lines lines ->
                lines.lines().stream()
                        .map(line -> linked(line.text(), line.address(), "- ", "  "))
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String underlined(String heading) {
        int longest = heading.lines().mapToInt(LetterText::length).max().orElse(0);
        return heading + "\n" + "=".repeat(longest);
    }

    private String linked(String label, @Nullable String target, String first, String rest) {
        String words = wrapped(label, first, rest);
        return target == null ? words : words + "\n" + rest + address.apply(target);
    }

    private String wrapped(String words, String first, String rest) {
        var lines = new ArrayList<String>();
        words.lines().forEach(line -> wrap(line, lines.isEmpty() ? first : rest, rest, lines));
        return String.join("\n", lines);
    }

    private static void wrap(String words, String first, String rest, List<String> lines) {
        var line = new StringBuilder(first);
        boolean begun = false;
        for (String word : words.strip().split(" +")) {
            if (begun && length(line) + 1 + length(word) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
    }

    private static int length(CharSequence text) {
        return (int) text.codePoints().count();
    }
}
