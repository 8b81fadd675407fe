package org.allteach.schedule;

import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;

/** Whoever keeps dates of their own that hang on phases: they move with them. */
public interface Follower {

    /** What would move with these phases, or fall away, to be shown before it happens. */
    List<Move> moves(Collaborative collaborative, List<Shift> shifts);

    /** Moves it, in the transaction that moves the phases. */
    void follow(Collaborative collaborative, List<Shift> shifts);

    /**
     * What would come again with another round, to be shown before it happens.
     *
     * @param phases those of the new round by those that they repeat
     * @param days by how many days the round comes later, whole weeks
     */
    List<Move> repeats(Collaborative collaborative, Map<Phase, Phase> phases, int days);

    /** Puts it there, in the transaction that adds the phases. */
    void repeat(Collaborative collaborative, Map<Phase, Phase> phases, int days);
}
