package org.allteach.accounts;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Command;
import org.allteach.database.Ids;
import org.allteach.database.Installation;
import org.allteach.database.Obstacle;
import org.allteach.database.TerminalText;
import org.allteach.people.Secret;

/**
 * {@code ./allteach token EMAIL}: a token for scripts that use the API as that person, alone on standard output. Whoever can
 * read the installation's files may do this; it stands in the log all the same.
 */
public final class TokenCommand implements Command {

    private static final String NO_SUCH_TABLE = "42P01";
    private static final Duration VALIDITY = Duration.ofDays(90);

    @Override
    public String name() {
        return "token";
    }

    @Override
    public int run(Installation installation, List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            throw new Obstacle(text("token.usage"));
        }
        try (Connection database = installation.connect()) {
            database.setAutoCommit(false);
            String token = make(database, arguments.getFirst());
            database.commit();
            out.println(token);
            return 0;
        } catch (SQLException e) {
            boolean neverStarted = NO_SUCH_TABLE.equals(e.getSQLState());
            throw new Obstacle(neverStarted ? text("token.nobody", arguments.getFirst()) : text("token.failed", e), e);
        }
    }

    private static String make(Connection database, String email) throws SQLException {
        UUID person = person(database, email);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String secret = Tokens.PREFIX + Secret.random();
        try (PreparedStatement insert = database.prepareStatement("""
                insert into api_token (id, person_id, name, may_write, token_hash, created_at, expires_at)
                values (?, ?, ?, true, ?, ?, ?)
                """)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, person);
            insert.setString(3, text("token.name"));
            insert.setString(4, Secret.hash(secret));
            insert.setObject(5, now);
            insert.setObject(6, now.plus(VALIDITY));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = database.prepareStatement("""
                insert into audit_entry (collaborative_id, id, at, person, action, subject, source)
                select ?, ?, ?, '', 'token.made', 'person/' || email, 'console' from person where id = ?
                """)) {
            insert.setObject(1, AuditTrail.INSTALLATION);
            insert.setObject(2, Ids.next());
            insert.setObject(3, now);
            insert.setObject(4, person);
            insert.executeUpdate();
        }
        return secret;
    }

    private static UUID person(Connection database, String email) throws SQLException {
        try (PreparedStatement find = database.prepareStatement(
                "select id from person where lower(email) = lower(?) and disabled_at is null")) {
            find.setString(1, email.strip());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw new Obstacle(text("token.nobody", email));
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static String text(String key, Object... arguments) {
        return TerminalText.of(TokenCommand.class, key, arguments);
    }
}
