package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams of collaboratives. */
@Component
public class Teams {

    private static final String SELECT = """
            select t.*, o.code as organisation, o.name as organisation_name, o.country
            from team t join organisation o on o.id = t.organisation_id
            """;

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Team> find(UUID collaborative, String code) {
        return jdbc.sql(SELECT + "where t.collaborative_id = ? and t.code = ?")
                .params(collaborative, code)
                .query(Teams::team)
                .optional();
    }

    /** All teams of a collaborative by name. */
    public List<Team> of(UUID collaborative) {
        return jdbc.sql(SELECT + "where t.collaborative_id = ? order by t.name, t.code")
                .param(collaborative)
                .query(Teams::team)
                .list();
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getString("country"),
                row.getString("aim"),
                Team.State.valueOf(row.getString("state")),
                row.getString("pseudonym"),
                row.getObject("enrolled_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getInt("version"));
    }
}
