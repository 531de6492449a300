package io.leasehold.postgres.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.postgresql.core.Utils;
import org.postgresql.util.PasswordUtil;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/**
 * What an administrator runs once in a database before Leasehold can work there: four roles and three schemas. Running it again sets the passwords anew and
 * harms nothing. Passwords stand in it as verifiers only, so that neither the script nor the server's log gives them away.
 */
public final class AdministratorScript {
    private final String sql;

    public AdministratorScript(DatabaseAccess access) {
        requireFourRoles(access);
        StringBuilder text = new StringBuilder("begin;\nset local standard_conforming_strings = on;\n");
        name(text, "owner", access.owner());
        name(text, "app", access.app());
        name(text, "lookup", access.lookup());
        name(text, "operator", access.operator());
        this.sql = text.append(resource("administrator.sql")).toString();
    }

    /** The script, for psql or any other client. */
    public String sql() {
        return sql;
    }

    /** Runs the script in the database that the administrator is connected to. */
    void run(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void name(StringBuilder text, String duty, Credentials role) {
        if (role.password().isEmpty()) {
            throw new DatabaseSetupException("The role " + role + " cannot be created without a password.",
                    "Set LEASEHOLD_POSTGRES_" + duty.toUpperCase(Locale.ROOT) + "_PASSWORD.", null);
        }
        String verifier = PasswordUtil.encodeScramSha256(role.password().toCharArray());
        text.append("set local leasehold_init.").append(duty).append(" = ").append(literal(role.username()))
                .append(";\n");
        text.append("set local leasehold_init.").append(duty).append("_password = ").append(literal(verifier))
                .append(";\n");
    }

    private static void requireFourRoles(DatabaseAccess access) {
        List<String> names = List.of(access.owner().username(), access.app().username(), access.lookup().username(),
                access.operator().username());
        if (names.stream().distinct().count() < names.size()) {
            throw new DatabaseSetupException("Owner, app, lookup and operator have to be four different roles, and are "
                    + names + ".", "Give each its own name.", null);
        }
    }

    private static String literal(String text) {
        try {
            return "'" + Utils.escapeLiteral(null, text, true) + "'";
        } catch (SQLException impossible) {
            throw new IllegalArgumentException("A name or password has a character that PostgreSQL cannot store.",
                    impossible);
        }
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AdministratorScript.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name + " from the library failed.", e);
        }
    }
}
