package org.allteach.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Call;
import org.allteach.people.Languages;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;

/**
 * The applications of a collaborative beside each other.
 *
 * @param waiting those on the waiting list, in its order
 * @param free how many places are left
 */
record ApplicationsPage(
        Membership membership,
        Call call,
        Map<State, Integer> counts,
        List<Listed> applications,
        List<Application> waiting,
        int free,
        String state,
        String country)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/applications";
    }

    boolean mayManage() {
        return membership.may(Permission.MANAGE);
    }

    int taken() {
        return call.mostTeams() - free;
    }

    List<Option> states() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("admission.any")));
        Arrays.stream(State.values())
                .filter(one -> counts.containsKey(one) || Given.written(one).equals(state))
                .forEach(one -> options.add(new Option(
                        Given.written(one),
                        Visit.text(
                                "admission.state.count",
                                Visit.text("application.state." + Given.written(one)),
                                counts.getOrDefault(one, 0)))));
        return options;
    }

    List<Option> countries() {
        var here = applications.stream().map(one -> one.application().country()).toList();
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("admission.any")));
        Languages.countries(Visit.locale()).stream()
                .filter(one -> here.contains(one.value()) || one.value().equals(country))
                .forEach(options::add);
        return options;
    }

    /** The same filter for another form of it. */
    String file(String ending) {
        return base() + ending + "?state=" + state + "&country=" + country;
    }
}
