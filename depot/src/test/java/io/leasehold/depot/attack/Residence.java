package io.leasehold.depot.attack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.VictimRows;

/** Where an organization lives, as a superuser reads it in the directory, and writes it. */
record Residence(UUID tenant, String placement, String server, @Nullable String location) {
    static Residence of(TestDatabase database, String organization) throws SQLException {
        try (Connection superuser = database.superuser();
                PreparedStatement select = superuser.prepareStatement(
                        "select tenant_id, placement, server, location from control.tenants where slug = ?")) {
            select.setString(1, organization);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("There is no organization " + organization);
                }
                return new Residence(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(
                        4));
            }
        }
    }

    /** Whom an address belongs to. */
    static String userOf(TestDatabase database, String email) throws SQLException {
        try (Connection superuser = database.superuser();
                PreparedStatement select = superuser.prepareStatement("select id from control.users where email = ?")) {
            select.setString(1, email);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Sends another organization's work here, or this one's work back; the directory itself would refuse two tenants in one place. */
    void house(TestDatabase database, String organization) throws SQLException {
        try (Connection superuser = database.superuser();
                Statement drop = superuser.createStatement();
                PreparedStatement update = superuser.prepareStatement(
                        "update control.tenants set placement = ?, server = ?, location = ? where slug = ?")) {
            drop.execute("drop index if exists control.tenants_have_places_of_their_own");
            update.setString(1, placement);
            update.setString(2, server);
            update.setString(3, location);
            update.setString(4, organization);
            update.executeUpdate();
        }
    }

    /** A digest of what the organization has in each table, wherever that is. What was published is marked so by a worker, whenever it comes to it. */
    Map<String, String> rows(TestDatabase database) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        TenantId id = new TenantId(tenant);
        try (Connection superuser = database.superuser()) {
            rows.putAll(VictimRows.hash(superuser, id, "shared.outbox", "control.outbox", "control.outbox_marks",
                    location + ".outbox"));
        }
        if (placement.equals("database")) {
            try (Connection superuser = superuserOf(database, String.valueOf(location))) {
                VictimRows.hash(superuser, id, "tenant.outbox")
                        .forEach((table, hash) -> rows.put(location + ":" + table, hash));
            }
        }
        return rows;
    }

    static Connection superuserOf(TestDatabase database, String name) throws SQLException {
        return DriverManager.getConnection(database.access().at(name).url(), database.administrator().username(),
                database.administrator().password());
    }
}
