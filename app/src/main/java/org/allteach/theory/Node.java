package org.allteach.theory;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One box of a driver diagram.
 *
 * @param code what people and addresses call it, unique in its diagram: {@code I12}; never changes
 * @param position its place among those of its kind
 * @param source what it was adopted from; null where it was made here
 * @param retired since when and why it is no part of the theory any more; null while it is
 * @param version grows with every change; 0 for one that was not saved yet
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Node(
        UUID id,
        String code,
        Kind kind,
        int position,
        Content content,
        @Nullable Source source,
        @Nullable Retirement retired,
        int version) {

    /** What a box is, from the aim on the left to the ideas on the right. */
    public enum Kind {
        AIM,
        PRIMARY,
        SECONDARY,
        IDEA;

        /** What codes of this kind begin with. */
        String letter() {
            return name().substring(0, 1);
        }

        /** Whether a node of this kind may stand left of one of that: secondary drivers in as many levels as wanted. */
        public boolean leadsTo(Kind child) {
            return compareTo(child) < 0 || this == SECONDARY && child == SECONDARY;
        }
    }

    /** Where a change idea stands. */
    public enum Stage {
        IDEA,
        PRIORITISED,
        TESTING,
        ADAPTED,
        IMPLEMENTING,
        IMPLEMENTED,
        SPREAD,
        ABANDONED;

        /** Whether somebody has really tried it. */
        public boolean isTried() {
            return compareTo(TESTING) >= 0;
        }
    }

    /** How well it is known that it helps. */
    public enum Evidence {
        NONE,
        OPINION,
        LIMITED,
        MODERATE,
        STRONG
    }

    /** The node that one was adopted from, and the newest version of it that those who adopted it know. */
    public record Source(UUID node, int version) {}

    /** The end of a node. */
    public record Retirement(LocalDate on, String reason) {}

    public String text() {
        return content.text();
    }

    public boolean isIdea() {
        return kind == Kind.IDEA;
    }

    public boolean isRetired() {
        return retired != null;
    }

    public Node with(Content other) {
        return new Node(id, code, kind, position, other, source, retired, version);
    }

    Node at(int place) {
        return new Node(id, code, kind, place, content, source, retired, version);
    }

    Node from(@Nullable Source other) {
        return new Node(id, code, kind, position, content, other, retired, version);
    }

    public Node retired(@Nullable Retirement end) {
        return new Node(id, code, kind, position, content, source, end, version);
    }

    Node as(int number) {
        return new Node(id, code, kind, position, content, source, retired, number);
    }

    /** Whether the two are the same but for their versions. */
    boolean isLike(@Nullable Node other) {
        return other != null && as(0).equals(other.as(0));
    }

    /** The code's number: 12 of {@code I12}; 0 where it ends with none. */
    int number() {
        String digits = code.replaceAll("^.*?([0-9]*)$", "$1");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + code + " " + text();
    }
}
