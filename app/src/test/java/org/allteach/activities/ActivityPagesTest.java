package org.allteach.activities;

import static org.allteach.Stage.as;
import static org.allteach.Stage.byToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.Stage;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.database.WithDatabase;
import org.allteach.schedule.Shift;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase
class ActivityPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Activities activities;

    @Autowired
    Phases phases;

    @Autowired
    Planning planning;

    private Stage stage;
    private Collaborative collaborative;
    private Team ash;
    private Viewer director;
    private Viewer member;
    private LocalDate tuesday;

    @BeforeEach
    void a_collaborative() {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("visibility", "named"));
        ash = stage.team(collaborative, "ash", "Ash");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        member = stage.holder(collaborative, Role.MEMBER, ash);
        tuesday = stage.today().plusDays(7).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private Activity planned(String... more) throws Exception {
        MockHttpServletResponse answer = send(director, "/activities", with(usual(), more));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(303);
        return all().getFirst();
    }

    private String[] usual() {
        return new String[] {
            "kind",
            "call",
            "title",
            "Monthly call",
            "startsAt",
            tuesday + "T14:00",
            "endsAt",
            tuesday + "T15:00",
            "timeZone",
            "Europe/Dublin",
            "invitees",
            "member"
        };
    }

    private static String[] with(String[] fields, String... more) {
        var all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private List<Activity> all() {
        return activities.of(collaborative.id());
    }

    @Test
    void what_is_planned_stands_in_the_programme() throws Exception {
        Activity call = planned("place", "Hall 3", "purpose", "Bring your data");
        assertThat(call.when().start().atZone(ZoneId.of("Europe/Dublin")).toLocalDateTime())
                .isEqualTo(tuesday.atTime(14, 0));
        assertThat(page(member, "/activities"))
                .contains("Monthly call", "Hall 3")
                .doesNotContain("Plan an activity");
        assertThat(page(member, "/activities?kind=call")).contains("Monthly call");
        assertThat(page(member, "/activities?kind=visit")).doesNotContain("Monthly call");
        assertThat(page(member, "/activities/programme")).contains("Monthly call", "Bring your data");
        assertThat(page(member, "/activities/programme?kind=call")).contains("Bring your data");
        assertThat(page(member, "/activities/programme?kind=visit")).doesNotContain("Bring your data");
        assertThat(page(member, "/activities?kind=call")).contains("/activities/programme?kind=call");
        assertThat(page(director, "/activities")).contains("Plan an activity");
    }

    @Test
    void everybody_reads_the_hours_in_their_own_zone_with_those_of_the_place_beside() throws Exception {
        Activity call = planned("timeZone", "Asia/Kathmandu");
        // The viewers of the stage live by UTC.
        assertThat(page(member, "/activities/" + call.id())).contains("8:15", "2:00", "in Kathmandu");
        Activity there = planned("timeZone", "UTC", "title", "A call by UTC", "startsAt", tuesday + "T10:00");
        assertThat(page(member, "/activities/" + there.id())).doesNotContain("in UTC");
    }

    @Test
    void all_mistakes_are_told_at_once_and_what_was_typed_stays() throws Exception {
        MockHttpServletResponse answer = send(
                director,
                "/activities",
                "kind",
                "party",
                "title",
                "",
                "startsAt",
                "soon",
                "endsAt",
                "2020-01-01T10:00",
                "timeZone",
                "Mars/Olympus",
                "link",
                "javascript:alert(1)",
                "capacity",
                "0",
                "purpose",
                "My purpose");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains(
                        "My purpose",
                        "javascript:alert(1)",
                        "Mars/Olympus",
                        "Choose at least one role",
                        "<strong>Title:</strong> Enter a value")
                .contains("Enter an address that begins with https://", "such as 2026-03-31T14:00");
        assertThat(all()).isEmpty();
    }

    @Test
    void a_series_says_what_was_planned_and_what_was_left_out() throws Exception {
        LocalDate saturday = tuesday.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        String[] weekly = with(
                usual(),
                "startsAt",
                saturday + "T10:00",
                "endsAt",
                saturday + "T11:00",
                "repeat",
                "week",
                "every",
                "1",
                "until",
                saturday.plusWeeks(2).plusDays(2).toString());
        MockHttpServletResponse alone = send(director, "/activities", weekly);
        assertThat(alone.getStatus()).isEqualTo(422);
        assertThat(alone.getContentAsString()).contains("<strong>On days off:</strong> All later days of this series");
        assertThat(all()).isEmpty();

        String planned =
                send(director, "/activities", with(weekly, "dayOff", "move")).getHeader("Location");
        assertThat(all())
                .extracting(one -> one.when().day())
                .containsExactly(saturday, saturday.plusDays(9), saturday.plusDays(16));
        assertThat(page(director, planned.replaceFirst("/c/[^/]*", "")))
                .contains("3 activities are planned.", "Moved to the next working day")
                .contains("a Saturday or Sunday", "/agenda");
    }

    @Test
    void registration_ends_with_the_activity_at_the_latest() throws Exception {
        MockHttpServletResponse answer = send(
                director,
                "/activities",
                with(usual(), "registerBy", tuesday.plusDays(1).toString()));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("<strong>Register by:</strong> Enter a day that is not after");
        planned("registerBy", tuesday.toString());
    }

    @Test
    void the_running_period_comes_first_and_what_was_is_folded_away() throws Exception {
        phases.add(
                collaborative,
                new Phase(
                        Ids.next(),
                        Phase.Kind.ACTION_PERIOD,
                        "Months of testing",
                        stage.today().minusDays(5),
                        stage.today().plusDays(60),
                        null,
                        1));
        planned();
        LocalDate past = stage.today().minusDays(9);
        planned("title", "Long ago", "startsAt", past + "T10:00", "endsAt", past + "T11:00");
        assertThat(page(member, "/activities"))
                .containsSubsequence("Now:", "Months of testing", "What comes next", "Monthly call", "<details")
                .containsSubsequence("What was (1)", "Long ago")
                .doesNotContain("<details class=\"at-activities at-fold\" open");
    }

    @Test
    void a_place_is_called_as_the_reader_calls_it() {
        var zurich = ZoneId.of("Europe/Zurich");
        assertThat(Visit.speaking(Locale.GERMAN, () -> When.city(zurich))).isEqualTo("Zürich");
        assertThat(Visit.speaking(Locale.GERMAN, () -> When.city(ZoneId.of("America/New_York"))))
                .isEqualTo("New York");
    }

    @Test
    void a_series_is_many_activities_and_can_be_changed_from_one_of_them_on() throws Exception {
        planned("repeat", "week", "every", "2", "until", tuesday.plusWeeks(6).toString());
        assertThat(all()).hasSize(4);
        Activity second = all().get(1);
        assertThat(page(director, "/activities/" + second.id() + "/edit")).contains("This one and the 2 that follow");
        send(
                director,
                "/activities/" + second.id(),
                "version",
                "1",
                "scope",
                "following",
                "startsAt",
                second.when().day().plusDays(1) + "T16:00",
                "endsAt",
                second.when().day().plusDays(1) + "T17:30",
                "invitees",
                "member");
        assertThat(all())
                .extracting(one -> one.when().startsAt())
                .containsExactly(
                        tuesday.atTime(14, 0),
                        tuesday.plusWeeks(2).plusDays(1).atTime(16, 0),
                        tuesday.plusWeeks(4).plusDays(1).atTime(16, 0),
                        tuesday.plusWeeks(6).plusDays(1).atTime(16, 0));
        assertThat(all()).extracting(Activity::sequence).containsExactly(0, 1, 1, 1);
        Activity third = all().get(2);
        send(
                director,
                "/activities/" + third.id(),
                "version",
                "2",
                "scope",
                "this",
                "title",
                "Only this one",
                "invitees",
                "member");
        assertThat(all())
                .extracting(Activity::title)
                .containsExactly("Monthly call", "Monthly call", "Only this one", "Monthly call");
        send(director, "/activities/" + third.id() + "/cancellation", "reason", "Holidays", "scope", "following");
        assertThat(all()).extracting(Activity::isPlanned).containsExactly(true, true, false, false);
    }

    @Test
    void a_cancelled_activity_says_why_and_can_come_back() throws Exception {
        Activity call = planned();
        assertThat(send(director, "/activities/" + call.id() + "/cancellation", "reason", " ")
                        .getStatus())
                .isEqualTo(422);
        send(director, "/activities/" + call.id() + "/cancellation", "reason", "Snow everywhere");
        assertThat(page(member, "/activities/" + call.id()))
                .contains("Cancelled: Snow everywhere")
                .doesNotContain("I will come");
        assertThat(page(member, "/activities")).contains("Cancelled: Snow everywhere");
        assertThat(page(member, "/activities/programme")).doesNotContain("Monthly call");
        send(director, "/activities/" + call.id() + "/return");
        assertThat(all().getFirst().isPlanned()).isTrue();
        assertThat(all().getFirst().sequence()).isEqualTo(2);
    }

    @Test
    void of_two_who_change_the_same_activity_the_second_is_shown_both_versions() throws Exception {
        Activity call = planned();
        String path = "/activities/" + call.id();
        assertThat(send(director, path, "version", "1", "title", "Hers", "invitees", "member")
                        .getStatus())
                .isEqualTo(303);
        MockHttpServletResponse his = send(director, path, "version", "1", "title", "His", "invitees", "member");
        assertThat(his.getStatus()).isEqualTo(409);
        assertThat(his.getContentAsString()).contains("Hers", "His");
        assertThat(all().getFirst().title()).isEqualTo("Hers");
    }

    @Test
    void an_agenda_runs_on_from_point_to_point() throws Exception {
        Activity call = planned("endsAt", tuesday.plusDays(1) + "T12:00");
        String path = "/activities/" + call.id() + "/agenda";
        assertThat(send(
                                director,
                                path,
                                "version",
                                "1",
                                "agenda/0/day",
                                "1",
                                "agenda/0/startsAt",
                                "14:00",
                                "agenda/0/minutes",
                                "20",
                                "agenda/0/title",
                                "Welcome",
                                "agenda/0/kind",
                                "plenary",
                                "agenda/3/day",
                                "1",
                                "agenda/3/minutes",
                                "40",
                                "agenda/3/title",
                                "Storyboards",
                                "agenda/3/kind",
                                "storyboard-walk",
                                "agenda/5/day",
                                "2",
                                "agenda/5/startsAt",
                                "09:30",
                                "agenda/5/title",
                                "Plans",
                                "agenda/5/speaker",
                                "All teams",
                                "agenda/5/kind",
                                "team-time")
                        .getStatus())
                .isEqualTo(303);
        assertThat(all().getFirst().agenda())
                .extracting(slot -> slot.day() + " " + slot.startsAt() + " " + slot.title())
                .containsExactly("1 14:00 Welcome", "1 14:20 Storyboards", "2 09:30 Plans");
        assertThat(page(member, "/activities/" + call.id())).contains("Storyboard walk", "All teams");
        MockHttpServletResponse wrong = send(
                director,
                path,
                "version",
                "2",
                "agenda/0/title",
                "",
                "agenda/0/startsAt",
                "late",
                "agenda/4/title",
                "Kept",
                "agenda/4/day",
                "9");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Kept", "Enter a time such as 14:00", "late");
        assertThat(send(director, path, "version", "1", "agenda/0/title", "Mine")
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void there_are_links_and_files_to_read_before_and_after() throws Exception {
        Activity call = planned();
        String path = "/activities/" + call.id();
        assertThat(send(director, path + "/links", "label", "Bad", "address", "javascript:x")
                        .getStatus())
                .isEqualTo(422);
        send(director, path + "/links", "label", "Primer", "address", "https://example.org/p", "reading", "before");
        var slides = new MockMultipartFile("file", "slides.pdf", null, "x".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/c/" + collaborative.slug() + path + "/files")
                .file(slides)
                .param("reading", "after")
                .with(as(director))
                .with(SecurityMockMvcRequestPostProcessors.csrf()));
        String page = page(member, path);
        assertThat(page).contains("Primer", "https://example.org/p", "slides.pdf");
        assertThat(page.indexOf("Primer")).isLessThan(page.indexOf("slides.pdf"));
        String file = page.substring(page.indexOf("/files/"), page.indexOf("/files/") + 43);
        assertThat(mvc.perform(get("/c/" + collaborative.slug() + path + file).with(as(member)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .isEqualTo("x");
        send(director, path + file + "/removal");
        assertThat(page(member, path)).doesNotContain("slides.pdf");
    }

    @Test
    void who_does_not_convene_changes_nothing() throws Exception {
        Activity call = planned();
        for (String path : List.of("", "/cancellation", "/agenda", "/links", "/return")) {
            assertThat(send(member, "/activities/" + call.id() + path).getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(send(member, "/activities").getStatus()).isEqualTo(404);
    }

    @Test
    void what_belongs_to_a_phase_moves_along_with_it() throws Exception {
        var period = new Phase(
                Ids.next(),
                Phase.Kind.ACTION_PERIOD,
                "Action period 2",
                tuesday.minusDays(20),
                tuesday.plusDays(60),
                null,
                1);
        phases.add(collaborative, period);
        Activity call = planned("phase", period.id().toString());
        planned("title", "Stays");
        var shift = List.of(
                new Shift(period, period.startsOn().plusDays(9), period.endsOn().plusDays(9)));
        assertThat(planning.moves(collaborative, shift)).hasSize(1).first().satisfies(move -> {
            assertThat(move.what()).isEqualTo("Monthly call");
            assertThat(move.after()).isEqualTo(tuesday.plusWeeks(1));
        });
        planning.follow(collaborative, shift);
        Activity moved = activities.find(collaborative.id(), call.id()).orElseThrow();
        assertThat(moved.when().startsAt()).isEqualTo(tuesday.plusWeeks(1).atTime(14, 0));
        assertThat(moved.sequence()).isEqualTo(1);
    }

    @Test
    void a_session_moves_with_its_own_days_whatever_their_weekday() throws Exception {
        var session = new Phase(Ids.next(), Phase.Kind.LEARNING_SESSION, "LS2", tuesday, tuesday.plusDays(1), null, 1);
        phases.add(collaborative, session);
        planned("phase", session.id().toString());
        var shift = new Shift(session, tuesday.plusDays(8), tuesday.plusDays(9));
        assertThat(planning.moves(collaborative, List.of(shift)))
                .extracting(move -> move.after())
                .containsExactly(tuesday.plusDays(8));
    }

    private Phase period(LocalDate first, LocalDate last) {
        var period = new Phase(Ids.next(), Phase.Kind.ACTION_PERIOD, "Action period", first, last, null, 1);
        phases.add(collaborative, period);
        return period;
    }

    private void weekly(Phase period, LocalDate until) throws Exception {
        planned("phase", period.id().toString(), "repeat", "week", "every", "1", "until", until.toString());
    }

    @Test
    void calls_for_which_a_shortened_period_has_no_room_fall_away() throws Exception {
        Phase period = period(tuesday.minusDays(3), tuesday.plusDays(30));
        weekly(period, tuesday.plusDays(30));
        planned(
                "title",
                "Visit",
                "phase",
                period.id().toString(),
                "startsAt",
                tuesday.plusDays(22) + "T10:00",
                "endsAt",
                tuesday.plusDays(22) + "T11:00");
        var shift = List.of(new Shift(period, period.startsOn(), tuesday.plusDays(10)));
        assertThat(planning.moves(collaborative, shift))
                .extracting(move -> move.what() + " " + move.before() + " " + move.after())
                .containsExactlyInAnyOrder(
                        "Monthly call " + tuesday.plusDays(14) + " null",
                        "Monthly call " + tuesday.plusDays(21) + " null",
                        "Monthly call " + tuesday.plusDays(28) + " null",
                        "Visit " + tuesday.plusDays(22) + " " + tuesday.plusDays(10));
        planning.follow(collaborative, shift);
        assertThat(all().stream()
                        .filter(Activity::isPlanned)
                        .map(one -> one.when().day()))
                .containsExactly(tuesday, tuesday.plusDays(7), tuesday.plusDays(10));
        assertThat(all().stream().filter(one -> !one.isPlanned()).map(Activity::reason))
                .containsOnly("The phase was shortened");
        assertThat(planning.moves(collaborative, shift)).as("twice is once").isEmpty();
    }

    @Test
    void of_a_period_shorter_than_its_calls_are_apart_none_is_left() throws Exception {
        Phase period = period(tuesday.minusDays(3), tuesday.plusDays(30));
        weekly(period, tuesday.plusDays(30));
        var shift = List.of(new Shift(period, tuesday.plusDays(2), tuesday.plusDays(5)));
        assertThat(planning.moves(collaborative, shift)).allMatch(move -> {
            LocalDate after = move.after();
            return after == null || !after.isBefore(tuesday.plusDays(2)) && !after.isAfter(tuesday.plusDays(5));
        });
        planning.follow(collaborative, shift);
        assertThat(all().stream().filter(Activity::isPlanned)).hasSizeLessThan(2);
    }

    @Test
    void a_period_postponed_by_some_days_keeps_its_calls_on_their_weekday_and_within_it() throws Exception {
        for (int days : List.of(1, 3, 4, 5, 9, 10, 13)) {
            Phase period = period(tuesday, tuesday.plusDays(41));
            String series = "Call " + days;
            planned(
                    "title",
                    series,
                    "phase",
                    period.id().toString(),
                    "repeat",
                    "week",
                    "every",
                    "2",
                    "until",
                    tuesday.plusDays(41).toString());
            var shift = new Shift(
                    period, period.startsOn().plusDays(days), period.endsOn().plusDays(days));
            planning.follow(collaborative, List.of(shift));
            assertThat(all().stream().filter(one -> one.title().equals(series)))
                    .as(days + " days")
                    .hasSize(3)
                    .allMatch(Activity::isPlanned)
                    .allMatch(one -> one.when().day().getDayOfWeek() == DayOfWeek.TUESDAY)
                    .allMatch(one -> !one.when().day().isBefore(shift.startsOn())
                            && !one.when().day().isAfter(shift.endsOn()));
        }
    }

    @Test
    void another_round_repeats_what_takes_place_with_series_and_codes_of_its_own() throws Exception {
        Phase period = period(tuesday, tuesday.plusDays(27));
        weekly(period, tuesday.plusDays(27));
        planned("title", "Cancelled", "phase", period.id().toString());
        Activity cancelled = all().stream()
                .filter(one -> one.title().equals("Cancelled"))
                .findFirst()
                .orElseThrow();
        planning.cancel(collaborative, cancelled, "Storm", false);
        var copy = new Phase(
                Ids.next(),
                Phase.Kind.ACTION_PERIOD,
                "Action period",
                tuesday.plusDays(28),
                tuesday.plusDays(50),
                null,
                1);
        phases.add(collaborative, copy);
        assertThat(planning.repeats(collaborative, Map.of(period, copy), 28))
                .extracting(move -> move.before() + " " + move.after())
                .containsExactly(
                        tuesday + " " + tuesday.plusDays(28),
                        tuesday.plusDays(7) + " " + tuesday.plusDays(35),
                        tuesday.plusDays(14) + " " + tuesday.plusDays(42),
                        tuesday.plusDays(21) + " " + tuesday.plusDays(49));
        planning.repeat(collaborative, Map.of(period, copy), 28);
        List<Activity> again =
                all().stream().filter(one -> copy.id().equals(one.phase())).toList();
        assertThat(again).hasSize(4).allMatch(Activity::isPlanned);
        assertThat(again)
                .extracting(Activity::series)
                .doesNotContainNull()
                .containsOnly(again.getFirst().series());
        assertThat(again.getFirst().series()).isNotEqualTo(all().getFirst().series());
    }

    @Test
    void programs_read_and_write_activities() throws Exception {
        MockHttpServletResponse created = json(director, HttpMethod.POST, "", """
                {"kind":"webinar","title":"Primer","startsAt":"%sT10:00","endsAt":"%sT11:00",
                 "link":"https://meet.example.org/x","invitees":["leader"],
                 "agenda":[{"title":"Why","minutes":15},{"title":"How"}]}
                """.formatted(tuesday, tuesday));
        assertThat(created.getStatus()).as(created.getContentAsString()).isEqualTo(201);
        Activity webinar = all().getFirst();
        assertThat(webinar.agenda())
                .extracting(slot -> slot.startsAt().toString())
                .containsExactly("10:00", "10:15");
        String path = "/" + webinar.id();
        assertThat(json(director, HttpMethod.GET, path, "").getContentAsString())
                .contains("meet.example.org", "\"code\":", "\"sequence\":0");
        assertThat(json(member, HttpMethod.GET, path, "").getContentAsString())
                .contains("Primer")
                .doesNotContain("meet.example.org", "\"code\":\"");
        MockHttpServletResponse wrong = json(director, HttpMethod.PUT, path, "{\"titel\":\"x\",\"capacity\":-1}");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("/titel", "/capacity");
        assertThat(json(director, HttpMethod.PUT, path, "{\"state\":\"cancelled\",\"reason\":\"Snow\"}")
                        .getContentAsString())
                .contains("\"sequence\":1", "Snow");
        planned();
        assertThat(json(member, HttpMethod.GET, "?limit=1", "").getContentAsString())
                .contains("Primer", "\"next\":\"" + tuesday + "T10:00~")
                .doesNotContain("Monthly call");
        assertThat(json(member, HttpMethod.GET, "?cursor=" + tuesday + "T10:00~" + webinar.id(), "")
                        .getContentAsString())
                .contains("Monthly call", "\"next\":null")
                .doesNotContain("Primer");
    }

    private MockHttpServletResponse json(Viewer viewer, HttpMethod method, String path, String body) throws Exception {
        return mvc.perform(request(method, "/api/v1/collaboratives/" + collaborative.slug() + "/activities" + path)
                        .with(byToken(viewer))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private String page(Viewer viewer, String path) throws Exception {
        return mvc.perform(get("/c/" + collaborative.slug() + path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(Viewer viewer, String path, String... fields) throws Exception {
        var request = post("/c/" + collaborative.slug() + path)
                .with(as(viewer))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        var several = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            several.put(fields[i], fields[i + 1]);
        }
        several.forEach((name, value) -> request.param(name, value));
        return mvc.perform(request).andReturn().getResponse();
    }
}
