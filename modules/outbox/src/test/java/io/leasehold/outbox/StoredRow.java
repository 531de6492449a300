package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.leasehold.testkit.TestDatabase;

/** What a superuser sees of an event. */
record StoredRow(int attempts, @Nullable String lastError, boolean published, boolean claimed) {
    /** The row of the note with this text, in the outbox of the tenants' data. */
    static StoredRow of(TestDatabase database, String text) throws SQLException {
        try (Connection connection = database.superuser();
                PreparedStatement select = connection
                        .prepareStatement("""
                                          select attempts, last_error, published_at is not null, claimed_until > now()
                                          from shared.outbox where payload ->> 'text' = ?""")) {
            select.setString(1, text);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new StoredRow(row.getInt(1), row.getString(2), row.getBoolean(3), row.getBoolean(4));
            }
        }
    }

    static int count(TestDatabase database) throws SQLException {
        try (Connection connection = database.superuser();
                PreparedStatement select = connection.prepareStatement("select count(*) from shared.outbox");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
