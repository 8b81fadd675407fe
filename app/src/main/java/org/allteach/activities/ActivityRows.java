package org.allteach.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Activities as rows, with their agendas. */
final class ActivityRows {

    private final JdbcClient jdbc;

    ActivityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The activities of one collaborative for which a condition on {@code a} holds, with its named parameters. */
    List<Activity> where(UUID collaborative, String condition, Map<String, ?> parameters) {
        Map<UUID, List<Slot>> agendas = agendas(collaborative, condition, parameters);
        return jdbc.sql("""
                        select a.*, p.id as phase from activity a
                        left join phase p on p.collaborative_id = a.collaborative_id and p.id = a.phase_id
                        where a.collaborative_id = :collaborative and\s""" + condition + " order by a.starts_at, a.id")
                .param("collaborative", collaborative)
                .params(parameters)
                .query((row, n) -> activity(row, agendas))
                .list();
    }

    private Map<UUID, List<Slot>> agendas(UUID collaborative, String condition, Map<String, ?> parameters) {
        Map<UUID, List<Slot>> agendas = new HashMap<>();
        jdbc.sql("""
                        select s.* from activity_slot s
                        join activity a on a.collaborative_id = s.collaborative_id and a.id = s.activity_id
                        where s.collaborative_id = :collaborative and\s""" + condition + " order by s.position")
                .param("collaborative", collaborative)
                .params(parameters)
                .query(row -> {
                    agendas.computeIfAbsent(row.getObject("activity_id", UUID.class), id -> new ArrayList<>())
                            .add(slot(row));
                });
        return agendas;
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getInt("day"),
                row.getObject("starts_at", LocalTime.class),
                row.getInt("minutes"),
                row.getString("title"),
                row.getString("speaker"),
                Slot.Kind.valueOf(row.getString("kind")));
    }

    private static Activity activity(ResultSet row, Map<UUID, List<Slot>> agendas) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Activity(
                row.getObject("collaborative_id", UUID.class),
                id,
                Activity.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("purpose"),
                row.getObject("phase", UUID.class),
                new When(
                        row.getObject("starts_at", LocalDateTime.class),
                        row.getObject("ends_at", LocalDateTime.class),
                        ZoneId.of(row.getString("time_zone"))),
                row.getString("place"),
                row.getString("link"),
                row.getString("presenter"),
                new Admission(
                        Arrays.stream((String[]) row.getArray("invitees").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getObject("capacity", Integer.class),
                        row.getObject("register_by", LocalDate.class),
                        row.getString("code"),
                        row.getBoolean("open_attendance")),
                List.copyOf(agendas.getOrDefault(id, List.of())),
                Activity.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("series_id", UUID.class),
                row.getInt("sequence"),
                row.getInt("version"));
    }

    void insert(Activity activity) {
        written(jdbc.sql("""
                        insert into activity (collaborative_id, id, kind, title, purpose, phase_id, starts_at, ends_at,
                            time_zone, place, link, presenter, invitees, capacity, register_by, code, open_attendance,
                            state, reason, series_id, sequence)
                        values (:collaborative, :id, :kind, :title, :purpose, :phase, :startsAt, :endsAt, :zone, :place,
                            :link, :presenter, :invitees, :capacity, :registerBy, :code, :open, :state, :reason,
                            :series, :sequence)
                        """), activity).update();
        insertAgenda(activity);
    }

    /** Whether the row still had the version with which the change began. */
    boolean update(Activity activity) {
        int updated = written(jdbc.sql("""
                        update activity set kind = :kind, title = :title, purpose = :purpose, phase_id = :phase,
                            starts_at = :startsAt, ends_at = :endsAt, time_zone = :zone, place = :place, link = :link,
                            presenter = :presenter, invitees = :invitees, capacity = :capacity,
                            register_by = :registerBy, code = :code, open_attendance = :open, state = :state,
                            reason = :reason, series_id = :series, sequence = :sequence, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """), activity)
                .param("version", activity.version())
                .update();
        if (updated == 1) {
            jdbc.sql("delete from activity_slot where collaborative_id = ? and activity_id = ?")
                    .params(activity.collaborative(), activity.id())
                    .update();
            insertAgenda(activity);
        }
        return updated == 1;
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Activity activity) {
        @Nullable Integer capacity = activity.admission().capacity();
        return statement
                .param("collaborative", activity.collaborative())
                .param("id", activity.id())
                .param("kind", activity.kind().name())
                .param("title", activity.title())
                .param("purpose", activity.purpose())
                .param("phase", activity.phase())
                .param("startsAt", activity.when().startsAt())
                .param("endsAt", activity.when().endsAt())
                .param("zone", activity.when().zone().getId())
                .param("place", activity.place())
                .param("link", activity.link())
                .param("presenter", activity.presenter())
                .param(
                        "invitees",
                        activity.admission().roles().stream()
                                .sorted()
                                .map(Role::name)
                                .toArray(String[]::new))
                .param("capacity", capacity)
                .param("registerBy", activity.admission().registerBy())
                .param("code", activity.admission().code())
                .param("open", activity.admission().isOpen())
                .param("state", activity.state().name())
                .param("reason", activity.reason())
                .param("series", activity.series())
                .param("sequence", activity.sequence());
    }

    private void insertAgenda(Activity activity) {
        int position = 0;
        for (Slot slot : activity.agenda()) {
            jdbc.sql("""
                            insert into activity_slot (collaborative_id, activity_id, position, day, starts_at, minutes,
                                title, speaker, kind)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            activity.collaborative(),
                            activity.id(),
                            position++,
                            slot.day(),
                            slot.startsAt(),
                            slot.minutes(),
                            slot.title(),
                            slot.speaker(),
                            slot.kind().name())
                    .update();
        }
    }
}
