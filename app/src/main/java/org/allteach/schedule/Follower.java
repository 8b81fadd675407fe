package org.allteach.schedule;

import java.util.List;
import org.allteach.collaboratives.Collaborative;

/** Whoever keeps dates of their own that hang on phases: they move with them. */
public interface Follower {

    /** What would move with these phases, to be shown before it happens. */
    List<Move> moves(Collaborative collaborative, List<Shift> shifts);

    /** Moves it, in the transaction that moves the phases. */
    void follow(Collaborative collaborative, List<Shift> shifts);
}
