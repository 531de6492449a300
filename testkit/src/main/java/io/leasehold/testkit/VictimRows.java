package io.leasehold.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leasehold.core.TenantId;

/**
 * A fingerprint of all that a tenant has in a database, taken before and after a hostile call.
 *
 * <pre>{@code
 * Map<String, String> before = VictimRows.hash(superuser, victim.id());
 * // the hostile call
 * assertThat(VictimRows.hash(superuser, victim.id())).isEqualTo(before);
 * }</pre>
 */
public final class VictimRows {
    private VictimRows() {}

    /**
     * The hash of the tenant's rows in each table that has a {@code tenant_id}, so that a difference names the table.
     *
     * @param privileged a connection that row-level security does not hold back
     * @param except tables that change by themselves, with their schema, such as {@code "shared.outbox"}
     */
    public static SortedMap<String, String> hash(Connection privileged, TenantId tenant, String... except)
            throws SQLException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String table : tables(privileged, List.of(except))) {
            hashes.put(table, hashOf(privileged, table, tenant));
        }
        return hashes;
    }

    private static Collection<String> tables(Connection privileged, List<String> except) throws SQLException {
        SortedMap<String, String> tables = new TreeMap<>();
        try (PreparedStatement select = privileged.prepareStatement(
                """
                select n.nspname || '.' || c.relname, format('%I.%I', n.nspname, c.relname)
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped
                    and n.nspname not in ('pg_catalog', 'information_schema', 'leasehold') and n.nspname not like 'pg\\_temp%'""");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getString(2));
            }
        }
        tables.keySet().removeAll(except);
        return tables.values();
    }

    private static String hashOf(Connection privileged, String table, TenantId tenant) throws SQLException {
        MessageDigest digest = sha256();
        try (PreparedStatement select = privileged.prepareStatement("select t::text from " + table
                + " t where tenant_id::text = ? order by t::text collate \"C\"")) {
            select.setString(1, tenant.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    digest.update(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256, which each JDK has to have.", e);
        }
    }
}
