package org.allteach.attendance;

import static org.allteach.Stage.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allteach.SettableClock;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Invitees;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.web.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** A collaborative with two teams whose people meet in two days' time. */
final class Meeting {

    final Stage stage;
    final Collaborative collaborative;
    final Team ash;
    final Team birch;
    final Viewer director;
    final Viewer leader;
    final Viewer member;
    final SettableClock clock;
    private final ApplicationContext context;
    private final MockMvc mvc;

    Meeting(ApplicationContext context, MockMvc mvc, String visibility) {
        this.context = context;
        this.mvc = mvc;
        clock = context.getBean(SettableClock.class);
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", visibility));
        ash = stage.team(collaborative, "ash", "Ash");
        birch = stage.team(collaborative, "birch", "Birch");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        leader = stage.holder(collaborative, Role.LEADER, ash);
        member = stage.holder(collaborative, Role.MEMBER, ash);
    }

    /** A session in two days at this hour, an hour long; with this much room, if that is not "". */
    Activity session(String capacity, String... more) throws Exception {
        LocalDateTime start =
                LocalDateTime.ofInstant(clock.instant(), Stage.ZONE).plusDays(2).withSecond(0);
        var fields = new HashMap<String, Object>(Map.of(
                "kind",
                "learning-session",
                "title",
                "First session",
                "startsAt",
                start.withNano(0).toString(),
                "endsAt",
                start.plusHours(1).withNano(0).toString(),
                "timeZone",
                Stage.ZONE.getId(),
                "capacity",
                capacity,
                "invitees",
                new String[] {"leader", "member", "director"}));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        var request = post("/c/" + collaborative.slug() + "/activities")
                .with(as(director))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach((name, value) ->
                request.param(name, value instanceof String[] several ? several : new String[] {value.toString()}));
        MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
        if (answer.getStatus() != 303) {
            throw new IllegalStateException(answer.getContentAsString());
        }
        return all().getLast();
    }

    List<Activity> all() {
        return context.getBean(Activities.class).of(collaborative.id());
    }

    Activity again(Activity activity) {
        return context.getBean(Activities.class)
                .find(collaborative.id(), activity.id())
                .orElseThrow();
    }

    Viewer further(Team team) {
        return stage.holder(collaborative, Role.MEMBER, team);
    }

    Registration.State said(Activity activity, Viewer viewer) {
        return context.getBean(Registrations.class)
                .by(collaborative.id(), viewer.id())
                .get(activity.id())
                .state();
    }

    void came(Activity activity, Viewer viewer) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(Attendance.class)
                        .note(
                                activity,
                                new Invitees.Invitee(viewer.id(), viewer.name(), viewer.email(), ash.id()),
                                Attendance.Means.LIST));
    }

    String page(Viewer viewer, Activity activity, String path) throws Exception {
        return get(viewer, activity, path).getContentAsString();
    }

    MockHttpServletResponse get(Viewer viewer, Activity activity, String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(activity.path(collaborative.slug()) + path)
                        .with(as(viewer)))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse send(Viewer viewer, Activity activity, String path, String... fields) throws Exception {
        var request = post(activity.path(collaborative.slug()) + path)
                .with(as(viewer))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    String list(Viewer viewer, String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/c/" + collaborative.slug() + path)
                        .with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
