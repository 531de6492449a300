package io.leasehold.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import io.leasehold.core.Tenant;
import io.leasehold.testkit.Canary;
import io.leasehold.testkit.VictimRows;

/** A tenant with a row in each table, all of whose ids somebody else has learnt. */
record Victim(Tenant tenant, UUID sheet, UUID note, String code, UUID person, Canary canary) {
    /** Writes the rows around Hibernate and Leasehold. */
    static Victim plant(Tenant tenant) throws SQLException {
        Victim victim = new Victim(tenant, UUID.randomUUID(), UUID.randomUUID(), "code-" + UUID.randomUUID(), UUID
                .randomUUID(), Canary.random());
        UUID id = tenant.id().value();
        String word = victim.canary.text();
        Connection superuser = Library.superuser(tenant);
        insert(superuser, "insert into sheets (tenant_id, id, text) values (?, ?, ?)", id, victim.sheet, word);
        insert(superuser, "insert into people (tenant_id, id, name) values (?, ?, ?)", id, victim.person, word);
        insert(superuser, "insert into notes (tenant_id, id, code, text, author_id) values (?, ?, ?, ?, ?)", id,
                victim.note, victim.code, word, victim.person);
        insert(superuser, "insert into note_labels (tenant_id, note_id, label) values (?, ?, ?)", id, victim.note,
                word);
        insert(superuser, "insert into note_readers (tenant_id, note_id, person_id) values (?, ?, ?)", id,
                victim.note, victim.person);
        return victim;
    }

    private static void insert(Connection superuser, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = superuser.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    /** A fingerprint of all that the victim has. */
    Map<String, String> rows() throws SQLException {
        return VictimRows.hash(Library.superuser(tenant), tenant.id());
    }
}
