package org.allteach.theory;

import java.util.UUID;

/**
 * From a node to one that it is expected to be moved by: parent left, child right.
 *
 * @param strong whether the effect is held to be strong; a weak one is drawn dotted
 */
public record Link(UUID parent, UUID child, boolean strong) {

    boolean joins(UUID one, UUID other) {
        return parent.equals(one) && child.equals(other);
    }

    boolean touches(UUID node) {
        return parent.equals(node) || child.equals(node);
    }
}
