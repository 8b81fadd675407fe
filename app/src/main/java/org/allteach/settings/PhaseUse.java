package org.allteach.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Phase;

/** What is planned in a part of the course; whoever plans such things implements it. */
public interface PhaseUse {

    /** One thing on its day. */
    record Planned(LocalDate day, String what) {}

    /** All that is planned in it and not cancelled. */
    List<Planned> in(UUID collaborative, Phase phase);
}
