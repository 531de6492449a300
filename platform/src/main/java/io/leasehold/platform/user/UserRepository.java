package io.leasehold.platform.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.core.UserId;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.Lookup;

/**
 * The users table, which belongs to no tenant: read by the lookup role, and added to by the app role, which changes a row only through functions that
 * demand what is there now.
 */
@Repository
class UserRepository {
    private final JdbcClient control;
    private final JdbcClient lookup;

    UserRepository(@Control JdbcClient control, @Lookup JdbcClient lookup) {
        this.control = control;
        this.lookup = lookup;
    }

    /** Adds the user, and tells whether the address was free. */
    boolean insert(User user, String passwordHash, Instant now) {
        return control.sql("""
                           insert into users (id, email, name, password_hash, created_at)
                           values (:id, :email, :name, :hash, :now) on conflict do nothing
                           """).param("id", user.id().value()).param("email", user.email().value())
                .param("name", user.name().value()).param("hash", passwordHash)
                .param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** Gives the user another password, and tells whether the current one was still this. */
    boolean changePassword(UserId user, String currentHash, String newHash) {
        return control.sql("select change_password(:user, :current, :new)").param("user", user.value())
                .param("current", currentHash).param("new", newHash).query(Boolean.class).optional().isPresent();
    }

    /** Gives the user another name, and tells whether the current one was still this. */
    boolean rename(UserId user, DisplayName current, DisplayName name) {
        return control.sql("select rename_person(:user, :current, :new)").param("user", user.value())
                .param("current", current.value()).param("new", name.value()).query(Boolean.class).optional()
                .isPresent();
    }

    Optional<UserWithPassword> findByEmail(EmailAddress email) {
        return lookup.sql("select id, email, name, operator, password_hash from users where email = :email").param(
                "email", email.value()).query(
                        (row, number) -> new UserWithPassword(user(row), row.getString(
                                "password_hash")))
                .optional();
    }

    List<User> findAll(Collection<UserId> ids) {
        UUID[] values = ids.stream().map(UserId::value).distinct().toArray(UUID[]::new);
        return values.length == 0
                ? List.of()
                : lookup.sql(
                        "select id, email, name, operator from users where id = any(:ids)").param("ids", values)
                        .query((row,
                                number) -> user(row))
                        .list();
    }

    boolean isOperator(UserId user) {
        return lookup.sql("select exists (select from users where id = :id and operator)").param("id", user.value())
                .query(Boolean.class).single();
    }

    boolean includeOthersThan(Collection<EmailAddress> emails) {
        String[] values = emails.stream().map(EmailAddress::value).toArray(String[]::new);
        return lookup.sql("select exists (select from users where email <> all(:emails))").param("emails", values)
                .query(
                        Boolean.class)
                .single();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(new UserId(row.getObject("id", UUID.class)), new EmailAddress(row.getString("email")),
                new DisplayName(row.getString("name")), row.getBoolean("operator"));
    }

    /** A user as sign-in needs it. */
    record UserWithPassword(User user, String passwordHash) {}
}
