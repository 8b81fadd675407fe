package org.allteach.definitions;

import java.util.Arrays;
import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.web.Page;
import org.allteach.web.Permission;

/** All measures that the viewer may know of, by what they are for. */
record DefinitionsPage(Membership membership, List<Group> groups) implements Page {

    /** The measures of one type. */
    record Group(String type, List<Measure> measures) {}

    static DefinitionsPage of(Membership membership, List<Measure> measures) {
        List<Group> groups = Arrays.stream(Measure.Type.values())
                .map(type -> new Group(
                        Given.written(type),
                        measures.stream()
                                .filter(measure -> measure.type() == type)
                                .toList()))
                .filter(group -> !group.measures().isEmpty())
                .toList();
        return new DefinitionsPage(membership, groups);
    }

    boolean mayDefine() {
        return membership.may(Permission.DEFINE_MEASURES);
    }

    boolean maySeeTeams() {
        return membership.may(Permission.SEE_TEAMS);
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/measures";
    }

    /** Kind, frequency and direction in one line. */
    String nature(Measure measure) {
        return DefinitionWords.nature(membership.collaborative(), measure);
    }

    String target(Measure measure) {
        return DefinitionWords.target(measure);
    }
}
